import { CST } from 'yaml';
import type { Source } from '../document.ts';
import type { ScalarNode, YamlNode } from '../node.ts';
import { resolvePlain } from '../scalars/scalar.ts';
import { isMarkerAt } from '../split.ts';
import type { Assembly, MapPart } from './assembly.ts';

/** What a plain scalar begins with when it is nothing else; a dash, when no blank follows. */
const PLAIN_START = /[A-Za-z0-9_./+~()^$<=;\\\u00a1-\uffff]|-[A-Za-z0-9.]/y;
const ANCHOR = /&([\w.-]+) +(?=[^ &*!#\r\n,\]}])/y;
const ALIAS = /\*([\w.-]+)(?![^ \r\n,[\]{}])/y;
const DEEPEST = 60;

/**
 * Reads values that begin and end within a line, or in brackets, braces or quotes: scalars, flow collections, aliases.
 * Undefined for whatever is not of the plainest, and for every fault.
 */
export class InlineReader {
  /** Where what was read last ends. */
  end = 0;
  readonly #text: string;
  readonly #part: string;
  readonly #assembly: Assembly;
  #depth = 0;

  constructor({ text, part }: Source, assembly: Assembly) {
    this.#text = text;
    this.#part = part;
    this.#assembly = assembly;
  }

  /** The value that begins at `start`; lines below the first belong to it if they are indented to the column `least`. */
  read(start: number, least: number): YamlNode | undefined {
    switch (this.#text.charCodeAt(start)) {
      case DOUBLE_QUOTE:
      case SINGLE_QUOTE:
        return this.#readQuoted(start, least);
      case OPEN_BRACKET:
      case OPEN_BRACE:
        return this.#readFlow(start, least);
      case ASTERISK:
        return this.#readAlias(start);
      case AMPERSAND:
        return this.#readAnchored(start, least);
      default:
        return this.#readPlain(start);
    }
  }

  /** Nothing, where a value might stand. */
  empty(at: number): ScalarNode {
    this.end = at;
    return this.#scalar(at, at, null, 'empty');
  }

  #readAnchored(start: number, least: number): YamlNode | undefined {
    ANCHOR.lastIndex = start;
    const match = ANCHOR.exec(this.#text);
    return match
      ? this.#assembly.anchored(match[1]!, () => this.read(start + match[0].length, least))
      : undefined;
  }

  #readAlias(start: number): YamlNode | undefined {
    ALIAS.lastIndex = start;
    const match = ALIAS.exec(this.#text);
    if (!match) return undefined;
    this.end = start + match[0].length;
    return this.#assembly.alias(match[1]!, this.#span(start, this.end));
  }

  #readQuoted(start: number, least: number): ScalarNode | undefined {
    const isDouble = this.#text.charCodeAt(start) === DOUBLE_QUOTE;
    const close = isDouble ? this.#closingDouble(start) : this.#closingSingle(start);
    if (close < 0) return undefined;
    this.end = close + 1;
    const inner = this.#text.slice(start + 1, close);
    const style = isDouble ? 'double-quoted' : 'single-quoted';
    const isMultiline = inner.includes('\n');
    if (!isMultiline && !inner.includes(isDouble ? '\\' : "'")) {
      return this.#scalar(start, this.end, inner, style);
    }
    if (isMultiline && !this.#isIndented(start, close, least)) return undefined;
    const value = unquoted(this.#text.slice(start, this.end), `${style}-scalar`);
    return value === undefined ? undefined : this.#scalar(start, this.end, value, style);
  }

  #closingDouble(start: number): number {
    for (let at = this.#text.indexOf('"', start + 1); at >= 0; at = this.#text.indexOf('"', at + 1)) {
      let escapes = 0;
      while (this.#text.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes++;
      if (escapes % 2 === 0) return at;
    }
    return -1;
  }

  /** Two single quotes are one that is meant. */
  #closingSingle(start: number): number {
    let at = this.#text.indexOf("'", start + 1);
    while (at >= 0 && this.#text.charCodeAt(at + 1) === SINGLE_QUOTE) at = this.#text.indexOf("'", at + 2);
    return at;
  }

  /** Whether every line below the first is blank, or indented far enough to belong to a scalar. */
  #isIndented(start: number, end: number, least: number): boolean {
    for (
      let at = this.#text.indexOf('\n', start);
      at >= 0 && at < end;
      at = this.#text.indexOf('\n', at + 1)
    ) {
      const content = this.#skipSpaces(at + 1);
      const code = this.#text.charCodeAt(content);
      const isBlank = code === LINE_FEED || code === CARRIAGE_RETURN;
      if (!isBlank && (content - at - 1 < least || least === 0)) return false;
    }
    return true;
  }

  #readPlain(start: number): ScalarNode | undefined {
    PLAIN_START.lastIndex = start;
    if (!PLAIN_START.test(this.#text)) return undefined;
    const end = this.#plainEnd(start);
    if (end < 0) return undefined;
    const value = resolvePlain(this.#text.slice(start, end));
    // JSON has no infinity, and the library's way of saying so is kept.
    if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
    this.end = end;
    return this.#scalar(start, end, value, 'plain');
  }

  /** Where a plain scalar ends on its line; -1 where it holds something that is not of the plainest. */
  #plainEnd(start: number): number {
    const text = this.#text;
    const inFlow = this.#depth > 0;
    let end = start;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === SPACE) continue;
      if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED)) break;
      if (code < 0x20 || (code > 0x7e && code < 0xa1)) return -1;
      if (code === HASH && text.charCodeAt(at - 1) === SPACE) break;
      if (inFlow && isFlowSign(code)) break;
      if (code === COLON) {
        const next = text.charCodeAt(at + 1);
        if (isEmpty(next) || (inFlow && isFlowSign(next))) {
          if (inFlow) break;
          return -1;
        }
      }
      end = at + 1;
    }
    return end;
  }

  #readFlow(start: number, least: number): YamlNode | undefined {
    if (this.#depth === DEEPEST) return undefined;
    this.#depth++;
    const isList = this.#text.charCodeAt(start) === OPEN_BRACKET;
    const node = isList ? this.#readFlowList(start, least) : this.#readFlowMap(start, least);
    this.#depth--;
    return node;
  }

  #readFlowList(start: number, least: number): YamlNode | undefined {
    const items: YamlNode[] = [];
    let at = this.#skip(start + 1, least);
    while (at >= 0 && this.#text.charCodeAt(at) !== CLOSE_BRACKET) {
      const item = this.read(at, least);
      if (!item) return undefined;
      items.push(item);
      at = this.#afterItem(CLOSE_BRACKET, least);
    }
    if (at < 0) return undefined;
    this.end = at + 1;
    return { kind: 'list', span: this.#span(start, this.end), flow: true, items };
  }

  #readFlowMap(start: number, least: number): YamlNode | undefined {
    const parts: MapPart[] = [];
    let at = this.#skip(start + 1, least);
    while (at >= 0 && this.#text.charCodeAt(at) !== CLOSE_BRACE) {
      const part = this.#readPair(at, least);
      if (!part) return undefined;
      parts.push(part);
      at = this.#afterItem(CLOSE_BRACE, least);
    }
    if (at < 0) return undefined;
    this.end = at + 1;
    const entries = this.#assembly.entriesOf(parts);
    return { kind: 'map', span: this.#span(start, this.end), flow: true, entries };
  }

  #readPair(start: number, least: number): MapPart | undefined {
    const first = this.#text.charCodeAt(start);
    if (first === ASTERISK || first === AMPERSAND) return undefined;
    const name = this.read(start, least);
    if (name?.kind !== 'scalar' || name.value === null || name.source.includes('\n')) return undefined;
    const colon = this.end;
    const isQuoted = name.style !== 'plain';
    const hasColon = this.#text.charCodeAt(colon) === COLON;
    if (!hasColon) {
      // Behind blanks a colon may still come.
      const next = this.#skip(colon, least);
      const code = this.#text.charCodeAt(next);
      if (next < 0 || (code !== COMMA && code !== CLOSE_BRACE)) return undefined;
      return toPart(this.#assembly, name, this.empty(colon));
    }
    const behind = this.#text.charCodeAt(colon + 1);
    if (!isQuoted && !isEmpty(behind) && behind !== COMMA) return undefined;
    const at = this.#skip(colon + 1, least);
    if (at < 0) return undefined;
    const code = this.#text.charCodeAt(at);
    const value = code === COMMA || code === CLOSE_BRACE ? this.empty(colon + 1) : this.read(at, least);
    return value && toPart(this.#assembly, name, value);
  }

  /** Where the next item begins, behind a comma, or the closing sign stands; -1 where neither comes. */
  #afterItem(closing: number, least: number): number {
    const at = this.#skip(this.end, least);
    if (at < 0 || this.#text.charCodeAt(at) === closing) return at;
    return this.#text.charCodeAt(at) === COMMA ? this.#skip(at + 1, least) : -1;
  }

  /** Past blanks, line ends and comments inside of brackets; -1 where a line is not indented enough, or none comes. */
  #skip(from: number, least: number): number {
    const text = this.#text;
    let at = from;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === SPACE || code === TAB) at++;
      else if (code === HASH) {
        if (at === from || text.charCodeAt(at - 1) === LINE_FEED) return -1;
        at = text.indexOf('\n', at);
        if (at < 0) return -1;
      } else if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED)) {
        const line = at + (code === LINE_FEED ? 1 : 2);
        at = this.#skipSpaces(line);
        if (!this.#mayContinue(at, at - line, least)) return -1;
      } else return Number.isNaN(code) ? -1 : at;
    }
  }

  #mayContinue(at: number, column: number, least: number): boolean {
    const code = this.#text.charCodeAt(at);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) return true;
    if (column === 0 && isMarkerAt(this.#text, at)) return false;
    // The outermost closing sign may stand below the key.
    const closes = code === CLOSE_BRACKET || code === CLOSE_BRACE;
    return column >= least || (closes && this.#depth === 1 && column === least - 1);
  }

  #skipSpaces(from: number): number {
    let at = from;
    while (this.#text.charCodeAt(at) === SPACE) at++;
    return at;
  }

  #scalar(start: number, end: number, value: ScalarNode['value'], style: ScalarNode['style']): ScalarNode {
    return {
      kind: 'scalar',
      span: this.#span(start, end),
      value,
      source: this.#part.slice(start, end),
      style,
    };
  }

  #span(start: number, end: number): { start: number; end: number } {
    return { start, end };
  }
}

