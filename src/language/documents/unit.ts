import type { YamlDocument } from '../syntax/document.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { InstallationSource } from './installations.ts';
import type { Neighbour } from './neighbour.ts';
import type { Decoded } from './scalars/decoded.ts';
import { fitsInto, type ScalarContainer } from './scalars/embedded.ts';

/**
 * One YAML document that concerns us: of the text's own, or one that stands in a scalar of another. Everything in it
 * counts offsets from the document's own start, so that it can be kept as it is when other parts of the file grow
 * or shrink.
 */
export interface Unit {
  readonly text: string;
  readonly document: YamlDocument;
  readonly installations: readonly InstallationSource[];
  readonly neighbours: readonly Neighbour[];
  /** Documents that stand in its scalars; they start where they stand in its text. */
  readonly embedded: readonly PlacedUnit[];
  /** Set for a document inside of another one's scalar, whose lines keep that one's indentation. */
  readonly container?: ScalarContainer;
  /** Set where that scalar does not show its text as it is: what leads from one to the other. */
  readonly decoded?: Decoded;
  readonly isEmbedded: boolean;
  /** True where a fault of its syntax is worth a word: it holds an Installation, or is meant to. */
  readonly isOurs: boolean;
}

/** A unit and where it starts in the text. */
export interface PlacedUnit {
  readonly start: number;
  readonly unit: Unit;
}

/** Where a stretch of a unit is in the text that the unit is placed in. */
export function toText({ start: by, unit }: PlacedUnit, span: Span): Span {
  const { start, end } = unit.decoded?.toText(span) ?? span;
  return { start: start + by, end: end + by };
}

/** The place in a unit of an offset of the text; undefined where its scalar cannot tell. */
export function fromText({ start, unit }: PlacedUnit, offset: number): number | undefined {
  return unit.decoded ? unit.decoded.fromText(offset - start) : offset - start;
}

/** Edits of a unit as edits of the text; none where its scalar cannot hold what comes of them. */
export function editsInText({ start, unit }: PlacedUnit, edits: readonly TextEdit[]): TextEdit[] {
  const { container, decoded } = unit;
  const made = decoded ? decoded.toEdits(edits) : edits;
  if (container && !made.every(({ newText }) => fitsInto(container, newText))) return [];
  return made.map(({ span, newText }) => ({
    span: { start: span.start + start, end: span.end + start },
    newText,
  }));
}

/** All of the text that a unit takes up. */
export function spanOfUnit(placed: PlacedUnit): Span {
  return toText(placed, { start: 0, end: placed.unit.text.length });
}
