import type { Analysis } from '../analysis/analyse.ts';
import type { TargetVersion } from '../analysis/target.ts';
import type { InstallationSource } from '../documents/installations.ts';
import { installationAt } from './installation-at.ts';
import { spoken } from './non-privileged/page.ts';

/** What is to be known of a text at a glance. */
export interface Status {
  readonly target: TargetVersion;
  /** How the Installation is written down, in words: `manifest`, `patch`, `Helm values`. */
  readonly form: string;
  /** How non-privileged mode stands, in words. */
  readonly nonPrivileged: string;
  readonly installations: number;
  /** The cluster whose own definition decides on the structure; absent where ours does. */
  readonly clusterSchema?: { readonly context: string; readonly hash: string };
}

/** Of the Installation at an offset, else of the first; undefined for a text without any. */
export function status(analysis: Analysis, offset: number | undefined): Status | undefined {
  const { installations } = analysis;
  const judged = (offset === undefined ? undefined : installationAt(analysis, offset)) ?? installations[0];
  if (!judged) return undefined;
  const { source, target, installation, clusterSchema } = judged;
  return {
    target,
    form: formOf(source),
    nonPrivileged: spoken(installation.nonPrivileged),
    installations: installations.length,
    clusterSchema,
  };
}

function formOf({ form, path, completeness }: InstallationSource): string {
  if (form !== 'manifest') return FORMS[form];
  if (completeness === 'partial') return 'patch';
  return path.at(-2) === 'items' ? 'item of a list' : 'manifest';
}

const FORMS = { values: 'Helm values', 'json-patch': 'JSON patch', parameter: 'Helm parameter' } as const;
