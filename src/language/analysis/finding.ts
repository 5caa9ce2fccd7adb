import type { Unit } from '../documents/read.ts';
import type { PathEdit } from '../text/edit.ts';
import type { Path } from '../text/path.ts';
import type { Severity, Tag } from '../text/problem.ts';
import type { Span } from '../text/span.ts';

/** A stretch of a unit's own text; see `Unit` for why offsets are counted there. */
export interface Location {
  readonly unit: Unit;
  readonly span: Span;
  /** The other file that the unit is of; this text's own when absent. */
  readonly uri?: string;
}

/** One thing that an editor underlines and the command line prints. */
export interface Finding {
  /** A rule's id, or one of the structural and syntactic codes. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly location: Location;
  /** The place in the object, `spec.nonPrivileged`; empty for what is wrong with the YAML. */
  readonly path: string;
  readonly related: readonly { readonly location: Location; readonly message: string }[];
  readonly fixes: readonly LocatedFix[];
  readonly tags: readonly Tag[];
}

/** A fix whose edits know which object they are for. Text edits are made when somebody asks for them. */
export interface LocatedFix {
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  readonly unit: Unit;
  /** Where in the unit's document the map stands that the edits' paths start from: see `edits.ts`. */
  readonly base: Path;
  readonly edits: readonly PathEdit[];
}
