import { object, string } from '../field.ts';
import { reference } from './reference.ts';

const LINK = reference('windowsnodespec');

const EFFECT = `Rolls calico-node-windows, one Windows node at a time. Linux nodes are left alone.`;

const OTHER_DIRECTORY = `${EFFECT} Files in the old directory stay there.`;

export const windowsNodes = object({
  doc: `Paths and network names on Windows nodes.

Allowed only with \`windowsDataplane: HNS\`: otherwise even \`{}\` is refused. The operator fills the block in under HNS, so
remove it when you turn HNS off.`,
  versions: '3.27.0..',
  effect: EFFECT,
  default: 'with HNS filled in by platform, else absent',
  example: '{ vxlanAdapter: Ethernet 2 }',
  link: LINK,
  properties: {
    cniBinDir: string({
      doc: `The directory from which the container runtime runs CNI plugins; it must be \`bin_dir\` in containerd's
\`config.toml\` on the Windows nodes.`,
      effect: OTHER_DIRECTORY,
      default: '`/k/azurecni/bin` on AKS, `/Program Files/Amazon/EKS/cni` on EKS, else `/opt/cni/bin`',
      format: 'absolute path on the node, with slashes and without a drive letter',
      example: '/opt/cni/bin',
      link: LINK,
    }),
    cniConfigDir: string({
      doc: `The directory in which the container runtime looks for CNI configurations; it must be \`conf_dir\` in containerd's
\`config.toml\` on the Windows nodes.`,
      effect: OTHER_DIRECTORY,
      default:
        '`/k/azurecni/netconf` on AKS, `/Program Files/Amazon/EKS/cni/config` on EKS, else `/etc/cni/net.d`',
      format: 'absolute path on the node, with slashes and without a drive letter',
      example: '/etc/cni/net.d',
      link: LINK,
    }),
    cniLogDir: string({
      doc: 'The directory on Windows nodes for the logs of the CNI plugin.',
      effect: OTHER_DIRECTORY,
      default: '`/var/log/calico/cni`',
      format: 'absolute path on the node, with slashes and without a drive letter',
      example: '/var/log/calico/cni',
      link: LINK,
    }),
    vxlanAdapter: string({
      doc: `The network adapter that carries VXLAN on Windows nodes.

For nodes with several adapters, when the tunnel must not go over the first one.`,
      effect: EFFECT,
      default: 'the primary adapter',
      format: 'name of an adapter, as Get-NetAdapter shows it',
      example: 'Ethernet 2',
      link: LINK,
    }),
    vxlanMACPrefix: string({
      doc: `The first two bytes of the MAC addresses that are made up for pods on Windows nodes.

Change it only where it collides with something on your network.`,
      effect: `${EFFECT} Pods that run keep their address.`,
      default: '`0E-2A`',
      format: 'two bytes in hexadecimal, joined by a hyphen (a colon is refused)',
      example: '0E-2A',
      link: LINK,
      pattern: '^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$',
    }),
  },
});
