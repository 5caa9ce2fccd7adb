import { list, type ObjectField, object } from '../field.ts';
import { bpfNetworkBootstrap, kubeProxyManagement, linuxDataplane, windowsDataplane } from './dataplane.ts';
import { ipPool } from './ip-pool.ts';
import { nodeAddressAutodetection } from './node-address-autodetection.ts';
import {
  containerIPForwarding,
  hostPorts,
  linuxPodInterfaceType,
  linuxPolicySetupTimeoutSeconds,
  multiInterfaceMode,
} from './pod-interface.ts';
import { reference } from './reference.ts';
import { bgp, clusterRoutingMode, mtu } from './routing.ts';
import { sysctl } from './sysctl.ts';

export const calicoNetwork: ObjectField = object({
  doc: `The network of the pods: dataplane, address pools, routing, and what the interfaces of pods are like.

With a CNI plugin other than Calico's, the plugin gives pods their network, and most of this is refused or without effect.`,
  default: 'every field at its default',
  example: '{ ipPools: [{ cidr: 192.168.0.0/16, encapsulation: VXLANCrossSubnet }] }',
  link: reference('caliconetworkspec'),
  properties: {
    linuxDataplane,
    windowsDataplane,
    bpfNetworkBootstrap,
    kubeProxyManagement,
    ipPools: list({
      doc: `The ranges from which pods get their addresses.

Up to 3.27: one IPv4 and one IPv6 pool at most, read once, when the cluster has no pool yet. From 3.28 the operator owns the
pools that it made: it follows changes, deletes what is removed from the list, needs the Calico API server for either, and
reports in the TigeraStatus \`ippools\`. Pools of other owners it leaves alone, but a
different one of the same CIDR makes it Degraded. Absent and \`[]\` differ: \`[]\` creates none,
and waits until somebody else has.`,
      effect: `A pool that is added is there within seconds. One that is removed is deleted (from 3.28), although pods still
have its addresses: see \`cidr\` for a gentle way. Nothing restarts.`,
      default: `from 3.28, if the cluster has IPPools already, none; else the pod CIDRs of kubeadm or OpenShift, with Calico
CNI; else, with Calico IPAM, 192.168.0.0/16 (172.16.0.0/16 on EKS); else none`,
      example: '[{ cidr: 192.168.0.0/16, encapsulation: VXLANCrossSubnet }]',
      link: reference('ippool'),
      maxItems: { count: 25, versions: '3.28.0..' },
      items: ipPool,
    }),
    bgp,
    clusterRoutingMode,
    mtu,
    nodeAddressAutodetectionV4: nodeAddressAutodetection('IPv4', {
      doc: `How calico-node finds the IPv4 address of its node, the end of its tunnels and BGP sessions.

One method only: two are refused. The usual trap is a merge patch that adds a method and leaves the default
\`firstFound: true\` behind.`,
      default: `where there is an IPv4 pool or the dataplane is BPF: \`firstFound: true\`; on EKS \`canReach: 8.8.8.8\`, on
DockerEnterprise \`skipInterface: ^br-.*\`. Otherwise nothing is looked for. From 3.28 it is filled in once the pool exists
in the cluster`,
    }),
    nodeAddressAutodetectionV6: nodeAddressAutodetection('IPv6', {
      doc: `How calico-node finds the IPv6 address of its node; IPv6 for pods is on only if this is set.

One method only. With the BPF dataplane and an IPv6 pool, write it: on a first installation from 3.28 on, the default comes
too late and the spec is refused.`,
      default:
        '`firstFound: true` where there is an IPv6 pool (from 3.28: in the cluster); otherwise no IPv6',
    }),
    hostPorts,
    multiInterfaceMode,
    containerIPForwarding,
    linuxPodInterfaceType,
    linuxPolicySetupTimeoutSeconds,
    sysctl,
  },
});
