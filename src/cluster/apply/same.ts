import { recordsAt, textAt } from '../at.ts';
import { sorted } from '../difference/sorted.ts';
import { type LiveObject, withoutNoise } from '../live-object.ts';

/** As far as the user sees: the operator writes the status of an Installation all the time. */
export function sameToTheUser(one: LiveObject | undefined, other: LiveObject | undefined): boolean {
  if (!one || !other) return one === other;
  return text(withoutNoise(one)) === text(withoutNoise(other));
}

/** Who owns which fields of an object, apart from its status, in a form to compare. */
export function managersOf(object: LiveObject | undefined): string {
  const entries = recordsAt(object, 'metadata', 'managedFields')
    .filter((entry) => textAt(entry, 'subresource') === '')
    .map(({ time: _, ...entry }) => entry);
  return text(entries);
}

function text(value: object): string {
  return JSON.stringify(sorted(value as never));
}
