import { explainError, type SetUp } from '../errors/remedy.ts';
import { stuckInWords } from '../rollout/stuck.ts';
import type { Refusal, RolloutProgress, WaitResult } from '../rollout/wait.ts';
import type { Target } from '../target.ts';
import type { Outcome, Statement } from './outcome.ts';

type Ending = Omit<Outcome, 'target' | 'change' | 'statement' | 'offers' | 'snapshotFile'>;

/** What happened. */
export function statementOf(ending: Ending): Statement {
  const { kind, error, refusal, stuck = [], verification, progress } = ending;
  switch (kind) {
    case 'done': {
      const count = verification?.pods.length ?? 0;
      const how = verification?.wanted === 'non-privileged' ? 'unprivileged and as non-root' : 'privileged';
      return statement(`Done: calico-node runs ${how} on all ${count} nodes; every pod was verified.`);
    }
    case 'unverified': {
      const pods = verification?.pods.filter(({ faults }) => faults.length > 0) ?? [];
      const first = pods
        .slice(0, MOST)
        .map(({ node, pod, faults }) => `${node}: pod ${pod} ${faults.join(', ')}.`);
      return statement('Rolled out, but not verified.', [...(verification?.faults ?? []), ...first]);
    }
    case 'refused':
      return refusal
        ? { ...statement(`The operator refuses it: ${rowInWords(refusal)}.`), quoted: refusal.message }
        : statement('The operator refuses it.');
    case 'stuck': {
      const [happened, ...details] = whatIsStuck(progress);
      return statement(happened!, [...details, ...stuck.map(stuckInWords)]);
    }
    case 'overtaken':
      return statement(
        'nonPrivileged was changed again meanwhile; a tool that manages the Installation may have reverted it.',
      );
    case 'cancelled':
      return statement(ending.written === 'yes' || progress ? 'No longer watching.' : 'Cancelled.');
    default:
      return error ? { ...statement(explainError(error).happened), error } : statement('It failed.');
  }
}

export function statement(happened: string, details: readonly string[] = []): Statement {
  return { happened, quoted: '', details };
}

/** All of it, in one paragraph; `setUp` as for `explainError`. */
export function statementInWords({ happened, quoted, error, details }: Statement, setUp: SetUp): string {
  const first = quoted ? `${happened.replace(/[.]$/, '')}: ${ended(quoted)}` : happened;
  const remedy = error ? explainError(error, setUp).remedy : '';
  return [first, remedy, ...details].filter((text) => text !== '').join(' ');
}

function rowInWords({ row, reason }: Refusal): string {
  return `TigeraStatus ${row} is Degraded${reason ? ` (${reason})` : ''}`;
}

const MOST = 5;

/** With a full stop, since more follows. */
function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** How the following of a rollout ended. */
export function followedStatement(result: WaitResult): Statement {
  const { desired, updated, available } = result.last;
  const counts = `${updated} of ${desired} pods new, ${available} available`;
  switch (result.kind) {
    case 'done':
      return statement(`Rolled out: ${counts}.`);
    case 'cancelled':
      return statement(`No longer watching: ${counts}.`, ['The rollout continues without this window.']);
    case 'degraded':
      return statementOf({ kind: 'refused', written: 'no', refusal: result.refusal });
    case 'stuck':
      return statementOf({ kind: 'stuck', written: 'no', stuck: result.stuck, progress: result.last });
    case 'failed':
      return statementOf({ kind: 'failed', written: 'no', error: result.error });
    case 'overtaken':
      return statementOf({ kind: 'overtaken', written: 'no' });
  }
}

function whatIsStuck(progress: RolloutProgress | undefined): readonly string[] {
  switch (progress?.phase) {
    case 'operator':
      return [
        'The operator has not reported on this generation.',
        'Check that the Deployment tigera-operator is running.',
      ];
    case 'template':
      return ['The operator has accepted it and has not changed the calico-node template.'];
    case 'report':
      return ['All pods are new and ready, but the operator has not reported it yet.'];
    case 'degraded':
      return ['The operator is Degraded.'];
    default:
      return [
        `The rollout is stuck: ${progress?.updated ?? 0} of ${progress?.desired ?? 0} pods are new, ${progress?.available ?? 0} available.`,
      ];
  }
}

/** What state things are in after all, since somebody has to go on from there. */
export function whereThingsAre(
  { kind, written, progress, refusal }: Ending,
  { target, value }: { readonly target: Target; readonly value: string | null },
): string {
  if (kind === 'done' || kind === 'conflict' || kind === 'overtaken') return '';
  const { context } = target;
  const says = value === null ? 'no longer has nonPrivileged' : `says \`nonPrivileged: ${value}\``;
  if (written === 'unknown') {
    return `Whether the Installation in ${context} was changed is not known; check it before you continue.`;
  }
  const installation =
    written === 'no'
      ? `Nothing was written to ${context} in this run.`
      : `The change was made: the Installation in ${context} ${says}.`;
  if (refusal)
    return `${installation} calico-node keeps running unchanged; the operator does nothing until that is fixed.`;
  if (kind === 'unverified' || !progress) return installation;
  return `${installation} ${rolloutInWords(progress)}`;
}

function rolloutInWords({ phase, desired, updated, available }: RolloutProgress): string {
  switch (phase) {
    case 'operator':
    case 'template':
    case 'degraded':
      return 'When last seen, the operator had not changed the template of calico-node yet; it may still do so.';
    case 'rollout':
      return `When last seen, ${updated} of ${desired} calico-node pods were new and ${available} available; the rollout continues.`;
    default:
      return `When last seen, all ${desired} calico-node pods were new and available.`;
  }
}
