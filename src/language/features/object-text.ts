import type { YamlDocument } from '../syntax/document.ts';
import { textEdits } from '../syntax/edit.ts';
import { nodeAt, spanOf } from '../syntax/locate.ts';
import type { YamlNode } from '../syntax/node.ts';
import { entryOf, stringAt } from '../syntax/node.ts';
import { parseDocument } from '../syntax/parse.ts';
import { splitDocuments } from '../syntax/split.ts';
import type { PathEdit, TextEdit } from '../text/edit.ts';
import type { Path } from '../text/path.ts';
import { type Span, shifted } from '../text/span.ts';

/** Where a field stands; `exact` is false where it is not written, and the key of its nearest written parent stands for it. */
export interface FieldPlace {
  readonly key: Span;
  readonly value: Span;
  readonly exact: boolean;
}

/**
 * Where fields of the first document of a text stand, of any kind of object. A field is written as the API server
 * names it: `spec.ipPools[0].cidr`, `metadata.labels[a/b]`. `name` chooses among the items of a List. Undefined for
 * a field that does not even have a parent there.
 */
export function fieldPlaces(
  text: string,
  fields: readonly string[],
  name?: string,
): (FieldPlace | undefined)[] {
  const { root, start } = firstDocument(text);
  const object = root && objectNamed(root, name);
  return fields.map((field) => {
    const path = readField(field);
    if (!object || path.length === 0) return undefined;
    const node = nodeAt(object, path);
    // A place that is not even begun is no place.
    if (!node && !entryOf(object, String(path[0]))) return undefined;
    const key = spanOf(object, path, 'key');
    // An object or a list is marked where it begins, not from its first line to its last.
    const value = node?.kind === 'scalar' ? spanOf(object, path, 'value') : key;
    return { key: shifted(key, start), value: shifted(value, start), exact: node !== undefined };
  });
}

/** The edits that give fields of the first document these values, or take them out; none where that cannot be done. */
export function editsOfObject(text: string, changes: readonly PathEdit[]): TextEdit[] {
  const { start, ...document } = firstDocument(text);
  return textEdits(document, [], changes).map(({ span, newText }) => ({
    span: shifted(span, start),
    newText,
  }));
}

/** With where it starts in the text. */
function firstDocument(text: string): YamlDocument & { readonly start: number } {
  const { start, end } = splitDocuments(text)[0]!;
  return { ...parseDocument(text.slice(start, end)), start };
}

function objectNamed(root: YamlNode, name: string | undefined): YamlNode {
  const items = stringAt(root, 'kind') === 'List' ? nodeAt(root, ['items']) : undefined;
  if (items?.kind !== 'list') return root;
  return items.items.find((item) => stringAt(nodeAt(item, ['metadata']), 'name') === name) ?? root;
}

/** How the API server writes paths (apimachinery, `field/path.go`): a key of a map in brackets, without quotes. */
function readField(field: string): Path {
  return [...field.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map(([, bracketed, key = '']) =>
    bracketed === undefined ? key : /^\d+$/.test(bracketed) ? Number(bracketed) : bracketed,
  );
}
