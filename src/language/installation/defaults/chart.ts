import { type CalicoVersion, compareCalicoVersions, version } from '../../versions/version.ts';
import type { InstallationSpec } from '../spec.ts';

const PLUGIN_PATH_NONE = version('3.31.0');

/**
 * What the tigera-operator chart writes into the Installation where its values say nothing, as far as that differs
 * from what the operator would fill in. Source: `values.yaml` of the chart, every release.
 */
export function chartDefaults(release: CalicoVersion): InstallationSpec {
  return compareCalicoVersions(release, PLUGIN_PATH_NONE) >= 0 ? { kubeletVolumePluginPath: 'None' } : {};
}
