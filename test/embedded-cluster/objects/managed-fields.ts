import { isDeepStrictEqual } from 'node:util';
import type { Cause } from '../api/api-error.ts';
import { ApiError } from '../api/api-error.ts';
import type { Schema } from '../api/schema.ts';
import { below, topology } from '../api/schema.ts';
import type { Json, JsonObject, KubeObject, ManagedFieldsEntry } from './object.ts';
import { isObject, now } from './object.ts';

/** Who writes. */
export interface Writer {
  readonly manager: string;
  readonly subresource?: string;
}

/** A path of `f:`, `k:` and `v:` segments as FieldsV1 has them, in JSON so that it can be a key. */
type FieldPath = string;

/** The leaves of an object and their values. An item of a keyed list has a leaf `.` beside those of its fields. */
type Fields = Map<FieldPath, Json>;

/** Server-owned metadata that nobody manages. */
const UNMANAGED = new Set(
  [
    'name',
    'namespace',
    'uid',
    'resourceVersion',
    'generation',
    'creationTimestamp',
    'managedFields',
    'selfLink',
  ].map((key) => JSON.stringify(['f:metadata', `f:${key}`])),
);

/**
 * The managers after a create, update or patch: who writes a value owns it, alone; a field that is gone is nobody's.
 */
export function afterUpdate(
  before: KubeObject | undefined,
  after: KubeObject,
  schema: Schema,
  writer: Writer,
): ManagedFieldsEntry[] {
  const old = before ? fieldsOf(before, schema) : new Map<FieldPath, Json>();
  const fresh = fieldsOf(after, schema);
  const changed = new Set<FieldPath>();
  for (const [path, value] of fresh) if (!isDeepStrictEqual(value, old.get(path))) changed.add(path);
  const entries = (after.metadata.managedFields ?? []).map((entry) => {
    const kept = [...owned(entry)].filter(
      (path) => fresh.has(path) && (!changed.has(path) || sameWriter(entry, writer, 'Update')),
    );
    return withFields(entry, kept);
  });
  return record(entries, after.apiVersion, writer, 'Update', changed, true);
}

/** What server-side apply makes of a configuration: the object and its managers. Throws the 409 with its causes. */
export function serverSideApply(
  live: KubeObject | undefined,
  applied: KubeObject,
  schema: Schema,
  writer: Writer,
  force: boolean,
): KubeObject {
  const wanted = fieldsOf(applied, schema);
  let entries = live?.metadata.managedFields ?? [];
  const mine = entries.find((entry) => sameWriter(entry, writer, 'Apply'));
  const others = entries.filter((entry) => entry !== mine);
  const current = live ? fieldsOf(live, schema) : new Map<FieldPath, Json>();
  const disputed = (entry: ManagedFieldsEntry) =>
    [...owned(entry)].filter(
      (path) => wanted.has(path) && !isDeepStrictEqual(wanted.get(path), current.get(path)),
    );
  const conflicts = [...others]
    .sort((one, other) => (owner(one) < owner(other) ? -1 : 1))
    .flatMap((entry) =>
      disputed(entry)
        .sort(asASet)
        .map((path) => ({ entry, path })),
    );
  if (conflicts.length && !force) throw applyConflict(conflicts);
  entries = entries.map((entry) => {
    if (entry === mine) return entry;
    const lost = new Set(disputed(entry));
    return withFields(
      entry,
      [...owned(entry)].filter((path) => !lost.has(path)),
    );
  });
  const elsewhere = new Set(others.flatMap((entry) => [...owned(entry)]));
  const dropped = mine ? [...owned(mine)].filter((path) => !wanted.has(path) && !elsewhere.has(path)) : [];
  const merged = live
    ? (merge(structuredClone(live), applied, schema, '') as KubeObject)
    : structuredClone(applied);
  for (const path of dropped) removeAt(merged, JSON.parse(path));
  const paths = new Set(wanted.keys());
  merged.metadata.managedFields = record(entries, applied.apiVersion, writer, 'Apply', paths, false);
  return merged;
}

