import { list, string } from '../field.ts';

export const serviceCIDRs = list({
  doc: 'TODO serviceCIDRs.',
  versions: '3.27.0..',
  items: string({ doc: 'TODO serviceCIDRs[].' }),
});
