import { integer, object, string } from '../field.ts';
import { quantity } from './kubernetes/quantity.ts';

export const logging = object({
  doc: 'TODO logging.',
  versions: '3.26.0..',
  properties: {
    cni: object({
      doc: 'TODO cni.',
      properties: {
        logFileMaxAgeDays: integer({ doc: 'TODO logFileMaxAgeDays.' }),
        logFileMaxCount: integer({ doc: 'TODO logFileMaxCount.' }),
        logFileMaxSize: quantity({ doc: 'TODO.' }),
        logSeverity: string({
          doc: 'TODO logSeverity.',
          values: { Error: 'TODO.', Warning: 'TODO.', Info: 'TODO.', Debug: 'TODO.' },
        }),
      },
    }),
  },
});
