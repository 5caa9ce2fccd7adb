import { list, object, string } from '../field.ts';
import { ROLLS_NODE_AND_NEW_PODS } from './effects.ts';
import { reference } from './reference.ts';

const LINK = reference('sysctl');

export const sysctl = list({
  doc: `Kernel settings that every pod is created with, by way of the CNI plugin \`tuning\`.

Three settings of TCP keepalive are admitted. Anything else belongs on the node, or in \`securityContext.sysctls\` of the
pod. Without Calico CNI the list has no effect, and nobody says so.`,
  versions: '3.28.0..',
  effect: ROLLS_NODE_AND_NEW_PODS,
  default: 'none: pods have the values of the kernel',
  example: '[{ key: net.ipv4.tcp_keepalive_time, value: "600" }]',
  link: LINK,
  items: object({
    doc: 'One kernel setting.',
    example: '{ key: net.ipv4.tcp_keepalive_time, value: "600" }',
    link: LINK,
    properties: {
      key: string({
        doc: 'The name of the setting.',
        required: true,
        link: LINK,
        values: {
          'net.ipv4.tcp_keepalive_intvl':
            'Seconds between two probes on a silent connection; the kernel has 75.',
          'net.ipv4.tcp_keepalive_probes':
            'Unanswered probes after which it counts as dead; the kernel has 9.',
          'net.ipv4.tcp_keepalive_time': 'Seconds of silence before the first probe; the kernel has 7200.',
        },
      }),
      value: string({
        doc: 'The value, as a text: put numbers in quotes.',
        required: true,
        format: 'a number in quotes',
        example: '"600"',
        link: LINK,
      }),
    },
  }),
});
