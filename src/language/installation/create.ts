import { type Path, valueAt } from '../text/path.ts';
import type { CalicoVersion } from '../versions/version.ts';
import type { ClusterFacts } from './cluster/facts.ts';
import { type Effective, effectiveSpec } from './effective-spec.ts';
import type { Installation } from './installation.ts';
import { nonPrivilegedState } from './non-privileged.ts';
import type { InstallationSpec } from './spec.ts';

/** What an Installation is made of. */
export interface InstallationParts {
  readonly version: CalicoVersion;
  readonly name: string | undefined;
  readonly completeness: 'whole' | 'partial';
  readonly written: InstallationSpec;
  readonly cluster: ClusterFacts;
  /** What is sent to the API server beside `written`, where that leaves it out: the defaults of a Helm chart. */
  readonly presets?: InstallationSpec;
}

/** Fills in what the operator fills in; a `partial` one stays as it is written. Never changes `written`. */
export function createInstallation(parts: InstallationParts): Installation {
  const { version, name, completeness, written, cluster, presets } = parts;
  const effective: Effective =
    completeness === 'whole'
      ? effectiveSpec({ ...presets, ...written }, version, cluster)
      : { spec: written, assumptions: [] };
  return assemble({ version, name, completeness, written, cluster }, effective);
}

/** An Installation whose effective spec is known already: the merge of `default` and `overlay`. */
export function assemble(parts: InstallationParts, { spec, assumptions }: Effective): Installation {
  const root = { metadata: parts.name === undefined ? {} : { name: parts.name }, spec: parts.written };
  return {
    ...parts,
    spec,
    assumptions,
    nonPrivileged: nonPrivilegedState(parts.version, spec),
    isWritten: (path: Path) => valueAt(root, path) !== undefined,
  };
}
