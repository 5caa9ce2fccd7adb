import type { CalicoFacts } from '../calico-facts.ts';
import type { StatusRow } from '../facts/tigerastatus.ts';
import type { Kubectl } from '../kubectl/kubectl.ts';
import { numberAt } from '../object/at.ts';
import type { LiveObject } from '../object/live-object.ts';
import type { AskInside } from '../rollout/exec-id.ts';
import type { Limits } from '../rollout/limits.ts';
import { verify } from '../rollout/verify.ts';
import { waitForRollout } from '../rollout/wait.ts';
import type { Target } from '../target.ts';
import { writePatch } from '../write/patch.ts';
import { type ModeChange, modePatch } from './mode.ts';
import type { ChangeEvent, ChangeStep, Outcome } from './outcome.ts';
import { rolloutEvents } from './rollout-events.ts';
import { statementOf, whereThingsAre } from './words.ts';

export interface ChangeExecution {
  readonly target: Target;
  readonly change: ModeChange | 'undo';
  readonly calicoFacts: CalicoFacts;
  readonly limits: Limits;
  readonly signal: AbortSignal | undefined;
  readonly onEvent: (event: ChangeEvent) => void;
  /** The state that the user has seen. */
  readonly base: LiveObject;
  /** What the field is to say; null for taking it out. */
  readonly value: string | null;
  /** Nothing is written, and what is there is followed. */
  readonly isNoOp: boolean;
  readonly calicoVersion: string;
  readonly rowsBefore: readonly StatusRow[];
  readonly snapshotFile: string | undefined;
  readonly askInside?: AskInside | undefined;
}

type Ending = Omit<Outcome, 'target' | 'change' | 'statement' | 'offers' | 'snapshotFile'>;

/** Writes, waits for the operator and the rollout, and looks at every pod. What it says is true wherever it ends. */
export async function executeChange(kubectl: Kubectl, execution: ChangeExecution): Promise<Outcome> {
  const { target, signal, onEvent, base, value, calicoFacts } = execution;
  const options = { context: target.context, signal };
  const step = (name: ChangeStep, text: string) => onEvent({ kind: 'step', step: name, text });
  const wanted = value === 'Enabled' ? ('non-privileged' as const) : ('privileged' as const);

  let after = base;
  if (!execution.isNoOp) {
    step('write', `Writing nonPrivileged to Installation default in ${target.context}`);
    const result = await writePatch(kubectl, { base, patch: modePatch(value) }, options);
    if (result.kind !== 'done') {
      const { error } = result;
      const kind = error.kind === 'cancelled' || error.kind === 'conflict' ? error.kind : 'failed';
      return ended(execution, { kind, written: result.kind === 'unknown' ? 'unknown' : 'no', error });
    }
    after = result.after;
  }
  const didWrite = execution.isNoOp ? ('no' as const) : ('yes' as const);

  const generation = numberAt(after, 'metadata', 'generation') ?? 0;
  step('operator', `Waiting for the operator to reconcile generation ${generation}`);
  const events = rolloutEvents(onEvent);
  const waited = await waitForRollout(kubectl, {
    context: target.context,
    value: value ?? '',
    expected: {
      generation,
      mode: wanted,
      rowsBefore: new Map(didWrite === 'yes' ? execution.rowsBefore.map((row) => [row.name, row]) : []),
    },
    calicoFacts,
    limits: execution.limits,
    signal,
    onProgress: events.onProgress,
    onNote: (text) => onEvent({ kind: 'note', text }),
  });
  const progress = waited.last;
  switch (waited.kind) {
    case 'done':
      break;
    case 'degraded':
      return ended(execution, { kind: 'refused', written: didWrite, refusal: waited.refusal, progress });
    case 'stuck':
      return ended(execution, { kind: 'stuck', written: didWrite, stuck: waited.stuck, progress });
    case 'failed':
      return ended(execution, { kind: 'failed', written: didWrite, error: waited.error, progress });
    case 'overtaken':
    case 'cancelled':
      return ended(execution, { kind: waited.kind, written: didWrite, progress });
  }

  step('verify', `Verifying ${progress.desired} calico-node pods`);
  const { calicoVersion, askInside } = execution;
  const verified = await verify(kubectl, {
    target,
    wanted,
    calicoVersion,
    generation,
    calicoFacts,
    askInside,
    signal,
  });
  if (!verified.ok) {
    const kind = verified.error.kind === 'cancelled' ? 'cancelled' : 'failed';
    return ended(execution, { kind, written: didWrite, error: verified.error, progress });
  }
  const verification = verified.value;
  const kind = verification.verified ? 'done' : 'unverified';
  return ended(execution, { kind, written: didWrite, verification, progress });
}

function ended(execution: ChangeExecution, ending: Ending): Outcome {
  const { target, change, value } = execution;
  const mayUndo = ending.written !== 'no' && change !== 'undo';
  const said = statementOf(ending);
  const isOpen = ending.kind === 'failed' || ending.kind === 'cancelled' || ending.kind === 'stuck';
  return {
    ...ending,
    target,
    change,
    statement: { ...said, details: [...said.details, whereThingsAre(ending, { target, value })] },
    offers: [
      ...(mayUndo && ending.kind !== 'done' ? (['undo'] as const) : []),
      ...(ending.written !== 'no' && isOpen ? (['verify'] as const) : []),
    ],
    snapshotFile: ending.written === 'no' ? undefined : execution.snapshotFile,
  };
}