/** The entry of a key and its value, or what the key `<<` merges. */
export function toPart(assembly: Assembly, name: ScalarNode, value: YamlNode): MapPart | undefined {
  if (name.style === 'plain' && name.source === '<<') {
    if (value.kind === 'scalar' && value.style === 'empty') return undefined;
    return { merged: assembly.merged(value, value.span), end: value.span.end };
  }
  const { start } = name.span;
  const end = Math.max(name.span.end, value.span.end);
  return { key: String(name.value), keySpan: name.span, span: { start, end }, value };
}

/** The value of a quoted scalar, as the library unescapes and folds it; undefined where that finds a fault. */
function unquoted(source: string, type: 'double-quoted-scalar' | 'single-quoted-scalar'): string | undefined {
  let isSound = true;
  const scalar = CST.resolveAsScalar({ type, offset: 0, indent: 0, source }, true, () => {
    isSound = false;
  });
  return isSound ? scalar?.value : undefined;
}

function isFlowSign(code: number): boolean {
  return (
    code === COMMA ||
    code === OPEN_BRACKET ||
    code === CLOSE_BRACKET ||
    code === OPEN_BRACE ||
    code === CLOSE_BRACE
  );
}

/** A blank, a line's end, or the end of the text. */
function isEmpty(code: number): boolean {
  return (
    code === SPACE || code === TAB || code === LINE_FEED || code === CARRIAGE_RETURN || Number.isNaN(code)
  );
}

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const AMPERSAND = 38;
const SINGLE_QUOTE = 39;
const ASTERISK = 42;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
