/** A place as editors count it: both from 0, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Converts between offsets and line/character in O(log lines); CRLF, LF and a lone CR end a line. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    const lineEnd = /\r\n|\n|\r/g;
    while (lineEnd.exec(text)) this.#starts.push(lineEnd.lastIndex);
  }

  positionAt(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= bounded) low = middle;
      else high = middle;
    }
    return { line: low, character: bounded - this.#starts[low]! };
  }

  /** Where the line of an offset begins. */
  startOf(offset: number): number {
    return this.#starts[this.positionAt(offset).line]!;
  }

  offsetAt(position: Position): number {
    if (position.line >= this.#starts.length) return this.#length;
    const start = this.#starts[Math.max(0, position.line)]!;
    const end = this.#starts[position.line + 1] ?? this.#length;
    return Math.min(start + Math.max(0, position.character), end);
  }
}
