import { object, string } from '../field.ts';

export const networkPolicy = object({
  doc: 'TODO networkPolicy.',
  versions: '3.33.0-unreleased..',
  properties: {
    managePolicies: string({ doc: 'TODO managePolicies.', values: { Enabled: 'TODO.', Disabled: 'TODO.' } }),
  },
});
