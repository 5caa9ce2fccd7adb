import { intOrString, object, string } from '../field.ts';
import { reference } from './reference.ts';

const LINK = reference('installationspec');
const LATER = 'Restarts nothing by itself; it governs the next roll, and one that is under way.';
const COUNT = 'number of nodes, or a percentage such as `10%`, without quotes around a plain number';

export const nodeUpdateStrategy = object({
  commonName: true,
  doc: `How many nodes at a time get a new calico-node when it changes; calico-node-windows follows it too.

While its pod is replaced, a node forwards and filters as before but learns nothing new: pods cannot start there and policy
changes wait.`,
  effect: LATER,
  default: 'a rolling update, one node at a time',
  example: '{ rollingUpdate: { maxUnavailable: 10% } }',
  link: LINK,
  properties: {
    type: string({
      doc: `The kind of update; \`RollingUpdate\` is the only one that the operator takes.

The CRD admits any word, but \`OnDelete\`, which Kubernetes knows as well, makes the operator Degraded, with a message that
names another value than the one at fault.`,
      effect: LATER,
      default: '`RollingUpdate`',
      link: LINK,
      suggestions: { RollingUpdate: 'Nodes get the new calico-node by and by, without further action.' },
    }),
    rollingUpdate: object({
      doc: 'How fast the roll goes.',
      effect: LATER,
      default: '`maxUnavailable: 1`',
      example: '{ maxUnavailable: 10% }',
      link: LINK,
      properties: {
        maxUnavailable: intOrString({
          doc: `How many nodes may be without a ready calico-node during a roll.

On large clusters 1 makes for hours: a percentage helps, at the price that more nodes at once cannot start pods. It cannot
be 0 unless \`maxSurge\` is set. A number in quotes without \`%\`, or more than \`100%\`, is refused when the DaemonSet is
applied.`,
          effect: LATER,
          default: '1, even where `maxSurge` is written',
          format: COUNT,
          example: '10%',
          link: LINK,
        }),
        maxSurge: intOrString({
          doc: `On how many nodes the new calico-node may start before the old one is gone.

It seldom works: both are on the host network and want the same ports. And it wants \`maxUnavailable: 0\` written beside it,
since the operator otherwise fills in 1 and Kubernetes refuses the two together.`,
          versions: '3.22.0..',
          effect: LATER,
          default: '0',
          format: COUNT,
          link: LINK,
        }),
      },
    }),
  },
});
