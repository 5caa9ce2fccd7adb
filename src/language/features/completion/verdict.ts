import { identity, judgeObject, type Terms } from '../../analysis/variant.ts';
import type { InstallationSpec } from '../../installation/spec.ts';
import type { MapNode } from '../../syntax/node.ts';
import { formatPath } from '../../text/path.ts';

/** What the API server and the operator refuse of a tree. */
export interface Verdict {
  /** Code and place of each error; the messages are not compared, since they name what else is there. */
  readonly errors: ReadonlySet<string>;
  /** Places of the errors. */
  readonly places: readonly string[];
  /** The effective spec. */
  readonly spec: InstallationSpec;
}

/** Judges a tree. */
export function verdictOn(root: MapNode, terms: Terms): Verdict {
  const { installation, problems } = judgeObject(root, terms);
  const refused = problems.filter(({ severity }) => severity === 'error');
  return {
    errors: new Set(refused.map(identity)),
    places: refused.map(({ path }) => formatPath(path)),
    spec: installation.spec,
  };
}

/** True where a verdict has no error that is not among those allowed. */
export function addsNothing({ errors }: Verdict, allowed: ReadonlySet<string>): boolean {
  for (const error of errors) if (!allowed.has(error)) return false;
  return true;
}
