import { integer, string } from '../field.ts';
import { ROLLS_NODE, ROLLS_NODE_AND_NEW_PODS } from './effects.ts';
import { reference } from './reference.ts';

export const bgp = string({
  doc: `Whether calico-node runs a BGP daemon (BIRD) that tells the other nodes, and routers that you peer with, where pods
are.

Pools with \`IPIP\`, \`IPIPCrossSubnet\` or \`None\` rely on it; without it, Calico IPAM allows only VXLAN pools
(exceptions: \`clusterRoutingMode\`). An absent \`encapsulation\` means IPIP, so write it when BGP is off. Only for Calico
CNI. Peers and AS numbers are set elsewhere, in BGPConfiguration and BGPPeer.`,
  effect: `${ROLLS_NODE} Turned off, routes learnt by BGP go node by node: pods reach each other only over VXLAN, and
routers outside forget the pods.`,
  default: '`Enabled` with Calico CNI, except on EKS: `Disabled` there, and with every other CNI plugin',
  link: reference('bgpoption'),
  values: {
    Enabled: 'BIRD runs on every node; nodes form a full mesh unless a BGPConfiguration says otherwise.',
    Disabled: 'No BGP daemon; routes between nodes come from VXLAN or from the platform.',
  },
});

export const clusterRoutingMode = string({
  doc: `Who puts the routes to pods on other nodes into the kernel for pools without VXLAN: BIRD, or Felix.

For VXLAN pools it is always Felix. With \`Felix\`, such pools work without BGP. Written, it sets \`programClusterRoutes\` in
the FelixConfiguration and the BGPConfiguration, over what stands there; absent, the operator touches neither. Taking IPIP
routes away from BIRD is where Calico is heading.`,
  versions: '3.32.0..',
  effect: `The routes change hands on all nodes: for a moment some may be missing or doubled. With \`bgp: Disabled\` it also
decides whether pools without VXLAN are accepted.`,
  default: "Calico's own default: in 3.32 as `BIRD`, in 3.33 as `FelixIPIPOnly`",
  link: reference('clusterroutingmode'),
  values: {
    BIRD: 'BIRD does it, for IPIP and for pools without encapsulation; needs `bgp: Enabled`.',
    Felix: 'Felix does it, for both; pools without VXLAN then need no BGP.',
    FelixIPIPOnly: {
      doc: 'Felix does it for IPIP, BIRD for pools without encapsulation.',
      versions: '3.33.0-unreleased..',
    },
  },
});

export const mtu = integer({
  doc: `The largest packet, in bytes, on the interfaces of pods and on Calico's tunnels.

Best left out: each node then takes the MTU of its own network less the overhead in use. If you write it, do that sum
yourself, as the same number goes everywhere: less 20 for IPIP, 50 for VXLAN (70 over IPv6), 60 for WireGuard (80 over IPv6).
Too large shows as connections that open and then hang; a negative number breaks the status.`,
  effect: `${ROLLS_NODE_AND_NEW_PODS} A mixture of old and new does no harm as long as the network carries the larger.`,
  default: '0, detected on each node; `status.mtu` shows the outcome',
  format: 'bytes',
  example: '1450',
  link: reference('caliconetworkspec'),
});
