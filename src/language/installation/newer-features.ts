import { type Path, valueAt } from '../text/path.ts';
import type { InstallationSpec } from './spec.ts';

/**
 * What came after Calico 3.21 while the operator still took `nonPrivileged: Enabled`, and the release that brought
 * it: the tops of subtrees, below `spec`; `[]` is every item. Source: the CRDs of each release.
 */
const FIELDS: readonly (readonly [since: string, ...paths: string[]])[] = [
  [
    '3.22.0',
    'calicoNetwork.nodeAddressAutodetectionV4.kubernetes',
    'calicoNetwork.nodeAddressAutodetectionV6.kubernetes',
    'nodeUpdateStrategy.rollingUpdate.maxSurge',
  ],
  [
    '3.24.0',
    'calicoKubeControllersDeployment',
    'calicoNodeDaemonSet',
    'calicoWindowsUpgradeDaemonSet',
    'typhaDeployment',
    'calicoNetwork.ipPools[].disableBGPExport',
    'fipsMode',
    'kubeletVolumePluginPath',
  ],
  ['3.26.0', 'csiNodeDriverDaemonSet', 'logging'],
  [
    '3.27.0',
    'calicoNodeWindowsDaemonSet',
    'windowsNodes',
    'serviceCIDRs',
    'calicoNetwork.windowsDataplane',
    'componentResources[].resourceRequirements.claims',
  ],
  [
    '3.28.0',
    'calicoNetwork.ipPools[].name',
    'calicoNetwork.ipPools[].allowedUses',
    'calicoNetwork.linuxPolicySetupTimeoutSeconds',
    'calicoNetwork.sysctl',
  ],
  ['3.29.0', 'calicoNetwork.ipPools[].disableNewAllocations'],
  ['3.29.2', 'azure'],
  ['3.30.0', 'calicoNetwork.ipPools[].assignmentMode', 'proxy'],
  [
    '3.31.0',
    'calicoNetwork.bpfNetworkBootstrap',
    'calicoNetwork.kubeProxyManagement',
    'cni.binDir',
    'cni.confDir',
    'tlsCipherSuites',
  ],
];

/** Values that came later than their field. */
const VALUES: readonly (readonly [path: string, value: string, since: string])[] = [
  ['calicoNetwork.linuxDataplane', 'VPP', '3.22.0'],
  ['calicoNetwork.linuxDataplane', 'Nftables', '3.29.0'],
  ['kubernetesProvider', 'RKE2', '3.23.2'],
  ['kubernetesProvider', 'TKG', '3.27.3'],
  ['kubernetesProvider', 'Kind', '3.31.0'],
];

/** What switches a feature off uses none. */
const OFF = new Set<unknown>(['None', 'Disabled', false, 0, undefined, null]);

export interface NewerFeature {
  readonly path: Path;
  readonly since: string;
  /** Set where the value is newer and not the field. */
  readonly value?: string;
}

/** A field; where it is one of a list's items, `path` leads to the list and `inner` on from an item. */
interface Place {
  readonly since: string;
  readonly path: Path;
  readonly inner?: Path;
}

const PLACES = FIELDS.flatMap(([since, ...fields]) =>
  fields.map((field): Place => {
    const [path, inner] = field.split('[].') as [string, string?];
    return { since, path: path.split('.'), inner: inner?.split('.') };
  }),
);

/** Each of them that a spec uses, once, in the order of releases. */
export function newerFeatures(spec: InstallationSpec): NewerFeature[] {
  const features: NewerFeature[] = [];
  for (const { since, path, inner } of PLACES) {
    const value = valueAt(spec, path);
    if (OFF.has(value)) continue;
    if (!inner) features.push({ since, path: ['spec', ...path] });
    else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (!OFF.has(valueAt(item, inner)))
          features.push({ since, path: ['spec', ...path, index, ...inner] });
      }
    }
  }
  for (const [field, value, since] of VALUES) {
    const path = field.split('.');
    if (valueAt(spec, path) === value) features.push({ since, path: ['spec', ...path], value });
  }
  return features;
}
