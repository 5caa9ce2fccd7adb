import { countBefore } from '../../text/search.ts';
import type { Span } from '../../text/span.ts';
import { lineStart as startOfLine } from '../edit/layout.ts';
import { type Construct, findConstructs } from './constructs.ts';

/** A templated text, made readable as YAML: what is template is replaced by as many other signs. */
export interface Masked {
  readonly text: string;
  /** True where the text is no YAML without the mask: a fault of the syntax then means little. */
  readonly isForeign: boolean;
  /** True where a template makes up part of the span. */
  covers(span: Span): boolean;
  /** True where a template begins, goes on or ends between two offsets, themselves included. */
  touches(from: number, to: number): boolean;
  /** True where a template may put out keys, items or a whole value between two offsets. */
  mayInsert(from: number, to: number): boolean;
  /** Names the branch or loop of the template that an offset is in; different ones need not come together. */
  branchAt(offset: number): number;
  /** True where the span holds a part of a branch or loop without the rest. */
  tears(span: Span): boolean;
}

/** A sign that plain, quoted and block scalars may hold, and that nobody types. */
export const STAND_IN = '\uE000';

/** Undefined where the text holds no template. Linear. */
export function maskTemplates(text: string): Masked | undefined {
  const constructs = findConstructs(text);
  if (constructs.length === 0) return undefined;
  const { masked, insertions } = replace(text, constructs);
  const branches = findBranches(constructs);
  return {
    text: masked,
    isForeign: constructs.some(({ isForeign }) => isForeign),
    covers: ({ start, end }) => {
      const next = constructs[countBefore(constructs, (construct) => construct.end <= start)];
      return next !== undefined && next.start < end;
    },
    touches: (from, to) => {
      const next = constructs[countBefore(constructs, ({ end }) => end < from)];
      return next !== undefined && next.start <= to;
    },
    mayInsert: (from, to) => {
      const next = insertions[countBefore(insertions, (offset) => offset < from)];
      return next !== undefined && next < to;
    },
    branchAt: (offset) => branches[countBefore(branches, ({ start }) => start <= offset) - 1]?.branch ?? 0,
    tears: (span) => isTorn(constructs, span),
  };
}

function replace(text: string, constructs: readonly Construct[]): { masked: string; insertions: number[] } {
  const insertions: number[] = [];
  let masked = '';
  let position = 0;
  for (let index = 0; index < constructs.length; ) {
    // Constructs that stand on the same lines are judged together.
    const lineStart = startOfLine(text, constructs[index]!.start);
    const group: Construct[] = [];
    let lineEnd = -1;
    while (index < constructs.length && (lineEnd < 0 || constructs[index]!.start < lineEnd)) {
      const construct = constructs[index++]!;
      group.push(construct);
      if (construct.end <= lineEnd) continue;
      const end = text.indexOf('\n', construct.end);
      lineEnd = end < 0 ? text.length : end;
    }
    const line = { start: lineStart, end: lineEnd };
    const isOnly = isAlone(text, line, group);
    const isBlank = isOnly || isBeforeBlock(text, line, group);
    const column = isOnly ? columnInBlock(text, line) : undefined;
    if (column !== undefined) {
      insertions.push(group[0]!.start);
      masked += text.slice(position, line.start) + blockLine(text.slice(line.start, line.end), column);
      position = line.end;
      continue;
    }
    for (const { start, end, role } of group) {
      if (isBlank && role === 'text') insertions.push(start);
      masked += text.slice(position, start) + standIn(text.slice(start, end), isBlank);
      position = end;
    }
  }
  return { masked: masked + text.slice(position), insertions };
}

/** As many signs; line ends stay. Behind the first line only what has text beside it must be a value. */
function standIn(construct: string, isBlank: boolean): string {
  const sign = isBlank ? ' ' : STAND_IN;
  if (!/[\r\n]/.test(construct)) return sign.repeat(construct.length);
  const [first, ...rest] = construct.split('\n');
  const lines = [first!.replace(/[^\r]/g, sign), ...rest.map((line) => line.replace(/[^\r]/g, ' '))];
  return lines.join('\n');
}

