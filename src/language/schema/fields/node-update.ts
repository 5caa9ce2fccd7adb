import { intOrString, object, string } from '../field.ts';

export const nodeUpdateStrategy = object({
  doc: 'TODO nodeUpdateStrategy.',
  properties: {
    rollingUpdate: object({
      doc: 'TODO rollingUpdate.',
      properties: {
        maxSurge: intOrString({ doc: 'TODO maxSurge.', versions: '3.22.0..' }),
        maxUnavailable: intOrString({ doc: 'TODO maxUnavailable.' }),
      },
    }),
    type: string({ doc: 'TODO type.' }),
  },
});
