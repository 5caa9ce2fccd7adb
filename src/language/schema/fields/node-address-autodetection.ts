import { boolean, list, type ObjectField, object, string } from '../field.ts';
import { ROLLS_NODE } from './effects.ts';
import { reference } from './reference.ts';

const LINK = reference('nodeaddressautodetection');

const EFFECT = `${ROLLS_NODE} Where another address is found than before, tunnels and BGP sessions of that node are built
anew, and until the others have heard of it, its pods are out of reach.`;

/** The ways in which a node's own address of one family is found; the two families are told apart by `text`. */
export function nodeAddressAutodetection(
  family: 'IPv4' | 'IPv6',
  text: { readonly doc: string; readonly default: string },
): ObjectField {
  return object({
    ...text,
    effect: EFFECT,
    example: '{ kubernetes: NodeInternalIP }',
    link: LINK,
    constraints: ['autodetection-multiple-methods'],
    properties: {
      firstFound: boolean({
        doc: `Takes the first valid ${family} address on an interface that does not look like a bridge or a tunnel of
others.

The order of interfaces decides, so on nodes with several networks it may be the wrong one, and another one after a reboot.
\`false\` counts as not written, which is how a default is switched off when a patch adds another method.`,
        effect: EFFECT,
        example: 'true',
        link: LINK,
      }),
      kubernetes: string({
        doc: `Takes the ${family} address that Kubernetes has for the node.`,
        versions: '3.22.0..',
        effect: EFFECT,
        link: LINK,
        values: {
          NodeInternalIP: `The first address of type InternalIP in the status of the Node: Calico and the kubelet then agree
by construction.`,
        },
      }),
      interface: string({
        doc: `Takes the ${family} address of the first interface whose name matches a regular expression.

Several expressions may be given, separated by commas, in order of preference. A name that is not anchored matches in the
middle too: \`eth.*\` fits \`veth0\`.`,
        effect: EFFECT,
        format: 'regular expressions (Go), separated by commas',
        example: '^eth0$',
        link: LINK,
      }),
      skipInterface: string({
        doc: `Takes the first ${family} address as \`firstFound\` does, but never one of an interface that matches.`,
        effect: EFFECT,
        format: 'regular expressions (Go), separated by commas',
        example: '^(docker|br-).*',
        link: LINK,
      }),
      canReach: string({
        doc: `Takes the ${family} address that the node would send from to reach a destination.

Nothing is sent; only the routing table is asked. A name is looked up on every node when calico-node starts, so an address is
the safer choice.`,
        effect: EFFECT,
        format: 'address or host name',
        example: family === 'IPv4' ? '8.8.8.8' : '2001:4860:4860::8888',
        link: LINK,
      }),
      cidrs: list({
        doc: `Takes the first ${family} address of the node that lies in one of these ranges.

The sturdiest choice on nodes with several networks. On a node without an address in any of them calico-node does not start. Each entry
needs its prefix length.`,
        effect: EFFECT,
        example: family === 'IPv4' ? '[10.0.0.0/16]' : '["fd00:10::/64"]',
        link: LINK,
        items: string({
          doc: 'A range of node addresses.',
          format: `an ${family} CIDR`,
          example: family === 'IPv4' ? '10.0.0.0/16' : '"fd00:10::/64"',
          link: LINK,
        }),
      }),
    },
  });
}
