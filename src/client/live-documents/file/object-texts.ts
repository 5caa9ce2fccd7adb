import { isDeepStrictEqual } from 'node:util';
import { applyChanges, difference, type PathChange } from '../../../cluster/object/difference.ts';
import { isRecord, type Json } from '../../../cluster/object/live-object.ts';
import { toYamlText } from '../../../cluster/object/yaml-text.ts';
import type { Position } from '../../../protocol/text.ts';
import type { LanguageServer } from '../../language/language-server.ts';

/** What a text says; or, in words, why it cannot be read. */
export async function valueOfText(
  server: LanguageServer,
  text: string,
): Promise<{ readonly value: Json } | { readonly problem: string }> {
  const { value, problems } = await server.readObject({ text, literal: true });
  const [problem] = problems;
  if (problem !== undefined) return { problem };
  return isRecord(value as Json) ? { value: value as Json } : { problem: 'It holds no object.' };
}

/** An object as text, and what that text says: the same, whatever is in it. */
export async function textOf(
  server: LanguageServer,
  object: Json,
): Promise<{ readonly text: string; readonly seen: Json }> {
  for (const text of [toYamlText(object), `${JSON.stringify(object, undefined, 2)}\n`]) {
    const read = await valueOfText(server, text);
    if ('value' in read && isDeepStrictEqual(read.value, object)) return { text, seen: object };
  }
  return { text: toYamlText(object), seen: object };
}

/** The text of an object with changes made to it: in the user's own words where that can be done. */
export async function withChanges(
  server: LanguageServer,
  { text, value }: { readonly text: string; readonly value: Json },
  changes: readonly PathChange[],
): Promise<{ readonly text: string; readonly seen: Json }> {
  const wanted = applyChanges(value, changes);
  if (changes.length === 0) return { text, seen: value };
  const asked = changes.map((change) => ({ ...change, path: [...change.path] }));
  const { edits } = await server.editObject({ text, changes: asked });
  const edited = applyEdits(text, edits);
  const read = await valueOfText(server, edited);
  const isRight = 'value' in read && difference(read.value, wanted).length === 0;
  return isRight ? { text: edited, seen: read.value } : textOf(server, wanted);
}

type Edit = {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
};

function applyEdits(text: string, edits: readonly Edit[]): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: end, index }) => index + end.length)];
  const offset = ({ line, character }: Position) => (starts[line] ?? text.length) + character;
  return edits
    .map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), newText }))
    .sort((one, other) => other.start - one.start)
    .reduce((so, { start, end, newText }) => so.slice(0, start) + newText + so.slice(end), text);
}
