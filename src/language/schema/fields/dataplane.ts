import { string } from '../field.ts';
import { ROLLS_NODE } from './effects.ts';
import { reference } from './reference.ts';

export const linuxDataplane = string({
  doc: `What on Linux nodes enforces policy and moves packets: iptables, eBPF, nftables or VPP.

This field decides; do not set \`bpfEnabled\` in a FelixConfiguration beside it. From 3.28 the operator keeps that setting in
step and refuses to overwrite one made by hand. BPF replaces kube-proxy, so it must reach the API server without it: through
the ConfigMap \`kubernetes-services-endpoint\` in \`tigera-operator\`, or from 3.31 with \`bpfNetworkBootstrap\`. BPF does
IPv6 from 3.27 and dual stack from 3.28.`,
  effect: `${ROLLS_NODE} Connections made before a change to BPF continue unchanged; a change away from BPF breaks
connections that it handled, so pick a quiet hour.`,
  default: '`Iptables`',
  link: reference('linuxdataplaneoption'),
  values: {
    Iptables: 'Rules in iptables, with kube-proxy beside it. The well-trodden way.',
    BPF: 'eBPF programs, services included; kube-proxy should be off. Needs a node address (autodetection) per family.',
    VPP: {
      doc: 'The user-space dataplane VPP, installed separately. Calico CNI, BGP and host ports are required.',
      versions: '3.22.0..',
    },
    Nftables: {
      doc: 'Rules in nftables. kube-proxy must be in its nftables mode too; wants kernel 5.13 and Kubernetes 1.31.',
      versions: '3.29.0..',
    },
  },
});

export const windowsDataplane = string({
  doc: `Whether Calico runs on the Windows nodes.

\`HNS\` asks for more: the ConfigMap \`kubernetes-services-endpoint\` in \`tigera-operator\`; with Calico CNI
\`serviceCIDRs\` and a first IPv4 pool with \`VXLAN\` or \`None\`; with Calico IPAM strict affinity
(\`strictAffinity: true\` in the IPAMConfiguration). What it lacks is told in the TigeraStatus \`calico-windows\`.`,
  versions: '3.27.0..',
  effect: `Adds or removes the DaemonSet calico-node-windows; Linux nodes are left alone. The first start on a node
creates a virtual switch there, which interrupts its network for a moment. Going back, remove \`windowsNodes\` as well: the operator
has filled it in, and refuses it without \`HNS\`.`,
  default: '`Disabled`',
  link: reference('windowsdataplaneoption'),
  values: {
    HNS: 'Calico runs there, by way of the Host Networking Service of Windows.',
    Disabled: 'Nothing is installed on Windows nodes.',
  },
});

export const bpfNetworkBootstrap = string({
  doc: `Lets the operator find out by itself how calico-node reaches the API server without kube-proxy.

It reads the Service \`kubernetes\` and its endpoints. Only with \`linuxDataplane: BPF\`; refused with another dataplane, and
refused beside the ConfigMap \`kubernetes-services-endpoint\`, which says the same by hand. Meant for clusters in the manner
of kubeadm; where a managed platform hides the API server behind a name, keep to the ConfigMap.`,
  versions: '3.31.0..',
  effect: ROLLS_NODE,
  default: '`Disabled`',
  link: reference('bpfnetworkbootstraptype'),
  values: {
    Enabled: 'The operator takes the addresses of the API server from the cluster.',
    Disabled:
      'The ConfigMap `kubernetes-services-endpoint` must name the API server, if the dataplane is BPF.',
  },
});

export const kubeProxyManagement = string({
  doc: `Lets the operator switch kube-proxy off while the dataplane is BPF, and on again when it is not.

It does so with a node selector on the DaemonSet \`kube-proxy\` in \`kube-system\` that no node fulfils, once calico-node has
rolled. Refused where that DaemonSet is missing or shows signs of another owner (Helm, Argo CD, an add-on manager); the
TigeraStatus \`kubeproxy-monitor\` says so. Without BPF there is nothing for it to do.`,
  versions: '3.31.0..',
  effect: `With BPF, the kube-proxy pods leave all nodes after calico-node has rolled; services are handled by eBPF. Set back to
\`Disabled\`, the operator no longer touches kube-proxy and leaves it as it is.`,
  default: '`Disabled`',
  link: reference('kubeproxymanagementtype'),
  values: {
    Enabled: 'The operator turns kube-proxy off under BPF and on otherwise.',
    Disabled: 'kube-proxy is your own affair.',
  },
});
