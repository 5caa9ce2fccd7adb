import { decodeBase64, decodeUtf8 } from './base64.ts';

/**
 * Scalars as the API server reads them: sigs.k8s.io/yaml on go-yaml v2 (its `resolve.go`), then JSON. Not YAML 1.2:
 * `on`, `y` and `017` are no strings.
 */
export type ScalarValue = string | number | boolean | null;

export interface Resolved {
  readonly value: ScalarValue;
  /** Why the API server refuses it, where it does. */
  readonly fault?: string;
}

const NAMED = new Map<string, ScalarValue>([
  ...named(true, ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']),
  ...named(false, ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']),
  ...named(null, ['', '~', 'null', 'Null', 'NULL']),
  ...named(Number.NaN, ['.nan', '.NaN', '.NAN']),
  ...named(Number.POSITIVE_INFINITY, ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF']),
  ...named(Number.NEGATIVE_INFINITY, ['-.inf', '-.Inf', '-.INF']),
]);

const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
/** Go's base prefixes; a bare leading zero means octal, unless a digit forbids it, when the float rule takes over. */
const INTEGER = /^([-+]?)(?:0[xX]([\da-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9]\d*))$/;
/** As far as go-yaml tells a date from a number; dates become strings. */
const DATE = /^\d{4}-/;

/** What a plain scalar without a tag means. */
export function resolvePlain(source: string): ScalarValue {
  const name = NAMED.get(source);
  if (name !== undefined) return name;
  const first = source[0]!;
  if (!/[-+.\d]/.test(first) || DATE.test(source)) return source;
  if (first === '.') return FLOAT.test(source.replaceAll('_', '')) ? toFloat(source) : source;
  return resolveNumber(source.replaceAll('_', '')) ?? source;
}

const CORE_TAG = 'tag:yaml.org,2002:';

/** What a scalar with an explicit tag means: `tag` in its long form, `text` without quotes and escapes. */
export function resolveTagged(tag: string, text: string): Resolved {
  const type = tag.startsWith(CORE_TAG) ? tag.slice(CORE_TAG.length) : undefined;
  if (type === 'binary') return decodeBinary(text);
  const value = type === undefined || !(type in CHECKS) ? text : resolvePlain(text);
  if (type === undefined || type === 'str' || !(type in CHECKS)) return { value: text };
  return CHECKS[type]!(value) ? { value } : { value, fault: `\`${text}\` cannot be read as \`!!${type}\`.` };
}

const CHECKS: Record<string, (value: ScalarValue) => boolean> = {
  bool: (value) => typeof value === 'boolean',
  int: (value) => Number.isInteger(value),
  float: (value) => typeof value === 'number',
  null: (value) => value === null,
  timestamp: (value) => typeof value === 'string' && DATE.test(value),
};

/** Why a value has no place in JSON; undefined where it has. */
export function jsonFault(value: ScalarValue, source: string): string | undefined {
  if (typeof value !== 'number' || Number.isFinite(value)) return undefined;
  return `\`${source}\` cannot be sent to the API server: JSON has no such number.`;
}

function named(value: ScalarValue, words: readonly string[]): [string, ScalarValue][] {
  return words.map((word) => [word, value]);
}

function resolveNumber(digits: string): number | undefined {
  const match = INTEGER.exec(digits);
  if (match) {
    const [, sign, hex, binary, octal, decimal] = match;
    const size = hex
      ? Number.parseInt(hex, 16)
      : binary
        ? Number.parseInt(binary, 2)
        : octal
          ? Number.parseInt(octal, 8)
          : Number(decimal);
    return sign === '-' && size !== 0 ? -size : size;
  }
  if (!FLOAT.test(digits)) return undefined;
  const value = toFloat(digits);
  return typeof value === 'number' ? value : undefined;
}

/** Go refuses a float out of range, and the scalar stays a string. */
function toFloat(source: string): ScalarValue {
  const value = Number(source.replaceAll('_', ''));
  return Number.isFinite(value) ? (value === 0 ? 0 : value) : source;
}

function decodeBinary(text: string): Resolved {
  const letters = text.replace(/[\r\n]/g, '');
  if (letters.length % 4 !== 0 || !/^[A-Za-z\d+/]*={0,2}$/.test(letters)) {
    return { value: text, fault: 'The value of `!!binary` is not base64.' };
  }
  const bytes = decodeBase64(letters);
  return { value: decodeUtf8(bytes) ?? String.fromCharCode(...bytes.slice(0, 10_000)) };
}
