import type { Installation } from '../../../installation/installation.ts';
import { isEnterprise } from '../../../installation/non-privileged.ts';
import { type CalicoVersion, compareCalicoVersions, version } from '../../../versions/version.ts';
import type { BlockName } from './blocks.ts';

/** Why an override has no effect, as a clause with the value in it; undefined where it has one or that is not known. */
export type Reason = string | undefined;

/** Why the operator does not render the workload of a block. Source: tigera/operator pkg/render, v1.28.0 to v1.42.3. */
export function whyBlockUnrendered(name: BlockName, installation: Installation): Reason {
  const { spec } = installation;
  switch (name) {
    case 'csiNodeDriverDaemonSet':
      return spec.kubeletVolumePluginPath === 'None' ? '`kubeletVolumePluginPath` is `None`' : undefined;
    case 'calicoNodeWindowsDaemonSet': {
      const dataplane = known(spec.calicoNetwork?.windowsDataplane, 'Disabled', installation);
      return dataplane === undefined || dataplane === 'HNS'
        ? undefined
        : `\`windowsDataplane\` is \`${dataplane}\``;
    }
    case 'calicoWindowsUpgradeDaemonSet': {
      if (isFrom('3.27.0', installation)) return 'Calico has no such DaemonSet since 3.27';
      const provider = known(spec.kubernetesProvider, '', installation);
      return provider === undefined || provider === 'AKS' ? undefined : '`kubernetesProvider` is not `AKS`';
    }
    default:
      return undefined;
  }
}

/** Why the operator does not render a container of a block, or whose name it is not. */
export function whyContainerUnrendered(
  block: BlockName,
  container: string,
  installation: Installation,
): Reason {
  return CONTAINERS[block]?.[container]?.(installation);
}

type Test = (installation: Installation) => Reason;

const NO_SUCH_CONTAINER: Test = () => 'no container of these pods has this name';

const CONTAINERS: Readonly<Partial<Record<BlockName, Readonly<Record<string, Test>>>>> = {
  calicoNodeDaemonSet: {
    'hostpath-init': unlessNonPrivileged,
    'mount-bpffs': unlessBpf,
    'flexvol-driver': ({ spec }) =>
      spec.flexVolumePath === 'None' ? '`flexVolumePath` is `None`' : undefined,
    'install-cni': unlessCalicoCni,
    'cni-plugins': (installation) =>
      installation.spec.cni?.installMode === 'CalicoOnly'
        ? '`cni.installMode` is `CalicoOnly`'
        : unlessCalicoCni(installation),
    'node-certs-key-cert-provisioner': unlessCertificateManagement,
    'calico-node-prometheus-server-tls-key-cert-provisioner': (installation) =>
      unlessCertificateManagement(installation) ?? unlessEnterprise(installation),
  },
  typhaDeployment: { 'typha-certs-key-cert-provisioner': unlessCertificateManagement },
  calicoKubeControllersDeployment: { 'es-calico-kube-controllers': unlessEnterprise },
  csiNodeDriverDaemonSet: {
    // Before that the operator refuses it: rule override-csi-containers-unsupported.
    'csi-node-driver': (installation) =>
      isFrom('3.28.0', installation) ? NO_SUCH_CONTAINER(installation) : undefined,
  },
  calicoNodeWindowsDaemonSet: {
    'calico-node-windows': NO_SUCH_CONTAINER,
    confd: (installation) => {
      const bgp = known(installation.spec.calicoNetwork?.bgp, 'Disabled', installation);
      return bgp === undefined || bgp === 'Enabled' ? undefined : `\`bgp\` is \`${bgp}\``;
    },
    'install-cni': unlessCalicoCni,
    'hostpath-init': NO_SUCH_CONTAINER,
    'flexvol-driver': NO_SUCH_CONTAINER,
    'mount-bpffs': NO_SUCH_CONTAINER,
    'node-certs-key-cert-provisioner': NO_SUCH_CONTAINER,
    'calico-node-windows-prometheus-server-tls-key-cert-provisioner': NO_SUCH_CONTAINER,
  },
};

function unlessNonPrivileged(installation: Installation): Reason {
  const mode = known(installation.spec.nonPrivileged, 'Disabled', installation);
  return mode === undefined || mode === 'Enabled' ? undefined : '`nonPrivileged` is not `Enabled`';
}

/** From 3.31 on the name stands for `ebpf-bootstrap`, which is always rendered; Enterprise has it from 3.30. */
function unlessBpf(installation: Installation): Reason {
  if (isFrom('3.31.0', installation)) return undefined;
  const dataplane = known(installation.spec.calicoNetwork?.linuxDataplane, 'Iptables', installation);
  if (dataplane === undefined || dataplane === 'BPF') return undefined;
  if (isFrom('3.30.0', installation) && unlessEnterprise(installation) === undefined) return undefined;
  return `\`linuxDataplane\` is \`${dataplane}\``;
}

function unlessCalicoCni(installation: Installation): Reason {
  const plugin = known(installation.spec.cni?.type, 'Calico', installation);
  return plugin === undefined || plugin === 'Calico' ? undefined : `\`cni.type\` is \`${plugin}\``;
}

function unlessCertificateManagement({ spec, completeness }: Installation): Reason {
  return completeness === 'partial' || spec.certificateManagement
    ? undefined
    : '`certificateManagement` is not set';
}

function unlessEnterprise(installation: Installation): Reason {
  const variant = known(installation.spec.variant, 'Calico', installation);
  return variant === undefined || isEnterprise(variant) ? undefined : `\`variant\` is \`${variant}\``;
}

/** A value of the spec, or what its absence means; undefined in a patch, where an absent value may be anything. */
function known(
  value: string | undefined,
  absent: string,
  { completeness }: Installation,
): string | undefined {
  return value ?? (completeness === 'whole' ? absent : undefined);
}

function isFrom(release: string, installation: { readonly version: CalicoVersion }): boolean {
  return compareCalicoVersions(version(release), installation.version) <= 0;
}