/** The leaves of an object, without what the server itself keeps. */
function fieldsOf(object: KubeObject, schema: Schema): Fields {
  const fields: Fields = new Map();
  for (const [key, value] of Object.entries(object)) {
    if (key === 'apiVersion' || key === 'kind' || value === undefined) continue;
    collect(value, below(schema, key), key, [`f:${key}`], fields);
  }
  for (const path of fields.keys()) if (UNMANAGED.has(path)) fields.delete(path);
  for (const path of fields.keys())
    if (path.startsWith('["f:metadata","f:managedFields"')) fields.delete(path);
  return fields;
}

function collect(
  value: Json,
  schema: Schema | undefined,
  name: string,
  path: string[],
  fields: Fields,
): void {
  const shape = topology(value, schema, name);
  if (shape.merge === 'keys' && Array.isArray(value)) {
    for (const item of value) {
      const here = [...path, itemKey(item, shape.keys)];
      fields.set(JSON.stringify([...here, '.']), null);
      if (isObject(item)) collect(item, schema?.items, '', here, fields);
    }
  } else if (shape.merge === 'set' && Array.isArray(value)) {
    for (const item of value) fields.set(JSON.stringify([...path, `v:${JSON.stringify(item)}`]), item);
  } else if (shape.merge === 'fields' && isObject(value) && Object.keys(value).length) {
    for (const [key, child] of Object.entries(value)) {
      if (child !== undefined) collect(child, below(schema, key), key, [...path, `f:${key}`], fields);
    }
  } else fields.set(JSON.stringify(path), value);
}

function merge(live: Json | undefined, applied: Json, schema: Schema | undefined, name: string): Json {
  const shape = topology(applied, schema, name);
  if (shape.merge === 'fields' && isObject(applied) && isObject(live)) {
    for (const [key, value] of Object.entries(applied)) {
      if (value !== undefined) live[key] = merge(live[key], value, below(schema, key), key);
    }
    return live;
  }
  if (shape.merge === 'keys' && Array.isArray(applied) && Array.isArray(live)) {
    const wanted = new Map(applied.map((item) => [itemKey(item, shape.keys), item]));
    const merged = live.map((item) => {
      const mine = wanted.get(itemKey(item, shape.keys));
      wanted.delete(itemKey(item, shape.keys));
      return mine === undefined ? item : merge(item, mine, schema?.items, '');
    });
    return [...merged, ...wanted.values()];
  }
  if (shape.merge === 'set' && Array.isArray(applied) && Array.isArray(live))
    return [...new Set([...live, ...applied])];
  return structuredClone(applied);
}

/** Takes a leaf away, and the maps and lists that become empty by it. */
function removeAt(value: Json | undefined, path: string[]): void {
  const [step, ...rest] = path;
  if (!step) return;
  if (Array.isArray(value)) {
    const wanted = step.slice(2);
    const index = value.findIndex((item) =>
      step.startsWith('v:')
        ? JSON.stringify(item) === wanted
        : itemKey(item, Object.keys(JSON.parse(wanted))) === step,
    );
    if (index >= 0 && (step.startsWith('v:') || rest[0] === '.')) value.splice(index, 1);
    else if (index >= 0) removeAt(value[index], rest);
  } else if (isObject(value)) {
    const key = step.slice(2);
    const child = value[key];
    if (rest.length) removeAt(child, rest);
    const size = isObject(child) ? Object.keys(child).length : Array.isArray(child) ? child.length : 0;
    if (!rest.length || size === 0) delete value[key];
  }
}

function itemKey(item: Json, keys: string[]): string {
  const picked = keys.map((key) => [key, isObject(item) ? (item[key] ?? null) : null]);
  return `k:${JSON.stringify(Object.fromEntries(picked))}`;
}

function sameWriter(entry: ManagedFieldsEntry, writer: Writer, operation: string): boolean {
  return (
    entry.manager === writer.manager &&
    entry.operation === operation &&
    (entry.subresource ?? '') === (writer.subresource ?? '')
  );
}

