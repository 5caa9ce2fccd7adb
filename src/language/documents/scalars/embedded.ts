import type { ScalarNode } from '../../syntax/node.ts';
import { splitDocuments } from '../../syntax/split.ts';
import type { Span } from '../../text/span.ts';

/** What the scalars around a text ask of everything that is written into it. */
export interface ScalarContainer {
  /** What every line must begin with. */
  readonly indent: string;
  /** False inside of quotes, where a text has one line. */
  readonly takesLines: boolean;
  /** Signs that would end the scalar, or mean something else in it. */
  readonly forbidden: string;
}

export function containerOf(
  part: string,
  { style }: ScalarNode,
  outer: ScalarContainer | undefined,
): ScalarContainer {
  const indent = style === 'block' ? /^(?:[ \t]*\r?\n)*( *)/.exec(part)![1]! : '';
  const quotes = style === 'single-quoted' ? "'" : style === 'double-quoted' ? '"\\' : '';
  return {
    indent,
    takesLines: style === 'block' && outer?.takesLines !== false,
    forbidden: quotes + (outer?.forbidden ?? ''),
  };
}

/** True for a text that may be written into the container, wherever it begins. */
export function fitsInto({ indent, takesLines, forbidden }: ScalarContainer, newText: string): boolean {
  const [, ...lines] = newText.split('\n');
  if (lines.length > 0 && !takesLines) return false;
  if ([...forbidden].some((sign) => newText.includes(sign))) return false;
  return lines.every((line) => line.trim() === '' || line.startsWith(indent));
}

/**
 * The documents of a scalar that holds YAML, as stretches of the text that it stands in, so that places in them are
 * places in the text. The lines of a literal are YAML as they stand, indentation and all. None for a scalar whose
 * text is not its value: folded lines, unless JSON is in them, and escapes.
 */
export function documentsIn(text: string, node: ScalarNode): Span[] {
  if (node.style === 'block') return blockDocuments(text, node.span);
  if (node.style !== 'single-quoted' && node.style !== 'double-quoted') return [];
  const inner = { start: node.span.start + 1, end: node.span.end - 1 };
  return text.slice(inner.start, inner.end) === node.value && !String(node.value).includes('\n')
    ? [inner]
    : [];
}

const HEADER = /([|>])[-+\d]*[ \t]*(?:#[^\n]*)?\r?\n/y;

function blockDocuments(text: string, span: Span): Span[] {
  HEADER.lastIndex = span.start;
  const header = HEADER.exec(text);
  if (!header) return [];
  const start = HEADER.lastIndex;
  const lineEnd = text.indexOf('\n', span.end);
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  const body = text.slice(start, end);
  if (header[1] === '>' && !/^\s*[[{]/.test(body)) return [];
  const indent = /^(?:[ \t]*\r?\n)*( *)/.exec(body)![1]!.length;
  // A marker counts where the block's own lines begin.
  return splitDocuments(body, indent)
    .filter((part) => body.slice(part.start, part.end).trim() !== '')
    .map((part) => ({ start: start + part.start, end: start + part.end }));
}
