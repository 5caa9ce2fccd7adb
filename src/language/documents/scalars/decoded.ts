import type { ScalarNode } from '../../syntax/node.ts';
import { decodeBase64, decodeUtf8, encodeBase64 } from '../../syntax/scalars/base64.ts';
import { type ScalarSource, scalarSource } from '../../syntax/scalars/scalar-text.ts';
import { splitDocuments } from '../../syntax/split.ts';
import { applyTextEdits, type TextEdit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';

/**
 * How a document's text stands in a scalar that does not show it as it is: with escapes, with folded lines, in base64.
 * Places in the text count from where the document is placed, which is where the scalar begins.
 */
export interface Decoded {
  /** The place of a stretch of the document; of base64 always the whole scalar. */
  toText(span: Span): Span;
  /** The place in the document of an offset of the text; undefined where there is none to tell. */
  fromText(offset: number): number | undefined;
  /** The edits of the text that make these of the document; none where they cannot be written so. */
  toEdits(edits: readonly TextEdit[]): TextEdit[];
  /** False where places in the document are none of the text. */
  readonly isExact: boolean;
}

export interface DecodedDocument {
  readonly text: string;
  readonly decoded: Decoded;
}

/** The documents of a scalar in quotes or with folded lines. None where what is read here is not what it means. */
export function decodedDocuments(text: string, node: ScalarNode): DecodedDocument[] {
  const scalar = scalarSource(text, node);
  const known = scalar?.read(scalar.source);
  if (!scalar || !known || !isSame(known.value, node)) return [];
  const by = scalar.start - node.span.start;
  return splitDocuments(known.value).map(({ start, end }) => {
    const place = (offset: number): number => known.at[Math.min(start + offset, known.value.length)]! + by;
    const decoded: Decoded = {
      isExact: true,
      toText: (span) => ({ start: place(span.start), end: place(span.end) }),
      fromText: (offset) => {
        const index = known.at.findLastIndex((at) => at + by <= offset) - start;
        return index >= 0 && index <= end - start ? index : undefined;
      },
      toEdits: (edits) => {
        const moved = edits.map(({ span, newText }) => ({
          span: { start: span.start + start, end: span.end + start },
          newText,
        }));
        const expected = applyTextEdits(known.value, moved);
        return written(scalar, known.at, moved, expected).map(({ span, newText }) => ({
          span: { start: span.start + by, end: span.end + by },
          newText,
        }));
      },
    };
    return { text: known.value.slice(start, end), decoded };
  });
}

/** The line breaks at the end of a block are a matter of its header. */
function isSame(read: string, { value, style }: ScalarNode): boolean {
  return read === (style === 'block' ? String(value).replace(/\n+$/, '') : value);
}

/** Edits of the source; none unless it then means just what it shall, and so every sign beside them what it meant. */
function written(
  { source, read, write }: ScalarSource,
  at: readonly number[],
  edits: readonly TextEdit[],
  expected: string,
): TextEdit[] {
  const spellings = edits.map(({ newText }) => write(newText));
  for (let index = 0; index < Math.max(0, ...spellings.map(({ length }) => length)); index++) {
    const made = edits.map(({ span }, of) => ({
      span: { start: at[span.start]!, end: at[span.end]! },
      newText: spellings[of]![index]!,
    }));
    if (read(applyTextEdits(source, made))?.value === expected) return made;
  }
  return [];
}

/** As long as a Secret can be. */
const LONGEST = 1_500_000;

/** The documents of a scalar that is base64, as in the `data` of a Secret. */
export function encodedDocuments(text: string, { span, value, style }: ScalarNode): DecodedDocument[] {
  const letters = typeof value === 'string' ? value.replace(/\s/g, '') : '';
  if (letters.length > LONGEST || letters.length % 4 !== 0 || !/^[A-Za-z\d+/]+={0,2}$/.test(letters))
    return [];
  const whole = decodeUtf8(decodeBase64(letters));
  if (whole === undefined || encodeBase64(whole) !== letters) return [];
  const size = span.end - span.start;
  // Where it stands on more than one line, nobody could tell how it is to be cut.
  const quotes = style === 'plain' ? 0 : 1;
  const isOneLine = style !== 'block' && text.slice(span.start + quotes, span.end - quotes) === letters;
  return splitDocuments(whole).map(({ start, end }) => {
    const decoded: Decoded = {
      isExact: false,
      toText: () => ({ start: 0, end: size }),
      fromText: () => undefined,
      toEdits: (edits) => {
        const moved = edits.map((edit) => ({
          ...edit,
          span: { start: edit.span.start + start, end: edit.span.end + start },
        }));
        const newText = isOneLine ? encodeBase64(applyTextEdits(whole, moved)) : undefined;
        return newText === undefined ? [] : [{ span: { start: quotes, end: size - quotes }, newText }];
      },
    };
    return { text: whole.slice(start, end), decoded };
  });
}