/** Gives the writer's entry these fields (`add`: beside those that it has), and drops entries that own nothing. */
function record(
  entries: ManagedFieldsEntry[],
  apiVersion: string,
  writer: Writer,
  operation: 'Apply' | 'Update',
  paths: Set<FieldPath>,
  add: boolean,
): ManagedFieldsEntry[] {
  const mine = entries.find((entry) => sameWriter(entry, writer, operation));
  const all = mine && add ? new Set([...owned(mine), ...paths]) : paths;
  const base: ManagedFieldsEntry = { manager: writer.manager, operation, apiVersion, fieldsType: 'FieldsV1' };
  if (writer.subresource) base.subresource = writer.subresource;
  const untouched = mine && isDeepStrictEqual(owned(mine), all);
  const fresh = untouched ? mine : withFields({ ...base, time: now() }, [...all]);
  const list = mine ? entries.map((entry) => (entry === mine ? fresh : entry)) : [...entries, fresh];
  return list.filter((entry) => Object.keys(entry.fieldsV1 ?? {}).length > 0);
}

function owned(entry: ManagedFieldsEntry): Set<FieldPath> {
  const paths = new Set<FieldPath>();
  const walk = (tree: JsonObject, path: string[]): void => {
    for (const [step, child] of Object.entries(tree)) {
      const here = [...path, step];
      if (isObject(child) && Object.keys(child).length) walk(child, here);
      else paths.add(JSON.stringify(here));
    }
  };
  walk(entry.fieldsV1 ?? {}, []);
  return paths;
}

function withFields(entry: ManagedFieldsEntry, paths: FieldPath[]): ManagedFieldsEntry {
  const tree: JsonObject = {};
  for (const path of paths) {
    let here = tree;
    for (const step of JSON.parse(path) as string[]) {
      const next = here[step] ?? {};
      here[step] = next;
      if (isObject(next)) here = next;
    }
  }
  return { ...entry, fieldsV1: tree };
}

function applyConflict(conflicts: { entry: ManagedFieldsEntry; path: FieldPath }[]): ApiError {
  const by = new Map<string, string[]>();
  const causes: Cause[] = conflicts.map(({ entry, path }) => {
    const who = owner(entry);
    const field = readable(JSON.parse(path));
    by.set(who, [...(by.get(who) ?? []), field]);
    return { reason: 'FieldManagerConflict', message: `conflict with ${who}`, field };
  });
  const several = [...by].map(([who, fields]) => [
    `conflicts with ${who}:`,
    ...fields.map((field) => `- ${field}`),
  ]);
  const list = causes.length === 1 ? `${causes[0]!.message}: ${causes[0]!.field}` : several.flat().join('\n');
  const count = `${causes.length} conflict${causes.length === 1 ? '' : 's'}`;
  return new ApiError(409, 'Conflict', `Apply failed with ${count}: ${list}`, { causes });
}

/** The order in which the API server walks a set of fields: at each level what ends there, by name, and then what goes on. */
function asASet(one: FieldPath, other: FieldPath): number {
  const [a, b] = [one, other].map((path) => (JSON.parse(path) as string[]).filter((step) => step !== '.'));
  for (let level = 0; ; level += 1) {
    const [step, otherStep] = [a![level], b![level]];
    if (step === undefined || otherStep === undefined) return a!.length - b!.length;
    const [ends, otherEnds] = [a!.length === level + 1, b!.length === level + 1];
    if (step !== otherStep && ends !== otherEnds) return ends ? -1 : 1;
    if (step !== otherStep) return step < otherStep ? -1 : 1;
  }
}

function owner(entry: ManagedFieldsEntry): string {
  const subresource = entry.subresource ? ` with subresource "${entry.subresource}"` : '';
  const using = entry.operation === 'Update' ? ` using ${entry.apiVersion}` : '';
  return `"${entry.manager}"${subresource}${using}`;
}

/** `.spec.containers[name="a"].image`, as conflicts are shown. */
function readable(path: string[]): string {
  return path
    .filter((step) => step !== '.')
    .map((step) => {
      if (step.startsWith('f:')) return `.${step.slice(2)}`;
      if (step.startsWith('v:')) return `[=${step.slice(2)}]`;
      const keys = Object.entries(JSON.parse(step.slice(2)) as JsonObject);
      return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
    })
    .join('');
}
