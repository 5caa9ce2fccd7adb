import type { CalicoFacts } from '../calico-facts.ts';
import { nonPrivilegedOf } from '../change/mode.ts';
import { getInstallation } from '../commands/get-installation.ts';
import type { ClusterError } from '../errors/error.ts';
import type { Kubectl } from '../kubectl/kubectl.ts';
import type { Limits } from './limits.ts';
import { type NodeProgress, nodeProgress } from './nodes.ts';
import type { Observation } from './observation.ts';
import { observe } from './observe.ts';
import { type Expectation, type Phase, phaseOf } from './phase.ts';
import { type StuckNode, whyStuck } from './stuck.ts';
import { throttled } from './throttled.ts';

/** Where a rollout is, as it is told while it goes on. */
export interface RolloutProgress {
  readonly phase: Phase['kind'];
  readonly nodes: readonly NodeProgress[];
  readonly desired: number;
  readonly updated: number;
  readonly available: number;
}

export interface WaitOptions {
  readonly context: string;
  /** The value that the Installation is to keep; undefined where nobody has changed it. */
  readonly value: string | undefined;
  readonly expected: Expectation;
  readonly calicoFacts: CalicoFacts;
  readonly limits: Limits;
  readonly signal: AbortSignal | undefined;
  /** Told of the first state and of changes, five times a second at most. */
  readonly onProgress: (progress: RolloutProgress) => void;
  readonly onNote: (note: string) => void;
}

/** How the waiting ended, and where things were then. */
export type WaitResult = { readonly last: RolloutProgress } & (
  | { readonly kind: 'done' | 'cancelled' }
  | { readonly kind: 'degraded'; readonly refusal: Refusal }
  | { readonly kind: 'stuck'; readonly stuck: readonly StuckNode[] }
  /** Somebody has changed the field again; `value` is what it says now. */
  | { readonly kind: 'overtaken'; readonly value: string }
  | { readonly kind: 'failed'; readonly error: ClusterError }
);

/** What the operator says against the Installation. */
export interface Refusal {
  /** The TigeraStatus that says it. */
  readonly row: string;
  readonly reason: string;
  readonly message: string;
  /** The rules that the message leads to. */
  readonly codes: readonly string[];
}

/** Follows the operator and the rollout until they are through, or until it is plain that they will not be. */
export async function waitForRollout(kubectl: Kubectl, options: WaitOptions): Promise<WaitResult> {
  const { context, expected, calicoFacts, limits, onProgress, onNote } = options;
  const signal = options.signal ?? new AbortController().signal;
  const settled = new AbortController();
  let last: RolloutProgress = { phase: 'operator', nodes: [], desired: 0, updated: 0, available: 0 };
  let end: 'done' | 'stuck' | 'overtaken' | { readonly refusal: Refusal } | undefined;
  let overtakenBy = '';
  const finish = (how: NonNullable<typeof end>) => {
    end ??= how;
    settled.abort();
  };

  let seen: Observation | undefined;
  const tell = throttled(PROGRESS_MS, () => {
    if (!seen) return;
    last = progressOf(seen, phaseOf(seen, expected));
    onProgress(last);
  });
  const idle = timer(() => finish('stuck'));
  const settle = timer(() => {
    const phase = seen && phaseOf(seen, expected);
    if (phase?.kind === 'degraded') void refuse(phase);
    if (phase?.kind === 'template') void lookAgain();
  });
  const refuse = async ({ row, condition: { reason, message } }: Phase & { kind: 'degraded' }) =>
    finish({ refusal: { row, reason, message, codes: await calicoFacts.codesOfMessage(message) } });
  /** The operator is content, and still renders something else: perhaps the field says something else by now. */
  const lookAgain = async () => {
    if (options.value === undefined) return;
    const live = await kubectl.run(getInstallation, { name: 'default' }, { context, signal: settled.signal });
    if (!live.ok || isSameMode(nonPrivilegedOf(live.value), options.value)) return;
    overtakenBy = nonPrivilegedOf(live.value);
    finish('overtaken');
  };

  let mark = '';
  const onChange = (observation: Observation): boolean => {
    seen = observation;
    const phase = phaseOf(observation, expected);
    tell.soon();
    const now = markOf(observation, phase);
    if (now !== mark) {
      mark = now;
      const isOperators = phase.kind === 'operator' || phase.kind === 'template';
      idle.start(isOperators ? limits.operatorMs : limits.stuckMs);
      if (phase.kind === 'degraded' || phase.kind === 'template') settle.start(limits.settleMs);
      else settle.stop();
      if (phase.kind === 'done') finish('done');
      if (phase.kind === 'degraded') void refuseIfSure(phase);
    }
    return settled.signal.aborted;
  };
  const refuseIfSure = async (phase: Phase & { kind: 'degraded' }) => {
    if (phase.certain || (await calicoFacts.codesOfMessage(phase.condition.message)).length > 0)
      await refuse(phase);
  };

  idle.start(limits.operatorMs);
  const error = await observe(kubectl, {
    context,
    signal: AbortSignal.any([signal, settled.signal]),
    patienceMs: limits.patienceMs,
    onChange,
    onNote,
  });
  idle.stop();
  settle.stop();
  tell.now();

  if (end === 'done') return { kind: 'done', last };
  if (end === 'overtaken') return { kind: 'overtaken', value: overtakenBy, last };
  if (end === 'stuck') {
    const stuck = await whyStuck(kubectl, last.nodes, { context, signal: options.signal });
    return { kind: 'stuck', stuck, last };
  }
  if (end) return { kind: 'degraded', refusal: end.refusal, last };
  if (error && !signal.aborted) return { kind: 'failed', error, last };
  return { kind: 'cancelled', last };
}

const PROGRESS_MS = 200;

/** Before Calico 3.31 the operator writes `Disabled` where nothing is written. */
export function isSameMode(one: string, other: string): boolean {
  return (one || 'Disabled') === (other || 'Disabled');
}

function progressOf(observation: Observation, { kind }: Phase): RolloutProgress {
  const { desired = 0, updated = 0, available = 0 } = observation.daemonSet ?? {};
  return { phase: kind, nodes: nodeProgress(observation), desired, updated, available };
}

/** Changes when something has moved. A container that starts again and again moves nothing. */
function markOf({ daemonSet }: Observation, phase: Phase): string {
  const said = phase.kind === 'degraded' ? phase.condition.message : '';
  return [phase.kind, said, daemonSet?.updated, daemonSet?.available].join(' ');
}

function timer(action: () => void) {
  let running: NodeJS.Timeout | undefined;
  return {
    start: (milliseconds: number) => {
      clearTimeout(running);
      running = setTimeout(action, milliseconds);
    },
    stop: () => clearTimeout(running),
  };
}
