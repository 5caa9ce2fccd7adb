import { string } from '../field.ts';
import { ROLLS_EVERYTHING } from './effects.ts';
import { reference } from './reference.ts';

export const fipsMode = string({
  commonName: true,
  doc: `Runs images whose cryptography is validated by FIPS 140-2, and holds them to it.

Not with Enterprise: refused there from 3.28.3, 3.29.2 and 3.30.0. From 3.33 \`Enabled\` is refused altogether, and makes
every later change of the Installation wait until it is gone.`,
  versions: '3.24.0..',
  effect: `${ROLLS_EVERYTHING} The images are others, with \`-fips\` in their tag: have them in your registry first.`,
  default: 'as `Disabled`; the operator does not write it in',
  link: reference('fipsmode'),
  deprecated: {
    versions: '3.33.0-unreleased..',
    instead: 'Remove the field: the mode is gone, and nothing takes its place.',
  },
  values: {
    Enabled: 'FIPS-validated cryptography. Refused from 3.33.',
    Disabled: 'The ordinary images.',
  },
});
