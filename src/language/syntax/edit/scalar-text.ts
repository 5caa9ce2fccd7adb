import { resolvePlain } from '../scalars/scalar.ts';

export type QuoteStyle = 'plain' | 'single' | 'double';

/** A scalar as text on one line: quoted when it must be, else in the style asked for. */
export function scalarText(
  value: string | number | boolean | null,
  quotes: QuoteStyle,
  isFlow: boolean,
): string {
  if (typeof value !== 'string') return value === null ? 'null' : String(value);
  if (quotes === 'plain' && isPlainSafe(value, isFlow)) return value;
  if (quotes === 'single' && !UNPRINTABLE.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replace(UNESCAPED, (sign) => {
    const code = sign.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}

/** Line ends, tabs, control characters and what else must be escaped. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Cs}/u;
/** Of these, what JSON does not escape. */
const UNESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Signs with a meaning at the start of a value, and blanks that would be lost. */
const BAD_START = /^(?:[\s,[\]{}#&*!|>'"%@`?:=]|-(?![A-Za-z/.])|---|\.\.\.)/;
const BAD_INSIDE = /: | #|:$|\s$/;
/** What other readers of YAML take for numbers or dates. */
const NUMBER_LIKE =
  /^[-+]?(?:\.?\d[\d_,.]*(?:e[-+]?\d+)?|0[xob][\da-f_]+|\d+(?::\d\d?)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?.*)$/i;

function isPlainSafe(value: string, isFlow: boolean): boolean {
  if (value === '' || value === '<<' || resolvePlain(value) !== value || NUMBER_LIKE.test(value))
    return false;
  if (BAD_START.test(value) || BAD_INSIDE.test(value) || UNPRINTABLE.test(value)) return false;
  return !isFlow || !/[,[\]{}]|:(?!\S)/.test(value);
}

/** The lines of a literal block scalar without indentation, its header first; undefined where it cannot hold the text. */
export function literalLines(value: string): string[] | undefined {
  if (!/\S\n/.test(value) || /^[ \n]|[ \t]\n|[ \t]$/.test(value)) return undefined;
  if (UNPRINTABLE.test(value.replaceAll('\n', ''))) return undefined;
  const body = value.replace(/\n+$/, '');
  const ends = value.length - body.length;
  const header = ends === 0 ? '|-' : ends === 1 ? '|' : '|+';
  return [header, ...body.split('\n'), ...Array<string>(Math.max(0, ends - 1)).fill('')];
}
