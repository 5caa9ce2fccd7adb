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

const STEPS = FIELDS.flatMap(([since, ...paths]) => paths.map((path) => ({ since, steps: path.split('.') })));

/** Each of them that a spec uses, once, in the order of releases. */
export function newerFeatures(spec: InstallationSpec): NewerFeature[] {
  const fields = STEPS.flatMap(({ since, steps }) =>
    pathsOf(spec, steps).map((path) => ({ since, path: ['spec', ...path] })),
  );
  const values = VALUES.flatMap(([path, value, since]) => {
    const steps = path.split('.');
    return valueAt(spec, steps) === value ? [{ since, path: ['spec', ...steps], value }] : [];
  });
  return [...fields, ...values];
}

function pathsOf(value: unknown, [step, ...rest]: readonly string[]): Path[] {
  if (step === undefined) return OFF.has(value) ? [] : [[]];
  if (value === null || typeof value !== 'object') return [];
  const key = step.endsWith('[]') ? step.slice(0, -2) : step;
  const inner = (value as Record<string, unknown>)[key];
  const below =
    key === step || !Array.isArray(inner)
      ? [[[], inner] as const]
      : inner.map((item, index) => [[index], item] as const);
  return below.flatMap(([at, item]) => pathsOf(item, rest).map((path) => [key, ...at, ...path]));
}
