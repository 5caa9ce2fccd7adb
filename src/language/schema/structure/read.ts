import type { ListNode, MapEntry, MapNode, YamlNode } from '../../syntax/node.ts';
import type { Path } from '../../text/path.ts';
import { includes } from '../../versions/version-range.ts';
import type { Field, ListField, MapField, ObjectField } from '../field.ts';
import { constraintProblems } from './constraints.ts';
import { enumProblem } from './enum-value.ts';
import { duplicateProblems, tooManyProblem } from './list-limits.ts';
import type { Pass } from './pass.ts';
import { unknownField } from './unknown-field.ts';

/**
 * The JSON value of a node as a release of the API server takes it over: keys that the release does not have and
 * nulls of objects are left out. Faults that depend on the release are noted in the pass. Where the kind of the node
 * is not that of the field, the value is an empty one of the wrong kind: what is in it is of no account.
 */
export function read(node: YamlNode, field: Field, path: Path, pass: Pass): unknown {
  if (node.unknown || node.conditional) pass.unknown.push(path);
  if (!node.conditional) return readNode(node, field, path, pass);
  pass.unsound.push(path);
  return readNode(node, field, path, { ...pass, isGuarded: true });
}

function readNode(node: YamlNode, field: Field, path: Path, pass: Pass): unknown {
  switch (node.kind) {
    case 'scalar': {
      if (node.unknown) {
        pass.unsound.push(path);
        return null;
      }
      const { value } = node;
      if (field.kind !== 'string' || typeof value !== 'string' || !field.values) return value;
      const known = Object.hasOwn(field.values, value) ? field.values[value] : undefined;
      if (known && (includes(known.versions, pass.version) || pass.isGuarded)) return value;
      pass.problems.push(enumProblem({ path, field, node, version: pass.version }));
      pass.unsound.push(path);
      return value;
    }
    case 'list': {
      if (field.kind !== 'list') return misfit([], path, pass);
      const value = node.items.map((item, index) => read(item, field.items, [...path, index], pass));
      if (isSure(node)) noteListFaults(node.items.length, value, field, path, pass);
      return value;
    }
    case 'map':
      if (field.kind === 'object') return readObject(node, field, path, pass);
      return field.kind === 'map' ? readMap(node, field, path, pass) : misfit({}, path, pass);
  }
}

/** A template may keep it from being called wrong, but never from being wrong. */
function misfit(value: object, path: Path, pass: Pass): object {
  pass.unsound.push(path);
  return value;
}

function readObject(node: MapNode, field: ObjectField, path: Path, pass: Pass): object {
  const value: Record<string, unknown> = {};
  for (const entry of node.entries) {
    if (entry.unknown) continue;
    const known = Object.hasOwn(field.properties, entry.key) ? field.properties[entry.key] : undefined;
    if (known && includes(known.versions, pass.version)) take(entry, known, path, pass, value);
    else if (!field.open && !isDirective(entry.key, pass) && !(known && isGuarded(entry, pass))) {
      pass.problems.push(
        unknownField(entry, { path, field, node, version: pass.version, inChart: pass.inChart }, pass.root),
      );
    }
  }
  for (const name of field.constraints ?? []) {
    pass.problems.push(...constraintProblems(name, { path, field, node, version: pass.version }, pass));
  }
  return value;
}

function readMap(node: MapNode, field: MapField, path: Path, pass: Pass): object {
  const value: Record<string, unknown> = {};
  for (const entry of node.entries) if (!entry.unknown) take(entry, field.values, path, pass, value);
  return value;
}

/** True for a list of which a template repeats and leaves out nothing. */
function isSure({ items, unknown }: ListNode): boolean {
  return !unknown && !items.some((item) => item.conditional);
}

function isGuarded({ value }: MapEntry, pass: Pass): boolean {
  return value.conditional === true || pass.isGuarded === true;
}

/** The API server drops a null before it judges. */
function take(entry: MapEntry, field: Field, path: Path, pass: Pass, into: Record<string, unknown>): void {
  const value = read(entry.value, field, [...path, entry.key], pass);
  if (value === null) return;
  if (entry.key !== '__proto__') into[entry.key] = value;
  else
    Object.defineProperty(into, entry.key, { value, enumerable: true, writable: true, configurable: true });
}

/** `$patch` and its like, which tell a strategic merge patch what to do. */
function isDirective(key: string, pass: Pass): boolean {
  return pass.completeness === 'partial' && key.startsWith('$');
}

function noteListFaults(
  count: number,
  value: readonly unknown[],
  field: ListField,
  path: Path,
  pass: Pass,
): void {
  const { maxItems, keyedBy } = field;
  if (maxItems && count > maxItems.count && includes(maxItems.versions, pass.version)) {
    pass.problems.push(tooManyProblem(path, count, maxItems.count));
  }
  if (keyedBy) pass.problems.push(...duplicateProblems(path, value, keyedBy));
}
