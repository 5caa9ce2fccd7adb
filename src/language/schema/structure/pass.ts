import type { MapNode } from '../../syntax/node.ts';
import type { Path } from '../../text/path.ts';
import type { CalicoVersion } from '../../versions/version.ts';
import type { StructuralProblem } from './structural-problem.ts';

/** What a check is about, and what it has found so far. */
export interface Pass {
  readonly root: MapNode;
  readonly version: CalicoVersion;
  readonly completeness: 'whole' | 'partial';
  readonly inChart?: boolean | undefined;
  readonly problems: StructuralProblem[];
  /** Values that must not be trusted. */
  readonly unsound: Path[];
  /** Places where a template decides: the value, whether it is there, or what else is. */
  readonly unknown: Path[];
  /** Inside of a template's branch, which may be there because other releases have what it holds. */
  readonly isGuarded?: boolean;
}
