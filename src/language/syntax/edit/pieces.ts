import type { TextEdit } from '../../text/edit.ts';

/** A stretch of the first text, or text that was put in. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/** Rounds of edits, each in offsets of the text that the former left, added up to edits of the first text. */
export class Pieces {
  #pieces: Piece[];
  readonly original: string;

  constructor(original: string) {
    this.original = original;
    this.#pieces = [{ start: 0, end: original.length }];
  }

  /** Edits that do not overlap, in offsets of the current text. */
  apply(edits: readonly TextEdit[]): void {
    const backwards = edits.toSorted((one, other) => one.span.start - other.span.start).reverse();
    for (const { span, newText } of backwards) {
      const before = this.#cut(0, span.start);
      const after = this.#cut(span.end, Number.POSITIVE_INFINITY);
      this.#pieces = [...before, { text: newText }, ...after];
    }
  }

  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let position = 0;
    let inserted = '';
    const flush = (end: number): void => {
      const edit = trim(this.original, { span: { start: position, end }, newText: inserted });
      if (edit.newText !== '' || edit.span.start !== edit.span.end) edits.push(edit);
      inserted = '';
    };
    for (const piece of this.#pieces) {
      if ('text' in piece) inserted += piece.text;
      else if (piece.start < piece.end) {
        flush(piece.start);
        position = piece.end;
      }
    }
    flush(this.original.length);
    return edits;
  }

  /** The pieces between two offsets of the current text. */
  #cut(start: number, end: number): Piece[] {
    const cut: Piece[] = [];
    let position = 0;
    for (const piece of this.#pieces) {
      const length = 'text' in piece ? piece.text.length : piece.end - piece.start;
      const from = Math.max(0, start - position);
      const to = Math.min(length, end - position);
      position += length;
      if (from >= to) continue;
      if ('text' in piece) cut.push({ text: piece.text.slice(from, to) });
      else cut.push({ start: piece.start + from, end: piece.start + to });
    }
    return cut;
  }
}

/** Leaves out what an edit would write as it stands already. */
function trim(text: string, { span, newText }: TextEdit): TextEdit {
  let { start, end } = span;
  let from = 0;
  let to = newText.length;
  while (start < end && from < to && text[start] === newText[from]) {
    start++;
    from++;
  }
  while (start < end && from < to && text[end - 1] === newText[to - 1]) {
    end--;
    to--;
  }
  return { span: { start, end }, newText: newText.slice(from, to) };
}
