import { at, recordsAt, textAt } from '../object/at.ts';
import { isRecord, type Json, type LiveObject } from '../object/live-object.ts';

type Path = readonly string[];

/** The name that the operator writes under. */
export const OPERATOR = 'operator';

/**
 * What stands in the spec of a live Installation only because the operator has written its defaults into it: the
 * paths that it owns and nobody else does. List items are left out; their keys are values, not places.
 */
export function operatorDefaults(installation: LiveObject): Path[] {
  const entries = recordsAt(installation, 'metadata', 'managedFields');
  const ofOthers = new Set<string>();
  const own: Path[] = [];
  for (const entry of entries) {
    const paths = leaves(at(entry, 'fieldsV1', 'f:spec'), ['spec']);
    if (textAt(entry, 'manager') === OPERATOR) own.push(...paths);
    else for (const path of paths) ofOthers.add(path.join('.'));
  }
  return own.filter((path) => !ofOthers.has(path.join('.')));
}

/** Whether all that stands at a place (`spec.logging`) was written by the operator alone. */
export function isOperatorDefault(place: string, defaults: readonly Path[]): boolean {
  return defaults.some((path) => `${path.join('.')}.`.startsWith(`${place}.`));
}

function leaves(fields: Json | undefined, path: Path): Path[] {
  if (!isRecord(fields)) return [];
  const inner = Object.entries(fields).filter(([key]) => key.startsWith('f:'));
  if (inner.length === 0) return path.length > 1 ? [path] : [];
  return inner.flatMap(([key, value]) => leaves(value, [...path, key.slice(2)]));
}
