import { formatPath, isWithin, type Path } from '../../text/path.ts';
import type { StructuralCode, StructuralProblem } from '../structure/structural-problem.ts';
import type { ClusterStructure } from './walk.ts';

export interface Merged {
  readonly problems: readonly StructuralProblem[];
  /** Values that the cluster refuses and our release does not. */
  readonly refused: readonly Path[];
  /** Values that the cluster takes and we know nothing of: what hangs on them cannot be told. */
  readonly foreign: readonly Path[];
}

/** Rules of the release that no walk over a definition can see (they are written in CEL), or that are the operator's. */
const OURS_ALONE: ReadonlySet<StructuralCode> = new Set([
  'installation-name',
  'typha-pdb-exclusive',
  'schema-cel',
]);

/**
 * One verdict of two: what a release's structure says, and what the cluster's own does. The cluster decides, since its
 * API server does. Where both find the same, ours stays, whose words and fixes know what the field is for.
 */
export function merge(ours: readonly StructuralProblem[], cluster: ClusterStructure): Merged {
  const theirs = new Set(cluster.problems.map(identity));
  const open = new Set(cluster.open.map(formatPath));
  const isOurs = (one: StructuralProblem) =>
    OURS_ALONE.has(one.code) || !isJudged(one) || open.has(formatPath(one.path)) || theirs.has(identity(one));
  const kept = ours.filter(isOurs);
  const said = new Set(kept.map(identity));
  const closed = kept.filter(({ code }) => CLOSING.has(code));
  const added = cluster.problems.filter(
    (one) => !said.has(identity(one)) && !closed.some(({ path }) => isWithin(one.path, path)),
  );
  return {
    problems: [...kept, ...added],
    refused: added.filter(({ code }) => code !== 'schema-required').map(({ path }) => path),
    foreign: ours
      .filter((one) => !isOurs(one) && one.code !== 'unknown-field' && one.code !== 'schema-required')
      .map(({ path }) => path),
  };
}

/** What is below one of these is of no account. */
const CLOSING: ReadonlySet<StructuralCode> = new Set(['unknown-field', 'schema-type']);

/** A key that is not known is another fault than a value that is not right. */
function identity({ path, code }: StructuralProblem): string {
  return `${code === 'unknown-field' ? 'key' : 'value'} ${formatPath(path)}`;
}

/** Of the rest of the object the API server has a judgement of its own, which every release shares. */
function isJudged({ path, code }: StructuralProblem): boolean {
  if (path[0] === 'spec') return true;
  return code === 'unknown-field' && (path.length === 1 || path[0] === 'status');
}
