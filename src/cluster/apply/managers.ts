import { isDeepStrictEqual } from 'node:util';
import { recordsAt, textAt } from '../object/at.ts';
import type { LiveObject } from '../object/live-object.ts';

/** Whether the fields of two states have the same owners, apart from the status. */
export function hasSameManagers(one: LiveObject | undefined, other: LiveObject | undefined): boolean {
  return isDeepStrictEqual(managersOf(one), managersOf(other));
}

function managersOf(object: LiveObject | undefined) {
  return recordsAt(object, 'metadata', 'managedFields')
    .filter((entry) => textAt(entry, 'subresource') === '')
    .map(({ time: _, ...entry }) => entry);
}
