import type { CalicoFacts } from '../calico-facts.ts';
import { getCalicoObjects } from '../commands/get-calico-objects.ts';
import { type Result, success } from '../errors/result.ts';
import { gather } from '../facts/gather.ts';
import { statusRow } from '../facts/tigerastatus.ts';
import { INSTALLATIONS, TIGERA_STATUSES } from '../kubectl/command.ts';
import type { Kubectl } from '../kubectl/kubectl.ts';
import { LIMITS, type Limits } from '../rollout/limits.ts';
import { isSameMode } from '../rollout/wait.ts';
import { checkTarget, type Target } from '../target.ts';
import { type Early, endedBeforeWriting } from './early.ts';
import { executeChange } from './execute.ts';
import type { ChangeHooks } from './flow.ts';
import { nonPrivilegedOf, WRITES } from './mode.ts';
import type { Outcome } from './outcome.ts';
import type { Snapshot } from './snapshot.ts';
import { statement } from './words.ts';

export interface UndoRequest {
  readonly target: Target;
  readonly snapshot: Snapshot;
  readonly calicoFacts: CalicoFacts;
  readonly limits?: Partial<Limits>;
}

/**
 * Takes a change back: only the field that it has written, and only where it still says what was written then. Then
 * follows the cluster like any other change.
 */
export async function undoChange(
  kubectl: Kubectl,
  { target, snapshot, calicoFacts, limits }: UndoRequest,
  { signal, onEvent }: Pick<ChangeHooks, 'signal' | 'onEvent'>,
): Promise<Outcome> {
  const end = (ending: Early, said?: string): Outcome =>
    endedBeforeWriting(
      { target, change: 'undo', signal },
      ending,
      said === undefined ? undefined : statement(said),
    );
  const { context, server } = snapshot.target;
  if (context !== target.context || server !== target.server) {
    return end({ kind: 'stopped' }, `The snapshot belongs to another cluster: ${context} (${server}).`);
  }
  const still = await checkTarget(kubectl, target, signal);
  if (!still.ok) return end({ kind: 'failed', error: still.error });
  const options = { context: target.context, signal };
  const objects = await kubectl.run(getCalicoObjects, { kinds: [INSTALLATIONS, TIGERA_STATUSES] }, options);
  if (!objects.ok) return end({ kind: 'failed', error: objects.error });
  const live = objects.value.find(
    ({ kind, metadata }) => kind === 'Installation' && metadata.name === 'default',
  );
  if (!live) return end({ kind: 'stopped' }, 'There is no Installation `default` any more.');

  const now = nonPrivilegedOf(live);
  const then = nonPrivilegedOf(snapshot.installation);
  const isNoOp = isSameMode(now, then);
  if (!isNoOp && !isSameMode(now, WRITES[snapshot.change] ?? '')) {
    return end(
      { kind: 'conflict' },
      `The Installation says \`nonPrivileged: ${now}\`, which was not written by this change.`,
    );
  }
  // Only what the mode is rendered as hangs on the version.
  const version = then === 'Enabled' ? await versionOf(kubectl, calicoFacts, options) : success('');
  if (!version.ok) return end({ kind: 'failed', error: version.error });
  return executeChange(kubectl, {
    target,
    change: 'undo',
    calicoFacts,
    limits: { ...LIMITS, ...limits },
    signal,
    onEvent,
    base: live,
    value: then || null,
    isNoOp,
    calicoVersion: version.value,
    rowsBefore: objects.value.filter(({ kind }) => kind === 'TigeraStatus').map(statusRow),
    snapshotFile: undefined,
  });
}

async function versionOf(
  kubectl: Kubectl,
  calicoFacts: CalicoFacts,
  options: { readonly context: string; readonly signal: AbortSignal | undefined },
): Promise<Result<string>> {
  const state = await gather(kubectl, { ...options, calicoFacts, workloads: false, access: [] });
  return state.ok ? success(state.value.version.version) : state;
}
