import type { Owner, Source } from '../facts/owner.ts';
import { keepers } from './owner-words.ts';

/** A place in a text, counted in UTF-16 units. */
export type Offset = number;

/**
 * Where a text defines the source of an Installation: the object of Argo CD or Flux of that name, or values for a
 * release of Helm; undefined where it does not. By the look of its lines alone: it is only to be opened.
 */
export function sourceIn(text: string, path: string, owners: readonly Owner[]): Offset | undefined {
  for (const { source } of keepers(owners)) {
    const found =
      source && (source.kind === 'release' ? valuesIn(text, path, source) : objectIn(text, source));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A document with this kind and name, and, where both are told, this namespace. */
function objectIn(text: string, { kind, name, namespace }: Source): Offset | undefined {
  const starts = [0, ...[...text.matchAll(/^---.*$/gm)].map(({ index, 0: line }) => index + line.length)];
  for (const [index, start] of starts.entries()) {
    const document = text.slice(start, starts[index + 1]);
    const kindLine = new RegExp(`^kind:[ \\t]*["']?${kind}["']?[ \\t]*(#.*)?\\r?$`, 'm').exec(document);
    const [, metadata = ''] =
      /^metadata:.*\r?\n((?:(?:[ \t].*)?(?:\r?\n|$))+?)(?=\S|$(?![\s\S]))/m.exec(document) ?? [];
    const own = fieldOf(metadata, 'namespace');
    const isThere = own === '' || namespace === '' || own === namespace;
    if (kindLine && isThere && fieldOf(metadata, 'name') === name) return start + kindLine.index;
  }
  return undefined;
}

/** The first field of this name in the lines of `metadata`. */
function fieldOf(metadata: string, key: string): string {
  const found = new RegExp(`^[ \\t]+${key}:[ \\t]*["']?([^"'\\s#]+)`, 'm').exec(metadata);
  return found?.[1] ?? '';
}

/** Values that have a part `installation`, in a folder or file that has the release in its name, or is called values. */
function valuesIn(text: string, path: string, { name }: Source): Offset | undefined {
  const file = path.split('/').at(-1) ?? '';
  if (!/values/i.test(file) && !path.includes(name)) return undefined;
  if (/^(apiVersion|kind):/m.test(text)) return undefined;
  return /^(tigera-operator:\s+)?installation:/m.exec(text)?.index;
}
