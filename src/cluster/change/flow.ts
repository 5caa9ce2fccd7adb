import type { CalicoFacts, ReportedProblem } from '../calico-facts.ts';
import type { SetUp } from '../errors/remedy.ts';
import type { Result } from '../errors/result.ts';
import type { ClusterState } from '../facts/gather.ts';
import type { Kubectl } from '../kubectl/kubectl.ts';
import type { LiveObject } from '../object/live-object.ts';
import { isSameToUser } from '../object/same.ts';
import { preflight } from '../preflight/preflight.ts';
import { isBlocked, judgeAfter, type PreflightReport } from '../preflight/report.ts';
import type { AskInside } from '../rollout/exec-id.ts';
import { LIMITS, type Limits } from '../rollout/limits.ts';
import type { Target } from '../target.ts';
import { tryPatch } from '../write/patch.ts';
import { type Early, endedBeforeWriting } from './early.ts';
import { executeChange } from './execute.ts';
import { type ModeChange, modePatch, WRITES } from './mode.ts';
import type { ChangeEvent, ChangeStep, Outcome } from './outcome.ts';
import { saveSnapshot } from './snapshot.ts';
import { statement } from './words.ts';

/** What the user is asked to agree to. */
export interface ChangePlan {
  readonly target: Target;
  readonly change: ModeChange;
  readonly before: LiveObject;
  /** What the API server would make of it. */
  readonly after: LiveObject;
  /** What the API server warned of. */
  readonly warnings: readonly string[];
  readonly report: PreflightReport;
}

export interface ChangeRequest {
  readonly target: Target;
  readonly change: ModeChange;
  readonly calicoFacts: CalicoFacts;
  /** How kubectl is set up where the change is shown. */
  readonly setUp: SetUp;
  /** Where the state before the change is to be kept. */
  readonly snapshotFile: string;
  /** Goes on although preflight speaks against it. */
  readonly force?: boolean;
  readonly limits?: Partial<Limits>;
  /** Whether to run `id -u` in the pods as well, at the end. */
  readonly askInside?: AskInside | undefined;
}

export interface ChangeHooks {
  readonly signal?: AbortSignal;
  readonly onEvent: (event: ChangeEvent) => void;
  /** Whether the user agrees. Not asked where nothing is to be written. */
  readonly confirm: (plan: ChangePlan) => Promise<boolean>;
  /**
   * Asked once, after that and right before something is written: whether the target still is what it was when this
   * began, and may be written to. An error where it is not; false where the user says no.
   */
  readonly mayWrite: (target: Target) => Promise<Result<boolean>>;
}

/**
 * Enables, disables or removes non-privileged mode: preflight, dry run, the user's word, a snapshot, the write under
 * a lock, and then the operator, the template, the rollout, and every pod. Never rejects; a cancel ends it at any
 * point with what state things are in.
 */
export async function changeMode(
  kubectl: Kubectl,
  request: ChangeRequest,
  { signal, onEvent, confirm, mayWrite }: ChangeHooks,
): Promise<Outcome> {
  const { target, change, calicoFacts, setUp, snapshotFile, force = false } = request;
  const options = { context: target.context, signal };
  const step = (name: ChangeStep, text: string) => onEvent({ kind: 'step', step: name, text });
  /** Before anything was written. */
  const end = (ending: Early, said?: string): Outcome => ({
    ...endedBeforeWriting(
      { target, change, signal },
      ending,
      said === undefined ? undefined : statement(said),
    ),
    offers: ending.report?.offer ? [ending.report.offer] : [],
  });

  step('preflight', `Checking the cluster of ${target.context} (${target.server})`);
  const checked = await preflight(kubectl, { target, change, calicoFacts, setUp, signal });
  if (!checked.ok) return end({ kind: 'failed', error: checked.error });
  const { report, state } = checked.value;
  onEvent({ kind: 'preflight', report });
  const before = state.installation.ok ? state.installation.value : undefined;
  if (!before || (isBlocked(report) && !force)) return end({ kind: 'stopped', report }, blockedBy(report));

  step('diff', 'Dry run');
  const value = WRITES[change];
  const tried = await tryPatch(kubectl, { base: before, patch: modePatch(value) }, options);
  if (tried.kind !== 'done') {
    const { error } = tried;
    return end({ kind: error.kind === 'conflict' ? 'conflict' : 'failed', error, report });
  }
  const { after, warnings } = tried;
  const unseen = await judgedAnew(after, state, report, calicoFacts);
  if (unseen.length > 0 && !force) {
    const why = unseen.map(({ message }) => message).join(' ');
    return end({ kind: 'stopped', report }, `The operator would refuse the merged Installation: ${why}`);
  }

  const isNoOp = isSameToUser(before, after);
  if (!isNoOp) {
    step('confirm', 'Waiting for your confirmation');
    const plan = { target, change, before, after, warnings, report };
    if (!(await confirm(plan))) return end({ kind: 'declined', report }, 'Not confirmed.');
    const may = await mayWrite(target);
    if (!may.ok) return end({ kind: 'failed', error: may.error, report });
    if (!may.value) return end({ kind: 'declined', report }, 'Not confirmed.');
    step('snapshot', `Saving a snapshot to ${snapshotFile}`);
    const takenAt = new Date().toISOString();
    const problem = await saveSnapshot(snapshotFile, { takenAt, target, change, installation: before });
    if (problem) return end({ kind: 'failed', report }, `The snapshot could not be saved: ${problem}.`);
  }

  const outcome = await executeChange(kubectl, {
    target,
    change,
    calicoFacts,
    limits: { ...LIMITS, ...request.limits },
    signal,
    onEvent,
    base: before,
    value,
    isNoOp,
    calicoVersion: state.version.version,
    rowsBefore: state.rows.ok ? state.rows.value : [],
    snapshotFile,
    askInside: request.askInside,
  });
  const withdrawn = outcome.kind === 'refused' && report.mode?.mode === 'withdrawn';
  return {
    ...outcome,
    report,
    offers: withdrawn ? [...new Set([...outcome.offers, 'remove' as const])] : outcome.offers,
  };
}

function blockedBy({ lines }: PreflightReport): string {
  const blocks = lines.filter(({ status }) => status === 'block');
  const parts = blocks.map(({ text, fix }) => [text, fix].filter((part) => part !== '').join(' '));
  return `Stopped; nothing was changed. ${parts.join(' ')}`;
}

/** Errors in what admission makes of the object that preflight has not told of. */
async function judgedAnew(
  after: LiveObject,
  state: ClusterState,
  { calicoVersion, lines }: PreflightReport,
  calicoFacts: CalicoFacts,
): Promise<readonly ReportedProblem[]> {
  if (!calicoVersion) return [];
  const told = new Set(lines.map(({ text }) => text));
  const found = await judgeAfter(after, state, calicoVersion, calicoFacts);
  const isVersions = (code: string) =>
    lines.some(({ id }) => id === 'mode') && code === 'nonprivileged-removed';
  return found.filter(
    ({ severity, message, code }) => severity === 'error' && !told.has(message) && !isVersions(code),
  );
}
