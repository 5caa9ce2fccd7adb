import { SPEC } from '../schema/fields/spec.ts';

const FIELDS = Object.entries(SPEC.properties);

/** Fields that are not of the spec itself, but written there by mistake, and that hardly anything else has. */
export const MISPLACED: readonly string[] = ['ipPools', 'nodeAddressAutodetectionV4', 'linuxDataplane'];

const COMMON: ReadonlySet<string> = new Set(
  FIELDS.filter(([, field]) => field.commonName).map(([name]) => name),
);
const TELLING: ReadonlySet<string> = new Set([
  ...FIELDS.filter(([, field]) => !field.commonName).map(([name]) => name),
  ...MISPLACED,
]);

/** Every word that makes a text worth reading as a spec. */
export const SPEC_WORDS: readonly string[] = [...TELLING, ...COMMON];

/** A field of the spec that hardly anything else has: it tells an Installation. */
export function isTellingField(key: string): boolean {
  return TELLING.has(key);
}

/** A field of the spec, as values, a JSON patch or a parameter may name it. */
export function isSpecField(key: string): boolean {
  return TELLING.has(key) || COMMON.has(key);
}
