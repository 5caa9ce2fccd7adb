import type { Owner, OwnerSource } from '../facts/owner.ts';
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

/** As the language layer splits a stream: neither `----` nor `---x` begins a document. */
const MARKER = /(?<![^\r\n])(?:---|\.\.\.)(?![^ \t\r\n]).*/g;

/** A document with this kind and name, and, where both are told, this namespace. */
function objectIn(text: string, { kind, name, namespace }: OwnerSource): Offset | undefined {
  const starts = [0, ...[...text.matchAll(MARKER)].map(({ index, 0: line }) => index + line.length)];
  for (const [index, start] of starts.entries()) {
    const document = text.slice(start, starts[index + 1]);
    const kindLine = new RegExp(`^kind:[ \\t]*["']?${kind}["']?[ \\t]*(#.*)?\\r?$`, 'm').exec(document);
    const metadata = blockOf(document.split(/\r?\n/), 'metadata');
    const own = fieldOf(metadata, 'namespace');
    const isThere = own === '' || namespace === '' || own === namespace;
    if (kindLine && isThere && fieldOf(metadata, 'name') === name) return start + kindLine.index;
  }
  return undefined;
}

/** The lines below a key of the top. */
function blockOf(lines: readonly string[], key: string): readonly string[] {
  const start = lines.findIndex((line) => line.startsWith(`${key}:`)) + 1;
  if (start === 0) return [];
  const length = lines.slice(start).findIndex((line) => /^\S/.test(line));
  return lines.slice(start, length < 0 ? undefined : start + length);
}

/** A field of `metadata`, by its lines; what stands deeper is a label, or an annotation. */
function fieldOf(metadata: readonly string[], key: string): string {
  const [indentation = ''] = metadata
    .map((line) => /^\s+(?=[^\s#])/.exec(line)?.[0] ?? '')
    .filter((found) => found);
  const line = metadata.find((one) => one.startsWith(`${indentation}${key}:`)) ?? '';
  const [, value = ''] = /:\s*["']?([^"'\s#]+)/.exec(line) ?? [];
  return value;
}

/** Values that have a part `installation`, in a folder or file that has the release in its name, or is called values. */
function valuesIn(text: string, path: string, { name }: OwnerSource): Offset | undefined {
  const file = path.split('/').at(-1) ?? '';
  if (!/values/i.test(file) && !path.includes(name)) return undefined;
  if (/^(apiVersion|kind):/m.test(text)) return undefined;
  return /^(tigera-operator:\s+)?installation:/m.exec(text)?.index;
}
