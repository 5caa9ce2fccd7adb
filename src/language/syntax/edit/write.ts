import { literalLines, scalarText } from './scalar-text.ts';

/** How a document is written, so that what is added looks like it. */
export interface Style {
  readonly lineEnd: string;
  /** The indentation of one level. */
  readonly step: string;
  /** What a list is indented by below its key: nothing, or a step. */
  readonly dash: string;
  /** Keys and strings in double quotes, as in a JSON manifest. */
  readonly json: boolean;
}

/** A pair that is carried over from the text with its comments instead of being written anew. */
export class CarriedPair {
  readonly value: unknown;
  readonly lines: (indent: string) => string[];

  constructor(value: unknown, lines: (indent: string) => string[]) {
    this.value = value;
    this.lines = lines;
  }
}

/** `key: value` in block style, a line each. */
export function pairLines(key: string, value: unknown, indent: string, style: Style): string[] {
  if (value instanceof CarriedPair) return value.lines(indent);
  const name = `${indent}${keyText(key, style)}:`;
  if (Array.isArray(value) && value.length > 0) {
    return [name, ...value.flatMap((item) => itemLines(item, indent + style.dash, style))];
  }
  if (isFilledMap(value)) return [name, ...mapLines(value, indent + style.step, style)];
  const [first, ...rest] = inlineLines(value, indent + style.step);
  return [`${name} ${first}`, ...rest];
}

/** `- value` in block style, a line each. */
export function itemLines(value: unknown, indent: string, style: Style): string[] {
  const inner = `${indent}  `;
  const lines =
    Array.isArray(value) && value.length > 0
      ? value.flatMap((item) => itemLines(item, inner, style))
      : isFilledMap(value)
        ? mapLines(value, inner, style)
        : undefined;
  if (lines && !/^\s*#/.test(lines[0]!))
    return [`${indent}- ${lines[0]!.slice(inner.length)}`, ...lines.slice(1)];
  if (lines) return [`${indent}-`, ...lines];
  const [first, ...rest] = inlineLines(value, inner);
  return [`${indent}- ${first}`, ...rest];
}

export function mapLines(value: Record<string, unknown>, indent: string, style: Style): string[] {
  return Object.entries(value).flatMap(([key, child]) => pairLines(key, child, indent, style));
}

/** A value in flow style, on one line. */
export function flowText(value: unknown, style: Style): string {
  if (value instanceof CarriedPair) return flowText(value.value, style);
  if (Array.isArray(value)) return `[${value.map((item) => flowText(item, style)).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value).map(
      ([key, child]) => `${keyText(key, style, true)}: ${flowText(child, style)}`,
    );
    return `{${pairs.join(', ')}}`;
  }
  return scalarText(value as string, style.json ? 'double' : 'plain', true);
}

/** A value in flow style over several lines, as JSON is printed; `indent` is that of the line it starts on. */
export function prettyText(value: unknown, indent: string, style: Style): string {
  if (value instanceof CarriedPair) return prettyText(value.value, indent, style);
  const inner = indent + style.step;
  const isList = Array.isArray(value);
  if (!isList && !isFilledMap(value)) return flowText(value, style);
  const children = isList
    ? value.map((item) => prettyText(item, inner, style))
    : Object.entries(value).map(
        ([key, child]) => `${keyText(key, style, true)}: ${prettyText(child, inner, style)}`,
      );
  if (children.length === 0) return '[]';
  const [open, close] = isList ? '[]' : '{}';
  const body = children.map((child) => `${inner}${child}`).join(`,${style.lineEnd}`);
  return `${open}${style.lineEnd}${body}${style.lineEnd}${indent}${close}`;
}

export function keyText(key: string, { json }: Style, isFlow = false): string {
  return scalarText(key, json ? 'double' : 'plain', isFlow);
}

/** A key in the quotes of the one that it takes the place of. */
export function keyLike(text: string, position: number, key: string, isFlow: boolean): string {
  if (text[position] === '"') return scalarText(key, 'double', isFlow);
  return text[position] === "'" ? scalarText(key, 'single', isFlow) : scalarText(key, 'plain', isFlow);
}

export function isFilledMap(value: unknown): value is Record<string, unknown> {
  return (
    value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0
  );
}

/** A scalar, `{}` or `[]`: what stands on the line of its key or dash, and the lines of a literal below it. */
export function inlineLines(value: unknown, indent: string): string[] {
  if (Array.isArray(value)) return ['[]'];
  if (value !== null && typeof value === 'object') return ['{}'];
  const literal = typeof value === 'string' ? literalLines(value) : undefined;
  if (!literal) return [scalarText(value as string, 'plain', false)];
  return literal.map((line, index) => (index === 0 || line === '' ? line : indent + line));
}
