import type { EnumValue, Field, ListField, ObjectField } from '../../../schema/field.ts';
import { toJson } from '../../../syntax/locate.ts';
import { parseDocument } from '../../../syntax/parse.ts';
import { resolvePlain } from '../../../syntax/scalars/scalar.ts';
import type { CalicoVersion } from '../../../versions/version.ts';
import { includes } from '../../../versions/version-range.ts';
import { templatesFor } from './templates.ts';

/** A value that a field may be given. */
export interface Candidate {
  readonly value: string | number | boolean;
  /** What is said of it beside its name. */
  readonly doc?: string;
  /** An example of many, not one of a set. */
  readonly isExample: boolean;
}

/** The values of a scalar field that are worth offering at a release, the likeliest first; none for other fields. */
export function candidates(
  field: Field,
  path: readonly (string | number)[],
  version: CalicoVersion,
): Candidate[] {
  switch (field.kind) {
    case 'boolean': {
      const first = field.example !== 'false';
      return [first, !first].map((value) => ({ value, isExample: false }));
    }
    case 'string': {
      const named = Object.entries(field.values ?? field.suggestions ?? {})
        .filter(([, known]: [string, EnumValue]) => includes(known.versions, version))
        .map(([value, { doc }]) => ({ value, doc, isExample: false }))
        // To say nothing is the last thing that somebody looks for here.
        .sort((one, other) => Number(one.value === '') - Number(other.value === ''));
      // A field of the CRD's own values takes no other.
      return field.values ? named : withoutRepeats([...named, ...examples(field, path)]);
    }
    case 'integer':
    case 'int-or-string':
      return withoutRepeats(examples(field, path));
    default:
      return [];
  }
}

function examples(field: Field, path: readonly (string | number)[]): Candidate[] {
  const own = exampleOf(field);
  // The example of a map's values is of one key of it only.
  const templates = templatesFor(path).map(([value, doc]) => ({ value, doc, isExample: true }));
  if (templates.length > 0 && templates.every(({ value }) => value !== own)) return templates;
  const isScalar = own !== undefined && own !== null && typeof own !== 'object';
  const first = isScalar ? [{ value: own as Candidate['value'], isExample: true }] : [];
  return [...templates, ...first];
}

function withoutRepeats(list: readonly Candidate[]): Candidate[] {
  return list.filter(({ value }, index) => list.findIndex((other) => other.value === value) === index);
}

const parsed = new WeakMap<Field, { readonly value: unknown }>();

/** A field's example as data; undefined where it has none. */
export function exampleOf(field: Field): unknown {
  if (field.example === undefined) return undefined;
  let known = parsed.get(field);
  if (!known) {
    known = { value: read(field.example, field) };
    parsed.set(field, known);
  }
  return known.value;
}

function read(example: string, field: Field): unknown {
  // Much the most of them are words.
  if (/^[\w./-]+$/.test(example)) return field.kind === 'string' ? example : resolvePlain(example);
  const { root } = parseDocument(example);
  return root && toJson(root);
}

/**
 * The least that may stand as the value of a field: an object with its required keys, a list with one such item. The
 * first is the likeliest; further ones differ in the first scalar that has a choice. Undefined where none is known.
 */
export function samples(
  field: Field,
  path: readonly (string | number)[],
  version: CalicoVersion,
  effective?: unknown,
): unknown[] {
  switch (field.kind) {
    case 'object':
      return objectSamples(field, path, version, effective);
    case 'map':
      return [{}];
    case 'list':
      return itemSamples(field, path, version).map((item) => [item]);
    default: {
      const known = candidates(field, path, version).map(({ value }) => value);
      return effective === undefined || typeof effective === 'object'
        ? known.filter((value) => value !== '')
        : [effective, ...known.filter((value) => value !== effective)];
    }
  }
}

/** The least that may stand as one more item of a list. */
export function itemSamples(
  field: ListField,
  path: readonly (string | number)[],
  version: CalicoVersion,
): unknown[] {
  const { items } = field;
  const own = samples(items, [...path, 0], version);
  const example = exampleOf(field);
  const shown = Array.isArray(example) ? example : [];
  const isBare = items.kind === 'object' && required(items, version).length === 0;
  const whole = exampleOf(items);
  if (isBare) return [...(whole === undefined ? [] : [whole]), ...shown];
  return [...own, ...shown.filter((item) => typeof item !== 'object' && !own.includes(item))];
}

function objectSamples(
  field: ObjectField,
  path: readonly (string | number)[],
  version: CalicoVersion,
  effective: unknown,
): unknown[] {
  let all: Record<string, unknown>[] = [{}];
  for (const [key, child] of required(field, version)) {
    const here = (effective as Record<string, unknown> | undefined)?.[key];
    const [first, ...others] = samples(child, [...path, key], version, here);
    const further = all.length === 1 ? others.slice(0, MOST_VARIANTS) : [];
    all = all.flatMap((sample) => [first, ...further].map((value) => ({ ...sample, [key]: value ?? '' })));
  }
  return all;
}

const MOST_VARIANTS = 8;

function required({ properties }: ObjectField, version: CalicoVersion): [string, Field][] {
  return Object.entries(properties).filter(
    ([, child]) => child.required && includes(child.versions, version),
  );
}
