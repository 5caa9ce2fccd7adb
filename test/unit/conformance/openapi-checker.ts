import type { Path } from '../../../src/language/text/path.ts';
import type { OpenApiSchema } from './crd.ts';

export type RefusalKind =
  | 'unknown'
  | 'type'
  | 'enum'
  | 'required'
  | 'bounds'
  | 'pattern'
  | 'duplicate'
  | 'too-many'
  | 'cel';

export interface Refusal {
  readonly path: Path;
  readonly kind: RefusalKind;
}

/**
 * A reading of a CRD of its own, which knows nothing of our fields: what the API server refuses a value for, with
 * strict decoding. Nulls in objects are dropped first, and nothing is looked for in a value of a wrong type.
 */
export function refusals(value: unknown, schema: OpenApiSchema, path: Path = []): Refusal[] {
  if (schema['x-kubernetes-int-or-string']) {
    if (typeof value === 'string') return matches(value, schema, path);
    return Number.isInteger(value) ? [] : [{ path, kind: 'type' }];
  }
  switch (schema.type) {
    case 'object':
      return isObject(value) ? objectRefusals(value, schema, path) : [{ path, kind: 'type' }];
    case 'array':
      return Array.isArray(value) ? listRefusals(value, schema, path) : [{ path, kind: 'type' }];
    case 'string':
      return typeof value === 'string' ? stringRefusals(value, schema, path) : [{ path, kind: 'type' }];
    case 'integer':
      return typeof value === 'number' ? integerRefusals(value, schema, path) : [{ path, kind: 'type' }];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [{ path, kind: 'type' }];
    default:
      throw new Error(`the checker does not know ${JSON.stringify(schema).slice(0, 100)}`);
  }
}

function objectRefusals(value: Record<string, unknown>, schema: OpenApiSchema, path: Path): Refusal[] {
  const { properties, additionalProperties, required = [] } = schema;
  const found: Refusal[] = [];
  for (const [key, child] of Object.entries(value)) {
    const place = [...path, key];
    const isKnown = properties ? Object.hasOwn(properties, key) : additionalProperties !== undefined;
    // An object without either, as `metadata` is, is left to others.
    if (!isKnown && !properties) continue;
    if (!isKnown) found.push({ path: place, kind: 'unknown' });
    else if (child !== null)
      found.push(...refusals(child, properties?.[key] ?? additionalProperties!, place));
  }
  for (const key of required) {
    if ((value[key] ?? null) === null) found.push({ path: [...path, key], kind: 'required' });
  }
  for (const { rule } of schema['x-kubernetes-validations'] ?? []) found.push(...celRefusals(rule, value));
  return found;
}

/** Expressions cannot be run here; the only one of the released CRDs is known by its text. */
function celRefusals(rule: string, value: Record<string, unknown>): Refusal[] {
  const names = [...rule.matchAll(/self\.metadata\.name == '([^']+)'/g)].map((match) => match[1]!);
  if (names.length === 0) throw new Error(`the checker does not know the rule ${rule}`);
  const { name } = value.metadata as { name: string };
  return names.includes(name) ? [] : [{ path: ['metadata', 'name'], kind: 'cel' }];
}

function listRefusals(value: readonly unknown[], schema: OpenApiSchema, path: Path): Refusal[] {
  const found = value.flatMap((item, index) => refusals(item, schema.items!, [...path, index]));
  if (schema.maxItems !== undefined && value.length > schema.maxItems) found.push({ path, kind: 'too-many' });
  const keys = schema['x-kubernetes-list-type'] === 'map' ? schema['x-kubernetes-list-map-keys']! : [];
  if (keys.length === 0) return found;
  const seen = new Set<string>();
  for (const [index, item] of value.entries()) {
    if (!isObject(item) || keys.some((key) => typeof item[key] !== 'string')) continue;
    const identity = JSON.stringify(keys.map((key) => item[key]));
    if (seen.has(identity)) found.push({ path: [...path, index], kind: 'duplicate' });
    seen.add(identity);
  }
  return found;
}

function stringRefusals(value: string, schema: OpenApiSchema, path: Path): Refusal[] {
  if (schema.enum && !schema.enum.includes(value)) return [{ path, kind: 'enum' }];
  if (schema.minLength !== undefined && value.length < schema.minLength) return [{ path, kind: 'pattern' }];
  if (schema.maxLength !== undefined && value.length > schema.maxLength) return [{ path, kind: 'pattern' }];
  if (schema.format === 'byte' && !isBase64(value)) return [{ path, kind: 'pattern' }];
  return matches(value, schema, path);
}

function matches(value: string, { pattern }: OpenApiSchema, path: Path): Refusal[] {
  return pattern === undefined || new RegExp(pattern).test(value) ? [] : [{ path, kind: 'pattern' }];
}

/** By decoding and encoding again, where the product has a pattern. */
function isBase64(value: string): boolean {
  return value !== '' && Buffer.from(value, 'base64').toString('base64') === value;
}

/** Beyond its own bounds is one refusal, beyond those of its format alone another. */
function integerRefusals(value: number, schema: OpenApiSchema, path: Path): Refusal[] {
  if (!Number.isInteger(value)) return [{ path, kind: 'type' }];
  if (schema.minimum !== undefined && value < schema.minimum) return [{ path, kind: 'bounds' }];
  if (schema.maximum !== undefined && value > schema.maximum) return [{ path, kind: 'bounds' }];
  const limit = schema.format === 'int32' ? 2 ** 31 : 2 ** 63;
  return value < -limit || value >= limit ? [{ path, kind: 'type' }] : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
