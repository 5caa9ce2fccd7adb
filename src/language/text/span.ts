/** A half-open stretch of a text, in UTF-16 offsets as strings count them: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** True when `offset` is inside the span or at either end: a cursor at a word's end still means the word. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

export function overlaps(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** The same span of a text that has so many signs more before it. */
export function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
