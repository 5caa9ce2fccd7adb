import type { MapNode } from '../syntax/node.ts';
import type { Path } from '../text/path.ts';
import type { CalicoVersion } from '../versions/version.ts';
import { fieldAt } from './catalogue.ts';
import type { ClusterSchema } from './crd/cluster-schema.ts';
import { merge } from './crd/merge.ts';
import { checkAgainst } from './crd/walk.ts';
import { INSTALLATION } from './fields/installation.ts';
import { identityProblems } from './identity.ts';
import type { Pass } from './structure/pass.ts';
import { read } from './structure/read.ts';
import { checkShape } from './structure/shape.ts';
import { prune } from './structure/sound.ts';
import type { StructuralProblem } from './structure/structural-problem.ts';

export interface Structure {
  /** Each fault once, at the leaf. */
  readonly problems: readonly StructuralProblem[];
  /**
   * The JSON value of the Installation without what is unsound: unknown keys, values of wrong types or that the CRD
   * refuses, nulls. Lists keep their indexes, see `prune`. Always an object.
   */
  readonly sound: unknown;
  /** Places where a template decides; what is there is not in `sound`. */
  readonly unknown: readonly Path[];
  /** Places whose values the cluster's own schema admits and the release does not; they are not in `sound` either. */
  readonly foreign: readonly Path[];
}

/** What to judge an Installation's structure by. */
export interface StructureSubject {
  readonly version: CalicoVersion;
  readonly completeness: 'whole' | 'partial';
  /** It is in the values of a chart. */
  readonly inChart?: boolean;
  /** The definition of the cluster that it is for, which then decides. */
  readonly clusterSchema?: ClusterSchema;
}

/**
 * Judges the structure of an Installation as the API server of a cluster with this Calico release does. Of `status`
 * only its keys are judged, since the API server drops it from what is applied; of a patch (`partial`) nothing is
 * called missing. Total: whatever the node, it returns.
 */
export function checkStructure(root: MapNode, subject: StructureSubject): Structure {
  const { version, completeness, inChart, clusterSchema } = subject;
  const pass: Pass = { root, version, completeness, inChart, problems: [], unsound: [], unknown: [] };
  const value = read(root, INSTALLATION, [], pass) as Record<string, unknown>;
  const { status, ...judged } = value;
  checkShape(judged, pass);
  const ofRelease = pass.problems.filter(
    ({ path, code }) => path[0] !== 'status' || code === 'unknown-field',
  );
  const { problems, refused, foreign } = clusterSchema
    ? merge(ofRelease, checkAgainst(root, clusterSchema, completeness))
    : { problems: ofRelease, refused: [], foreign: [] };
  prune(judged, [...pass.unsound, ...refused], (path) => fieldAt(path)?.kind === 'object');
  return {
    problems: [...identityProblems(pass), ...problems],
    sound: status ? { ...judged, status } : judged,
    unknown: pass.unknown,
    foreign,
  };
}
