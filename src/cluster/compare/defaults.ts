import { isDeepStrictEqual } from 'node:util';
import { OPERATOR } from '../facts/field-owners.ts';
import { at, recordsAt, textAt } from '../object/at.ts';
import { pairItems } from '../object/items.ts';
import { isRecord, type Json, LAST_APPLIED, type LiveObject, parseJson } from '../object/live-object.ts';

export interface WithoutDefaults {
  readonly before: LiveObject;
  readonly after: LiveObject;
  /** How many fields were left out. */
  readonly hidden: number;
}

/**
 * Two states of an object without the defaults of the first: what the operator has filled in and what the API server
 * has. A default is left out where the second state has it unchanged, and where it lacks it, for then the operator
 * fills it in again: an apply replaces lists whole, and their items lose all that was filled in. A default that the
 * second state changes stays. `live` has the `managedFields` and annotations that tell defaults from what was written;
 * `before` and `after` are what is to be shown.
 */
export function withoutDefaults(live: LiveObject, before: LiveObject, after: LiveObject): WithoutDefaults {
  const owners = recordsAt(live, 'metadata', 'managedFields').map((entry) => ({
    name: textAt(entry, 'manager'),
    fields: at(entry, 'fieldsV1'),
  }));
  const annotation = textAt(live, 'metadata', 'annotations', LAST_APPLIED);
  const applied = annotation === '' ? undefined : parseJson(annotation);
  // Where nobody is known to have written anything, nothing is known to be a default.
  if (owners.length === 0 && applied === undefined) return { before, after, hidden: 0 };
  const look: Look = { isAnnotated: applied !== undefined, hidden: 0 };
  const known = { owners, applied };
  const [spec, specAfter] = sides(look, before.spec, after.spec, below(known, 'spec'));
  // The operator's own mark, to be asked before the object goes.
  const marks = below(below(known, 'metadata'), 'finalizers');
  const [finalizers, finalizersAfter] = sides(
    look,
    before.metadata.finalizers,
    after.metadata.finalizers,
    marks,
  );
  return {
    before: withParts(before, spec, finalizers),
    after: withParts(after, specAfter, finalizersAfter),
    hidden: look.hidden,
  };
}

function withParts(object: LiveObject, spec: Json | undefined, finalizers: Json | undefined): LiveObject {
  const { finalizers: _, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: finalizers === undefined ? metadata : { ...metadata, finalizers },
    spec: spec ?? {},
  } as LiveObject;
}

/** Whoever applies client-side owns what it wrote, which the annotation has, and what the API server added to that. */
const CLIENT_SIDE = 'kubectl-client-side-apply';

interface Look {
  readonly isAnnotated: boolean;
  hidden: number;
}

interface Owner {
  readonly name: string;
  /** Its FieldsV1 below a place; undefined inside of what it owns whole. */
  readonly fields: Json | undefined;
}

/** What is known of a place of the live object. */
interface Known {
  readonly owners: readonly Owner[];
  /** What client-side apply wrote there. */
  readonly applied: Json | undefined;
}

function below({ owners, applied }: Known, key: string): Known {
  return {
    owners: owners.flatMap(({ name, fields }): Owner[] => {
      if (!isRecord(fields) || Object.keys(fields).length === 0) return [{ name, fields: undefined }];
      const inner = fields[`f:${key}`];
      return inner === undefined ? [] : [{ name, fields: inner }];
    }),
    applied: at(applied, key),
  };
}

function isAuthor({ isAnnotated }: Look, name: string): boolean {
  return name !== OPERATOR && !(isAnnotated && name === CLIENT_SIDE);
}

/** A place without its defaults; what is left of neither side is undefined. */
type Pair = readonly [before: Json | undefined, after: Json | undefined];

function sides(look: Look, before: Json | undefined, after: Json | undefined, known: Known): Pair {
  if (before === undefined) return [before, after];
  if (isFilled(before) && (after === undefined || isRecord(after))) return maps(look, before, after, known);
  const isWritten = known.applied !== undefined || known.owners.some(({ name }) => isAuthor(look, name));
  if (!isWritten && (after === undefined || isDeepStrictEqual(before, after))) {
    look.hidden += 1;
    return [undefined, undefined];
  }
  return Array.isArray(before) && Array.isArray(after) ? lists(look, before, after, known) : [before, after];
}

type Fields = { readonly [key: string]: Json };

function isFilled(value: Json): value is Fields {
  return isRecord(value) && Object.keys(value).length > 0;
}

function maps(look: Look, before: Fields, after: Fields | undefined, known: Known): Pair {
  const pairs = [...new Set([...Object.keys(before), ...Object.keys(after ?? {})])].map(
    (key) => [key, sides(look, before[key], after?.[key], below(known, key))] as const,
  );
  const side = (index: 0 | 1) =>
    Object.fromEntries(
      pairs.flatMap(([key, pair]) => (pair[index] === undefined ? [] : [[key, pair[index]]])),
    );
  const [one, other] = [side(0), side(1)];
  return [isFilled(one) ? one : undefined, isFilled(other) ? other : undefined];
}

/** Once the operator has filled in a field of an item, it owns the list alone, whoever wrote the rest of it. */
function lists(look: Look, before: readonly Json[], after: readonly Json[], known: Known): Pair {
  const pairs = pairItems(before, after);
  if (!pairs || known.owners.some(({ name }) => isAuthor(look, name))) return [before, after];
  const applied = Array.isArray(known.applied) ? pairItems(before, known.applied) : undefined;
  const kept = pairs.map(({ one, other }) => {
    if (!isRecord(one) || !isRecord(other)) return [one, other];
    return inItem(look, one, other, applied?.find((pair) => pair.one === one)?.other);
  });
  const side = (index: number) => kept.map((pair) => pair[index]).filter((item) => item !== undefined);
  return [side(0), side(1)];
}

/** Where the annotation does not know the item, only what the new state says of it is known to be somebody's. */
function inItem(look: Look, before: Fields, after: Fields, applied: Json | undefined): Pair {
  const written = isRecord(applied) ? applied : after;
  const isDefault = (key: string) =>
    key in before && !(key in written) && (!(key in after) || isDeepStrictEqual(before[key], after[key]));
  const kept = (fields: Fields) => Object.entries(fields).filter(([key]) => !isDefault(key));
  const [one, other] = [kept(before), kept(after)];
  look.hidden += Object.keys(before).length - one.length;
  return [Object.fromEntries(one), Object.fromEntries(other)];
}
