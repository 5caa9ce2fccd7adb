import { object, string } from '../field.ts';

export const proxy = object({
  doc: 'TODO proxy.',
  versions: '3.30.0..',
  properties: {
    httpProxy: string({ doc: 'TODO httpProxy.' }),
    httpsProxy: string({ doc: 'TODO httpsProxy.' }),
    noProxy: string({ doc: 'TODO noProxy.' }),
  },
});
