import { object, string } from '../field.ts';
import { reference } from './reference.ts';

const LINK = reference('networkpolicyspec');

const EFFECT = `No pod restarts. Turned off, policies that the operator made earlier are deleted, and what they allowed or
forbade depends on your own policies from that moment on.`;

export const networkPolicy = object({
  commonName: true,
  doc: "The policies that the operator puts around Calico's own components.",
  versions: '3.33.0-unreleased..',
  effect: EFFECT,
  default: '`managePolicies: Enabled`',
  example: '{ managePolicies: Disabled }',
  link: LINK,
  properties: {
    managePolicies: string({
      doc: `Whether the operator creates and keeps those policies.

Turn it off only with policies of your own at hand, above all where something denies by default: Calico's components then
need to be let through by you.`,
      effect: EFFECT,
      default: '`Enabled`, filled in by the API server when the block is there',
      link: LINK,
      values: {
        Enabled: 'The operator creates them and puts changes back.',
        Disabled: 'The operator creates none, and deletes its own.',
      },
    }),
  },
});
