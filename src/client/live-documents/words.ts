import type { LiveObject } from '../../cluster/object/live-object.ts';
import { pathText } from '../../cluster/object/path.ts';
import { changedForUser } from '../../cluster/object/same.ts';
import type { Target } from '../../cluster/target.ts';
import { named } from '../context/context-check.ts';
import type { LiveDocument } from './document.ts';

/** `Installation default of embedded (http://…)`. */
export function whatOf(document: LiveDocument, target: Target | undefined = document.base?.target): string {
  const { context, name } = document.address;
  return `Installation ${name} of ${target ? named(target) : context}`;
}

/** What has become of an object, place by place: at the end of a sentence, after a blank or a colon. */
export function changesInWords(before: LiveObject, after: LiveObject): string {
  if (before.metadata.uid !== after.metadata.uid) return 'it is another object with the same name';
  return fieldsInWords(changedForUser(before, after).map(({ path }) => pathText(path)));
}

/** `spec.a`, `spec.b` and 2 more. */
export function fieldsInWords(fields: readonly string[]): string {
  const told = fields.slice(0, MOST_TOLD).map((field) => `\`${field}\``);
  const more = fields.length - told.length;
  return told.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

const MOST_TOLD = 4;