const HEADER = /(?:^|[\s:-])[|>][-+\d]*[ \t]*(?:#.*)?\r?$/;

/**
 * The column at which the text of a block scalar begins, for a line that is its first; undefined for any other. A
 * first line that is blank, and longer than what follows is indented, would be a fault.
 */
function columnInBlock(text: string, line: Span): number | undefined {
  if (line.start === 0) return undefined;
  const above = text.slice(startOfLine(text, line.start - 1), line.start - 1);
  if (!HEADER.test(above)) return undefined;
  const outer = /^[ \t]*/.exec(above)![0].length;
  const own = /^[ \t]*/.exec(text.slice(line.start, line.end))![0].length;
  const next = nextContent(text, line.end);
  return next && next.indent > outer ? next.indent : own > outer ? own : undefined;
}

function blockLine(line: string, column: number): string {
  const [first, ...rest] = line.split('\n');
  const shown = first!.trimEnd().length;
  const filled = ' '.repeat(Math.min(column, shown)) + STAND_IN.repeat(Math.max(0, shown - column));
  return [filled + first!.slice(shown), ...rest.map((one) => one.replace(/[^\r]/g, ' '))].join('\n');
}

/** True where a line holds nothing else. */
function isAlone(text: string, line: Span, group: readonly Construct[]): boolean {
  let position = line.start;
  for (const { start, end } of group) {
    if (text.slice(position, start).trim() !== '') return false;
    position = end;
  }
  return /^\s*(?:#.*)?$/.test(text.slice(position, line.end));
}

/** `key: {{ … }}` with the value's lines below: there the template is no value. */
function isBeforeBlock(text: string, line: Span, group: readonly Construct[]): boolean {
  if (!isAlone(text, { start: group[0]!.start, end: line.end }, group)) return false;
  const head = text.slice(line.start, group[0]!.start);
  const match = /^([ \t]*)((?:- +)*)[^\s].*:\s*$/.exec(head) ?? /^([ \t]*)((?:- *)+)$/.exec(head);
  if (!match) return false;
  const isItem = !head.trimEnd().endsWith(':');
  const indent = match[1]!.length + (isItem ? 0 : match[2]!.length);
  const next = nextContent(text, line.end);
  if (!next) return false;
  return next.indent > indent || (!isItem && next.indent === indent && next.isItem);
}

const CONTENT = /\n([ \t]*)(?:(- |-\r?$)|[^\s#{%$])/gm;

/** The next line that holds YAML. */
function nextContent(text: string, from: number): { indent: number; isItem: boolean } | undefined {
  CONTENT.lastIndex = from;
  const match = CONTENT.exec(text);
  return match ? { indent: match[1]!.length, isItem: match[2] !== undefined } : undefined;
}

/** From where on the text is in another branch or loop. */
function findBranches(constructs: readonly Construct[]): { start: number; branch: number }[] {
  const branches: { start: number; branch: number }[] = [];
  const stack: number[] = [];
  let last = 0;
  for (const { start, end, role } of constructs) {
    if (role === 'text' || role === 'silent') continue;
    if (role !== 'open') stack.pop();
    if (role !== 'close') stack.push(++last);
    branches.push({ start: role === 'close' ? end : start, branch: stack.at(-1) ?? 0 });
  }
  return branches;
}

function isTorn(constructs: readonly Construct[], { start, end }: Span): boolean {
  let depth = 0;
  for (let index = countBefore(constructs, (one) => one.end <= start); index < constructs.length; index++) {
    const construct = constructs[index]!;
    if (construct.start >= end) break;
    if (construct.start < start || construct.end > end) return true;
    if (construct.role === 'open') depth++;
    else if (construct.role === 'close') depth--;
    if (depth < 0 || (construct.role === 'else' && depth === 0)) return true;
  }
  return depth !== 0;
}
