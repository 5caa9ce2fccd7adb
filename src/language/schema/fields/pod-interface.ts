import { integer, string } from '../field.ts';
import { ROLLS_NODE_AND_NEW_PODS } from './effects.ts';
import { reference } from './reference.ts';

export const hostPorts = string({
  doc: `Whether a \`hostPort\` in a pod's spec works: the plugin \`portmap\` is chained behind Calico's.

Only for Calico CNI. With another CNI plugin any value is refused up to 3.27, and \`Enabled\`, which is the default that the
operator may have written in, from 3.28. With the BPF dataplane it must be \`Disabled\` up to 3.26; VPP cannot turn it off.`,
  effect: ROLLS_NODE_AND_NEW_PODS,
  default: '`Enabled` with Calico CNI (up to 3.26 `Disabled` with BPF)',
  link: reference('hostportstype'),
  values: {
    Enabled: 'Host ports of pods are forwarded.',
    Disabled: "`hostPort` in a pod's spec is without effect.",
  },
});

export const multiInterfaceMode = string({
  doc: `What gives pods more than one network interface.

A feature of Enterprise; open-source Calico takes the value and does nothing with it. Only for Calico CNI: with another
plugin even \`None\`, the default that the operator may have written in, is refused.`,
  effect:
    'With Enterprise, rolls calico-node, Typha and kube-controllers. In open source only the Calico API server restarts.',
  default: '`None` with Calico CNI',
  link: reference('multiinterfacemode'),
  values: {
    None: 'Pods have one interface.',
    Multus:
      'Multus attaches further interfaces, which Enterprise then knows of. Multus is installed separately.',
  },
});

export const containerIPForwarding = string({
  doc: `Whether pods may forward packets between their own interfaces: the kernel setting \`ip_forward\` inside each pod.

For pods that act as routers or VPN gateways; it is set for all pods alike. Only for Calico CNI: any value is refused with
another plugin. Mind the spelling, with two capitals in \`IP\`.`,
  effect: ROLLS_NODE_AND_NEW_PODS,
  default: 'as `Disabled`; the operator does not write it in',
  link: reference('containeripforwardingtype'),
  values: {
    Enabled: 'Pods are created with forwarding on.',
    Disabled: 'Pods keep forwarding off.',
  },
});

export const linuxPodInterfaceType = string({
  doc: `The kind of virtual device that a pod's interface is on Linux nodes.

Only for Calico CNI.`,
  versions: '3.33.0-unreleased..',
  effect: ROLLS_NODE_AND_NEW_PODS,
  default: '`Veth`',
  link: reference('linuxpodinterfacetype'),
  values: {
    Veth: 'A veth pair, as always.',
    Netkit: `A netkit pair, which BPF can serve with less work per packet; without the BPF dataplane it gains nothing. Kernels
before 6.7 silently get a veth pair instead.`,
  },
});

export const linuxPolicySetupTimeoutSeconds = integer({
  doc: `How long the start of a pod may be held back until its policy is in force on the node.

A guard against the moment in which a new pod runs and its egress is not open yet. When the time is up, the pod starts all
the same. For the Iptables and BPF dataplanes, from 3.31 Nftables too; elsewhere the field is refused, be it 0. Since the
operator writes 0 in under Iptables, remove it together with a change to VPP, or on 3.29 and 3.30 to Nftables.`,
  versions: '3.28.0..',
  effect: ROLLS_NODE_AND_NEW_PODS,
  default: '0, no waiting; written in with Calico CNI and Iptables, left absent otherwise',
  format: 'seconds, not negative',
  example: '10',
  link: reference('caliconetworkspec'),
});
