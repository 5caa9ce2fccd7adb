import type { Analysis } from '../../analysis/analyse.ts';
import type { InstallationSource } from '../../documents/installations.ts';
import { type Contents, type PlacedUnit, readContents } from '../../documents/read.ts';
import { lineEnd, lineStart } from '../../syntax/edit/layout.ts';
import { stringAt, type YamlNode } from '../../syntax/node.ts';
import { parseDocument } from '../../syntax/parse.ts';
import { applyTextEdits } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { columnOf } from './block.ts';

/** An Installation that the cursor is in. Offsets in `text` and `source` count from `start` of the whole text. */
export interface Ground {
  readonly text: string;
  readonly start: number;
  readonly source: Pick<InstallationSource, 'root' | 'form' | 'completeness' | 'name' | 'chartVersion'>;
  /** The text has faults as YAML, so the tree is only as much as could be had of it. */
  readonly isBroken: boolean;
  /** The document around it, for the comment that names a version. */
  readonly document: string;
}

/** What was read last without the word at the cursor: while the word grows, the rest stays the same. */
export interface Memo {
  recent?: readonly Contents[];
}

/** The Installation at an offset, as the text stands. */
export function groundAsIs(analysis: Analysis, offset: number): Ground | undefined {
  return groundIn(analysis.contents, analysis.text, 0, offset);
}

/**
 * The Installation at an offset of the text with something else in the place of the word there, which is seldom YAML
 * while it is being typed. Only the document around it is read.
 */
export function groundWith(
  analysis: Analysis,
  { text: source, start, memo }: Around,
  word: Span,
  newText: string,
): Ground | undefined {
  const text = applyTextEdits(source, [
    { span: { start: word.start - start, end: word.end - start }, newText },
  ]);
  const contents = readOnce(text, analysis.contents.hints, memo);
  return (
    groundIn(contents, text, start, word.start) ??
    (holdsNone(contents) ? beginning(text, start, word.start) : undefined)
  );
}

/** The document around the cursor, and where it starts in the whole text. */
export interface Around {
  readonly text: string;
  readonly start: number;
  readonly memo: Memo;
}

function holdsNone({ units }: Contents): boolean {
  return units.every(({ unit }) => unit.installations.length === 0);
}

function readOnce(text: string, hints: Contents['hints'], memo: Memo): Contents {
  const known = memo.recent?.find((contents) => contents.text === text);
  if (known) return known;
  const contents = readContents(text, undefined, hints);
  memo.recent = [contents, ...(memo.recent ?? [])].slice(0, 2);
  return contents;
}

/** The document of a YAML stream around an offset, between its markers. */
export function documentAround(text: string, offset: number): Span {
  const from = lineStart(text, offset);
  let start = from;
  while (start > 0) {
    const marker = text.lastIndexOf('\n---', start - 1);
    if (marker < 0) {
      start = text.startsWith('---') && from > 0 ? lineEnd(text, 0) + 1 : 0;
      break;
    }
    start = marker + 1;
    if (/^---(?:[ \t\r\n]|$)/.test(text.slice(start, start + 5))) {
      start = Math.min(text.length, Math.max(start + 4, text.indexOf('\n', start) + 1 || text.length));
      break;
    }
  }
  let end = from;
  do end = text.indexOf('\n---', Math.max(0, end + (end === from ? -1 : 1)));
  while (end >= 0 && !/^\n---(?:[ \t\r\n]|$)/.test(text.slice(end, end + 6)));
  return { start, end: end < 0 || end < start ? text.length : end + 1 };
}

function groundIn(contents: Contents, text: string, shift: number, offset: number): Ground | undefined {
  const local = offset - shift;
  for (const placed of [...contents.units].reverse()) {
    if (placed.start > local) continue;
    const found = groundOf(placed, text, local);
    if (found) return { ...found, start: placed.start + shift, document: text };
  }
  return undefined;
}

/** Blank lines at the end of a block scalar are not of its unit, but what is typed there will be. */
function groundOf(
  { start, unit }: PlacedUnit,
  whole: string,
  offset: number,
): Omit<Ground, 'start' | 'document'> | undefined {
  const end = start + unit.text.length;
  const isBehind = offset > end;
  if (isBehind && !(unit.isEmbedded && whole.slice(end, offset).trim() === '')) return undefined;
  const text = isBehind ? whole.slice(start, lineEnd(whole, offset)) : unit.text;
  const source = sourceAt(text, unit.installations, offset - start);
  const isBroken = unit.document.problems.some(({ code }) => code !== 'yaml-duplicate-key');
  return source && { text, source, isBroken };
}

/** The last Installation that begins before an offset and reaches it, or has only blank lines and comments before it. */
function sourceAt(
  text: string,
  sources: readonly InstallationSource[],
  offset: number,
): InstallationSource | undefined {
  const before = sources.filter(({ root }) => root.span.start <= offset);
  return before.findLast(({ root: { span, flow } }) => {
    if (offset <= span.end) return true;
    if (flow || columnOf(text, offset) < columnOf(text, span.start)) return false;
    return /^[^\n]*(?:\n[ \t\r]*(?:#[^\n]*)?)*$/.test(text.slice(span.end, offset));
  });
}

/** More than this is no Installation that somebody begins. */
const LONGEST_BEGINNING = 20_000;

/** A document that says half of what makes it an Installation. */
function beginning(document: string, start: number, offset: number): Ground | undefined {
  if (document.length > LONGEST_BEGINNING || !/operator\.tigera\.io|\bInstallation\b/.test(document))
    return undefined;
  const { root, problems } = parseDocument(document, { start: 0, end: document.length });
  if (root?.kind !== 'map' || !isBegun(root)) return undefined;
  if (document.slice(offset - start, root.span.start).trim() !== '') return undefined;
  const source = { root, form: 'manifest', completeness: 'whole', name: undefined } as const;
  return { text: document, start, source, isBroken: problems.length > 0, document };
}

function isBegun(root: YamlNode): boolean {
  const kind = stringAt(root, 'kind');
  const apiVersion = stringAt(root, 'apiVersion');
  if (kind === undefined) return apiVersion?.startsWith('operator.tigera.io') ?? false;
  return (
    kind === 'Installation' && (apiVersion === undefined || 'operator.tigera.io/v1'.startsWith(apiVersion))
  );
}
