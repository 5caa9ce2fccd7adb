import { type GivenSurroundings, readInstallation, runRules } from '../../analysis/judge.ts';
import type { InstallationForm } from '../../documents/installations.ts';
import type { ClusterFacts } from '../../installation/cluster-facts.ts';
import type { InstallationSpec } from '../../installation/spec.ts';
import type { ClusterSchema } from '../../schema/crd/cluster-schema.ts';
import type { MapNode } from '../../syntax/node.ts';
import { formatPath } from '../../text/path.ts';
import type { CalicoVersion } from '../../versions/version.ts';

/** What a tree is judged with. */
export interface Bench {
  readonly version: CalicoVersion;
  readonly form: InstallationForm;
  readonly completeness: 'whole' | 'partial';
  readonly name: string | undefined;
  readonly cluster: ClusterFacts;
  readonly clusterSchema: ClusterSchema | undefined;
  readonly surroundings: GivenSurroundings;
}

/** What the API server and the operator refuse of a tree. */
export interface Verdict {
  /** Code and place of each error; the messages are not compared, since they name what else is there. */
  readonly errors: ReadonlySet<string>;
  /** Places of the errors. */
  readonly places: readonly string[];
  /** The effective spec. */
  readonly spec: InstallationSpec;
}

/** Judges a tree. A rule that fails says nothing here; it is reported where the text itself is judged. */
export function verdictOn(
  root: MapNode,
  { version, form, completeness, name, cluster, clusterSchema, surroundings }: Bench,
): Verdict {
  const { installation, problems } = readInstallation({
    root,
    form,
    name,
    completeness,
    version,
    cluster,
    clusterSchema,
  });
  const ofRules = runRules(installation, surroundings, () => {});
  const refused = [...problems, ...ofRules].filter(({ severity }) => severity === 'error');
  return {
    errors: new Set(refused.map(({ code, path }) => `${code} ${formatPath(path)}`)),
    places: refused.map(({ path }) => formatPath(path)),
    spec: installation.spec,
  };
}

/** True where a verdict has no error that is not among those allowed. */
export function addsNothing({ errors }: Verdict, allowed: ReadonlySet<string>): boolean {
  for (const error of errors) if (!allowed.has(error)) return false;
  return true;
}
