import { getInstallation } from '../commands/get-installation.ts';
import { gather } from '../facts/gather.ts';
import type { CalicoKnowledge } from '../knowledge.ts';
import type { Kubectl } from '../kubectl.ts';
import { nonPrivilegedOf, WRITES } from '../preflight/change.ts';
import { LIMITS, type Limits } from '../rollout/limits.ts';
import { isSameValue } from '../rollout/wait.ts';
import { checkTarget, type Target } from '../target.ts';
import { carry } from './carry.ts';
import type { ChangeHooks } from './flow.ts';
import type { Outcome } from './outcome.ts';
import type { Snapshot } from './snapshot.ts';
import { statementOf } from './words.ts';

export interface UndoRequest {
  readonly target: Target;
  readonly snapshot: Snapshot;
  readonly knowledge: CalicoKnowledge;
  readonly limits?: Partial<Limits>;
}

/**
 * Takes a change back: only the field that it has written, and only where it still says what was written then. Then
 * follows the cluster like any other change.
 */
export async function undoChange(
  kubectl: Kubectl,
  { target, snapshot, knowledge, limits }: UndoRequest,
  { signal, onEvent }: Pick<ChangeHooks, 'signal' | 'onEvent'>,
): Promise<Outcome> {
  const end = (ending: Pick<Outcome, 'kind' | 'error'>, statement?: string): Outcome => ({
    ...ending,
    kind: ending.error?.kind === 'cancelled' ? 'cancelled' : ending.kind,
    target,
    change: 'undo',
    written: 'no',
    statement: `${statement ?? statementOf({ ...ending, written: 'no' })} Nothing was written to ${target.context}.`,
    offers: [],
    snapshotFile: undefined,
  });
  const { context, server } = snapshot.target;
  if (context !== target.context || server !== target.server) {
    return end({ kind: 'stopped' }, `The snapshot is of another cluster: ${context} (${server}).`);
  }
  const still = await checkTarget(kubectl, target, signal);
  if (!still.ok) return end({ kind: 'failed', error: still.error });
  const options = { context: target.context, signal };
  const state = await gather(kubectl, { ...options, knowledge, workloads: false, access: [] });
  if (!state.ok) return end({ kind: 'failed', error: state.error });
  const live = await kubectl.run(getInstallation, { name: 'default' }, options);
  if (!live.ok) return end({ kind: 'failed', error: live.error });

  const now = nonPrivilegedOf(live.value);
  const then = nonPrivilegedOf(snapshot.installation);
  const isSoAlready = isSameValue(now, then);
  if (!isSoAlready && !isSameValue(now, WRITES[snapshot.change] ?? '')) {
    return end(
      { kind: 'conflict' },
      `The Installation says \`nonPrivileged: ${now}\`, which this change has not written; somebody else has.`,
    );
  }
  return carry(kubectl, {
    target,
    change: 'undo',
    knowledge,
    limits: { ...LIMITS, ...limits },
    signal,
    onEvent,
    base: live.value,
    value: then || null,
    isSoAlready,
    calicoVersion: state.value.version.version,
    rowsBefore: state.value.rows.ok ? state.value.rows.value : [],
    snapshotFile: undefined,
  });
}
