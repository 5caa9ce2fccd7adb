import { string } from '../field.ts';

export const nonPrivileged = string({
  doc: 'TODO nonPrivileged.',
  deprecated: { versions: '3.30.7..3.31.0, 3.31.5..', instead: 'TODO' },
});
