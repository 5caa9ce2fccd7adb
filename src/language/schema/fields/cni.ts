import { object, string } from '../field.ts';
import { ROLLS_NODE, ROLLS_NODE_AND_NEW_PODS } from './effects.ts';
import { reference } from './reference.ts';

const LINK = reference('cnispec');

export const cni = object({
  commonName: true,
  doc: `Which plugin gives pods their network, and which gives them addresses.

If you write the block, \`type\` is required. Values that the operator filled in under one plugin (\`hostPorts\`,
\`multiInterfaceMode\`, \`logging\`, \`bgp\`, encapsulation) are refused under another.`,
  effect: `Not for a live cluster: the operator takes the change, but no pod is moved over, and pods of the old and the new
kind cannot talk reliably. Build new nodes or a new cluster instead. (The paths and versions below are another matter.)`,
  default: 'by platform, see `type`',
  example: '{ type: Calico, ipam: { type: Calico } }',
  link: LINK,
  properties: {
    type: string({
      doc: `The CNI plugin.

Calico enforces policy with each of them, but only its own brings routing, address pools and most of \`calicoNetwork\`; only
its own is installed by the operator, too. The others must be there already, and fit the platform: \`AmazonVPC\` goes
with EKS only, \`GKE\` with GKE, \`AzureVNET\` with AKS.`,
      required: true,
      default: `without the block: \`AzureVNET\` on AKS, \`AmazonVPC\` on EKS and wherever the DaemonSet aws-node runs, \`GKE\`
on GKE, else \`Calico\``,
      link: reference('cniplugintype'),
      values: {
        Calico: "Calico's own plugin.",
        GKE: 'The plugin of Google Kubernetes Engine.',
        AmazonVPC: 'The plugin of Amazon: pods have addresses of the VPC.',
        AzureVNET: 'The plugin of Azure: pods have addresses of the virtual network.',
      },
    }),
    ipam: object({
      doc: 'Which plugin chooses the addresses of pods.',
      effect: `Not for a live cluster: pods keep addresses that the new plugin does not know of, and it may give them out
again.`,
      default: 'the one that belongs to the CNI plugin, see `type`',
      example: '{ type: Calico }',
      link: reference('ipamspec'),
      properties: {
        type: string({
          doc: `The IPAM plugin.

Calico CNI goes with \`Calico\` or \`HostLocal\`, GKE with \`HostLocal\`, the other two with their own kind only.`,
          required: true,
          default: 'without the block: `HostLocal` for GKE, else the namesake of the CNI plugin',
          link: reference('ipamplugintype'),
          values: {
            Calico: 'Addresses from `ipPools`, in blocks that nodes claim as they need them.',
            HostLocal: `Addresses from the pod CIDR that Kubernetes has given the node. No VXLAN, and pools serve for NAT and
routes only.`,
            AmazonVPC: "Addresses of the VPC, chosen by Amazon's plugin.",
            AzureVNET: "Addresses of the virtual network, chosen by Azure's plugin.",
          },
        }),
      },
    }),
    specVersion: string({
      doc: `The version of the CNI specification that the generated configuration declares (\`cniVersion\`).

Pin it only where a container runtime or a chained plugin refuses what \`Auto\` gives; runtimes that old are rare. Only for
Calico CNI: refused with another, and \`Auto\` is written in by default.`,
      versions: '3.31.7..3.32.0, 3.33.0-unreleased..',
      effect: ROLLS_NODE_AND_NEW_PODS,
      default: '`Auto` with Calico CNI',
      link: LINK,
      values: {
        Auto: 'The operator chooses, today 1.0.0; a later release may choose a higher one.',
        '0.3.1': 'What all releases without this field declare. Quote it.',
        '0.4.0': 'The least that recent versions of Multus take.',
        '1.0.0': 'Wants containerd 1.6 or CRI-O 1.24.',
      },
    }),
    binDir: string({
      doc: `The directory on the node from which the container runtime runs CNI plugins; Calico's are put there.

It must be what the runtime has configured (\`bin_dir\` of containerd), or pods fail with \`failed to find plugin\`.`,
      versions: '3.31.0..',
      effect: `${ROLLS_NODE} Plugins in the old directory stay there.`,
      default: '`/var/lib/cni/bin` on OpenShift, `/home/kubernetes/bin` on GKE, else `/opt/cni/bin`',
      format: 'absolute path of a directory on the node',
      example: '/opt/cni/bin',
      link: LINK,
    }),
    confDir: string({
      doc: `The directory on the node in which the container runtime looks for CNI configurations.

It must be what the runtime has configured (\`conf_dir\` of containerd), or the node stays NotReady. The runtime takes the
first file by name: a leftover of another plugin there wins over Calico's \`10-calico.conflist\`.`,
      versions: '3.31.0..',
      effect: `${ROLLS_NODE} The configuration in the old directory stays there: remove it, lest the runtime read it.`,
      default: '`/var/run/multus/cni/net.d` on OpenShift, else `/etc/cni/net.d`',
      format: 'absolute path of a directory on the node',
      example: '/etc/cni/net.d',
      link: LINK,
    }),
    installMode: string({
      doc: `Whether the common CNI plugins (portmap, host-local, loopback, tuning …) are installed beside Calico's own.

Leave it at \`All\` unless the node's image has them: without \`portmap\`, host ports fail, and with them the start of every
pod.`,
      versions: '3.33.0-unreleased..',
      effect: `${ROLLS_NODE} Plugins that are on the node stay there.`,
      default: '`All`',
      link: LINK,
      values: {
        All: 'An init container, `cni-plugins`, brings the common ones.',
        CalicoOnly: "Only Calico's own. For images that carry the others.",
      },
    }),
  },
});
