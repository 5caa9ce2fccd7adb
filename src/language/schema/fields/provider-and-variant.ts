import { object, string } from '../field.ts';
import { ROLLS_EVERYTHING } from './effects.ts';
import { reference } from './reference.ts';

export const kubernetesProvider = string({
  doc: `The platform that the cluster runs on; paths, CNI plugin and address detection are fitted to it.

Best left out, with one exception. The operator looks for signs of each platform when it starts, and goes Degraded when
a written value contradicts what it found. AKS is the exception: it has no sign, so write it there. \`""\` and absence
are the same.`,
  effect: `Moves the defaults that depend on the platform, and rolls what they touch, mostly calico-node. Defaults that
the operator has written into the object before stay as they are and may now be refused (\`azure\`, \`cni.type\`).`,
  default: `what the operator detects; where it detects nothing, a cluster without peculiarities. Detected are GKE,
OpenShift, DockerEnterprise, EKS, from 3.23 RKE2, from 3.27.3 TKG, from 3.31 Kind; never AKS`,
  example: 'AKS',
  link: reference('provider'),
  values: {
    '': 'Not said: the operator finds out. The Helm chart writes this.',
    EKS: `Amazon EKS. Without a \`cni\` block the CNI plugin is \`AmazonVPC\`; with Calico CNI, \`bgp\` is \`Disabled\` and
the default pool is 172.16.0.0/16 with VXLAN.`,
    GKE: "Google Kubernetes Engine. Without a `cni` block Google's own CNI plugin stays, and Calico does policy only.",
    AKS: 'Azure Kubernetes Service. Must be written. Without a `cni` block the CNI plugin is `AzureVNET`.',
    OpenShift: `Red Hat OpenShift. Pod CIDRs come from its network configuration, CNI files go where Multus looks, and
Felix answers health checks on port 9199.`,
    DockerEnterprise: `Mirantis Kubernetes Engine, once Docker Enterprise. Bridges (\`br-…\`) do not count when node
addresses are detected, and VXLAN uses the network id 10000.`,
    RKE2: {
      doc: 'Rancher RKE2. FlexVolume drivers go below /var/lib/kubelet.',
      versions: '3.23.2..',
    },
    TKG: { doc: 'VMware Tanzu Kubernetes Grid.', versions: '3.27.3..' },
    Kind: { doc: 'Kubernetes in Docker, for tests.', versions: '3.31.0..' },
  },
});

export const variant = string({
  commonName: true,
  doc: `Which product is installed: open-source Calico, or Tigera's enterprise edition.

Enterprise needs its own custom resource definitions, a pull secret and a licence; where the definitions are missing, the
operator refuses it. Non-privileged mode and the VPP dataplane exist in open source only.`,
  effect: `${ROLLS_EVERYTHING} Nothing checks whether a live cluster may take the step: follow the upgrade guide of the
edition, and do not count on a way back.`,
  default: '`Calico`; from 3.33 the edition that the operator was started as',
  link: reference('productvariant'),
  values: {
    Calico: 'Open-source Calico.',
    TigeraSecureEnterprise: 'Calico Enterprise, under its old name.',
    CalicoEnterprise: { doc: 'Calico Enterprise.', versions: '3.33.0-unreleased..' },
  },
});

export const azure = object({
  commonName: true,
  doc: `Settings that concern AKS only.

Its mere presence, even as \`{}\`, is refused unless \`kubernetesProvider\` is \`AKS\`.`,
  versions: '3.29.2..',
  effect: 'Changes labels of namespaces; no pod restarts.',
  default: 'on AKS the operator writes `policyMode: Default`; elsewhere the block stays absent',
  example: '{ policyMode: Manual }',
  link: reference('azure'),
  properties: {
    policyMode: string({
      doc: `Whether namespaces of Calico with privileged pods get the label \`control-plane: "true"\` on AKS.

Admission policies on AKS are commonly set to pass over namespaces with this label; without it, see to an exemption for
calico-node yourself, or a policy that forbids privileged pods stops it.`,
      effect: `Changes labels of namespaces; no pod restarts. After a change to \`Manual\`, look whether a label set
earlier is still there.`,
      default: '`Default`, filled in by the API server',
      link: reference('policymode'),
      values: {
        Default: 'The operator sets the label.',
        Manual: 'The operator sets no label; exemptions are your own affair.',
      },
    }),
  },
});
