import { watchCalicoNode, watchNodePods, watchTigeraStatus } from '../commands/watch-objects.ts';
import type { ClusterError } from '../errors/error.ts';
import { follow, type ObjectEvent } from '../kubectl/follow.ts';
import type { Kubectl } from '../kubectl/kubectl.ts';
import { createObserver, type Observation } from './observation.ts';

export interface ObserveOptions {
  readonly context: string;
  readonly signal: AbortSignal;
  readonly patienceMs: number;
  /** Told after every change, at most once a turn; comes back true when enough was seen. */
  readonly onChange: (observation: Observation) => boolean;
  /** A watch was lost and begun again. */
  readonly onNote: (note: string) => void;
}

/**
 * Watches TigeraStatus, the DaemonSet and its pods until enough was seen, or the signal comes: then undefined. An
 * error where a watch cannot go on. The watches begin one after the other: each may ask the user to log in.
 */
export async function observe(kubectl: Kubectl, options: ObserveOptions): Promise<ClusterError | undefined> {
  const { context, signal, patienceMs, onChange, onNote } = options;
  const observer = createObserver();
  const enough = new AbortController();
  const all = AbortSignal.any([signal, enough.signal]);
  let error: ClusterError | undefined;
  let isPending = false;
  const look = () => {
    if (isPending) return;
    isPending = true;
    setImmediate(() => {
      isPending = false;
      if (!all.aborted && onChange(observer.observation)) enough.abort();
    });
  };
  const running: Promise<void>[] = [];
  const watches = [
    [watchTigeraStatus, observer.onRow, () => {}],
    [watchCalicoNode, observer.onDaemonSet, () => {}],
    [watchNodePods, observer.onPod, observer.forgetPods],
  ] as const;
  for (const [command, hear, forget] of watches) {
    if (all.aborted) break;
    await new Promise<void>((begun) => {
      const onEvent = (event: ObjectEvent) => {
        hear(event);
        look();
        begun();
      };
      const onRestart = (why: string) => {
        forget();
        onNote(`${command.id} began anew: ${why}`);
      };
      const ended = follow(kubectl, command, undefined, {
        context,
        signal: all,
        patienceMs,
        onEvent,
        onRestart,
      }).then((result) => {
        if (!result.ok && !all.aborted) {
          error ??= result.error;
          enough.abort();
        }
        begun();
      });
      running.push(ended);
      // Where there is nothing to tell, nothing says that the watch stands.
      if (!command.neverEmpty) begun();
    });
  }
  await Promise.all(running);
  return error;
}
