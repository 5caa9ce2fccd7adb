import { scalarText } from '../../../syntax/edit/scalar-text.ts';
import {
  flowText,
  isFilledMap,
  itemLines,
  keyText,
  mapLines,
  pairLines,
  type Style,
} from '../../../syntax/edit/write.ts';

/** How and where a completion is written. */
export interface InsertStyle {
  readonly style: Style;
  /** Where it begins, so that further lines stand below it; undefined in flow style. */
  readonly column: number | undefined;
  /** What is to stand before it: a blank, or a line end and indentation. */
  readonly lead: string;
  /** What is to stand behind it: a comma, or nothing. */
  readonly trail: string;
}

export interface Written {
  readonly text: string;
  /** With tab stops; the same as the text where there is nothing to fill in. */
  readonly snippet: string;
}

/** `key: ` with what its value needs: nothing for an optional scalar (`undefined`), else the least that may stand there. */
export function writePair(key: string, value: unknown, insertStyle: InsertStyle): Written {
  const { style, column } = insertStyle;
  const isEmptyMap = isMap(value) && !isFilledMap(value);
  if (column === undefined) {
    const name = keyText(key, style, true);
    if (value === undefined) return framed(`${name}: `, insertStyle);
    return framed(`${name}: ${flowText(value, style)}`, insertStyle);
  }
  const name = keyText(key, style);
  if (value === undefined) return framed(`${name}: `, insertStyle);
  if (isEmptyMap) return framed(`${name}:${style.lineEnd}${' '.repeat(column)}${style.step}`, insertStyle);
  return framed(joined(pairLines(key, value, ' '.repeat(column), style), column, style), insertStyle);
}

/** One item of a list, with its dash where `isDashed`. */
export function writeItem(value: unknown, isDashed: boolean, insertStyle: InsertStyle): Written {
  const { style, column } = insertStyle;
  if (column === undefined) return framed(flowText(value, style), insertStyle);
  const indent = ' '.repeat(column);
  if (isDashed) return framed(joined(itemLines(value, indent, style), column, style), insertStyle);
  if (isFilledMap(value)) return framed(joined(mapLines(value, indent, style), column, style), insertStyle);
  return framed(flowText(value, style), insertStyle);
}

/** A scalar in the quotes of the one it takes the place of. */
export function writeScalar(
  value: string | number | boolean,
  quote: string,
  insertStyle: Pick<InsertStyle, 'style' | 'column' | 'lead' | 'trail'>,
): string {
  const quotes = quote === "'" ? 'single' : quote === '"' || insertStyle.style.json ? 'double' : 'plain';
  return `${insertStyle.lead}${scalarText(value, quotes, insertStyle.column === undefined)}${insertStyle.trail}`;
}

function isMap(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The lines without the indentation of the first, which stands where the cursor is. */
function joined(lines: readonly string[], column: number, { lineEnd }: Style): string {
  return lines.join(lineEnd).slice(column);
}

function framed(text: string, { lead, trail }: InsertStyle): Written {
  return { text: lead + text + trail, snippet: withTabStops(lead, text, trail) };
}

function withTabStops(lead: string, text: string, trail: string): string {
  const values = valuesIn(text);
  let snippet = literally(lead);
  let position = 0;
  for (const [index, { start, end }] of values.entries()) {
    snippet += literally(text.slice(position, start));
    const value = literally(text.slice(start, end));
    snippet += value === '' ? `$${index + 1}` : `\${${index + 1}:${value}}`;
    position = end;
  }
  if (values.length > 0) return snippet + literally(text.slice(position) + trail);
  const inside = /[{[](?=[}\]]$)/.exec(text);
  const stop = inside ? inside.index + 1 : trail === '' ? text.length : undefined;
  if (stop === undefined) return `${literally(lead + text)}$0${literally(trail)}`;
  const rest = literally(text.slice(stop) + trail);
  return `${literally(lead + text.slice(0, stop))}${inside ? '$0' : ''}${rest}`;
}

/** Scalars behind a colon or a dash, without their quotes. */
const IN_BLOCK = /^(?:[^\n]*?: |\s*- (?![^\n]*: ))(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s"'{[][^\r\n]*?))\r?$/gm;
const IN_FLOW = /(?:: |[[,] ?)(?:"([^"]*)"()|([^\s"'{}[\],][^"{}[\],:]*))(?=[,}\]]|$)/g;

function valuesIn(text: string): { start: number; end: number }[] {
  const isFlow = /^[{[]|: [{[]/.test(text);
  return [...text.matchAll(isFlow ? IN_FLOW : IN_BLOCK)].map(([whole, double, single, plain], index, all) => {
    const quote = plain === undefined ? 1 : 0;
    const end = all[index]!.index + whole.trimEnd().length - quote;
    return { start: end - (plain ?? (double || single || '')).length, end };
  });
}

/** As it stands, in a text that knows tab stops. */
function literally(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
