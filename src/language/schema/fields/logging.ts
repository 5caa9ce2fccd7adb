import { integer, object, string } from '../field.ts';
import { ROLLS_NODE } from './effects.ts';
import { quantity } from './kubernetes/quantity.ts';
import { reference } from './reference.ts';

const LINK = reference('cnilogging');

const EFFECT = `${ROLLS_NODE} The plugin logs by the new setting from the next pod on.`;

export const logging = object({
  commonName: true,
  doc: `Logs of Calico's components; today only those of the CNI plugin.

Felix's log level is set elsewhere, in the FelixConfiguration.`,
  versions: '3.26.0..',
  effect: EFFECT,
  default: 'see the fields of `cni`',
  example: '{ cni: { logSeverity: Debug } }',
  link: reference('logging'),
  properties: {
    cni: object({
      doc: `The log that the CNI plugin writes on each node: \`/var/log/calico/cni/cni.log\`.

The first place to look when pods hang in ContainerCreating. Only for Calico CNI: the block is refused with another plugin,
and the operator fills it in, so remove it when the plugin changes.`,
      effect: EFFECT,
      default: '`logSeverity: Info`, 10 files of 100Mi for 30 days; each filled in by itself',
      example: '{ logSeverity: Debug, logFileMaxSize: 50Mi }',
      link: LINK,
      properties: {
        logSeverity: string({
          doc: 'The least severe kind of message that is logged.',
          effect: EFFECT,
          default: '`Info`',
          link: reference('loglevel'),
          values: {
            Error: 'Only what failed.',
            Warning: 'Also what is suspicious.',
            Info: 'Also each addition and removal of a pod.',
            Debug: 'Everything; on nodes with many pods the files turn over quickly.',
          },
        }),
        logFileMaxSize: quantity({
          doc: `The size at which a log file is closed and a new one begun.

It needs a binary suffix: \`100Mi\`; \`100M\` and a bare number are refused. Whole Mi count, the rest is cut off, so do not go
below \`1Mi\`.`,
          effect: EFFECT,
          default: '`100Mi`',
          format: 'a quantity with the suffix Ki, Mi, Gi, Ti, Pi or Ei, above zero',
          example: '100Mi',
          link: LINK,
        }),
        logFileMaxAgeDays: integer({
          doc: 'How long closed log files are kept; 0 and less are refused.',
          effect: EFFECT,
          default: '30',
          format: 'days, at least 1',
          example: '7',
          link: LINK,
        }),
        logFileMaxCount: integer({
          doc: 'How many closed log files are kept; 0 and less are refused.',
          effect: EFFECT,
          default: '10',
          format: 'number of files, at least 1',
          example: '5',
          link: LINK,
        }),
      },
    }),
  },
});
