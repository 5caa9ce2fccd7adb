import { string } from '../field.ts';

export const fipsMode = string({
  doc: 'TODO fipsMode.',
  versions: '3.24.0..',
  deprecated: { versions: '3.33.0-unreleased..', instead: 'TODO' },
  values: { Enabled: 'TODO.', Disabled: 'TODO.' },
});
