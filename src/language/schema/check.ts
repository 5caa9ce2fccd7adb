import type { MapNode } from '../syntax/node.ts';
import type { Path } from '../text/path.ts';
import type { CalicoVersion } from '../versions/version.ts';
import { fieldAt } from './catalogue.ts';
import { INSTALLATION } from './fields/installation.ts';
import { identityProblems } from './identity.ts';
import { type Pass, read } from './read.ts';
import { checkShape } from './shape.ts';
import { takeOut } from './sound.ts';
import type { StructuralProblem } from './structural-problem.ts';

export interface Structure {
  /** Each fault once, at the leaf. */
  readonly problems: readonly StructuralProblem[];
  /**
   * The JSON value of the Installation without what is unsound: unknown keys, values of wrong types or that the CRD
   * refuses, nulls. Lists keep their indexes, see `takeOut`. Always an object.
   */
  readonly sound: unknown;
  /** Places where a template decides; what is there is not in `sound`. */
  readonly unknown: readonly Path[];
}

/**
 * Judges the structure of an Installation as the API server of a cluster with this Calico release does. Of `status`
 * only its keys are judged, since the API server drops it from what is applied; of a patch (`partial`) nothing is
 * called missing. Total: whatever the node, it returns.
 */
export function checkStructure(
  root: MapNode,
  subject: { readonly version: CalicoVersion; readonly completeness: 'whole' | 'partial' },
): Structure {
  const { version, completeness } = subject;
  const pass: Pass = { root, version, completeness, problems: [], unsound: [], unknown: [] };
  const value = read(root, INSTALLATION, [], pass) as Record<string, unknown>;
  const { status, ...judged } = value;
  checkShape(judged, pass);
  const problems = pass.problems.filter(({ path, code }) => path[0] !== 'status' || code === 'unknown-field');
  takeOut(judged, pass.unsound, (path) => fieldAt(path)?.kind === 'object');
  return {
    problems: [...identityProblems(pass), ...problems],
    sound: status ? { ...judged, status } : judged,
    unknown: pass.unknown,
  };
}
