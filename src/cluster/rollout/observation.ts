import { templateSpec } from '../facts/gather.ts';
import { type NodeMarks, nodeMarks } from '../facts/node-template.ts';
import { type StatusRow, statusRow } from '../facts/tigerastatus.ts';
import type { ObjectEvent } from '../kubectl/follow.ts';
import { numberAt } from '../object/at.ts';
import { type WatchedPod, watchedPod } from './pod-state.ts';

/** What the watches have told so far. */
export interface Observation {
  readonly rows: ReadonlyMap<string, StatusRow>;
  readonly daemonSet: WatchedDaemonSet | undefined;
  /** By name. */
  readonly pods: ReadonlyMap<string, WatchedPod>;
}

export interface WatchedDaemonSet {
  readonly template: NodeMarks | undefined;
  /** Whether the controller has seen the newest template. */
  readonly observed: boolean;
  readonly desired: number;
  readonly updated: number;
  readonly available: number;
}

/** An observation, and where each watch puts what it hears. */
export interface Observer {
  readonly observation: Observation;
  onRow(event: ObjectEvent): void;
  onDaemonSet(event: ObjectEvent): void;
  onPod(event: ObjectEvent): void;
  /** Pods are about to be told anew; those that are gone meanwhile would stay for ever. */
  forgetPods(): void;
}

export function createObserver(): Observer {
  const rows = new Map<string, StatusRow>();
  const pods = new Map<string, WatchedPod>();
  const observation = { rows, pods, daemonSet: undefined as WatchedDaemonSet | undefined };
  return {
    observation,
    onRow: ({ type, object }) => {
      if (type === 'gone') rows.delete(object.metadata.name);
      else rows.set(object.metadata.name, statusRow(object));
    },
    onDaemonSet: ({ type, object }) => {
      observation.daemonSet =
        type === 'gone'
          ? undefined
          : {
              template: nodeMarks(templateSpec(object)),
              observed:
                numberAt(object, 'status', 'observedGeneration') ===
                numberAt(object, 'metadata', 'generation'),
              desired: numberAt(object, 'status', 'desiredNumberScheduled') ?? 0,
              updated: numberAt(object, 'status', 'updatedNumberScheduled') ?? 0,
              available: numberAt(object, 'status', 'numberAvailable') ?? 0,
            };
    },
    onPod: ({ type, object }) => {
      if (type === 'gone') pods.delete(object.metadata.name);
      else pods.set(object.metadata.name, watchedPod(object));
    },
    forgetPods: () => pods.clear(),
  };
}
