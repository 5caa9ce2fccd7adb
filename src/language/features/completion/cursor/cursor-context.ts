import type { InstallationSource } from '../../../documents/installations.ts';
import { type Contents, isSameHints, type PlacedUnit, readContents } from '../../../documents/read.ts';
import { isReadable } from '../../../syntax/document.ts';
import { lineEnd } from '../../../syntax/edit/layout.ts';
import { type MapNode, stringAt, type YamlNode } from '../../../syntax/node.ts';
import { parseDocument } from '../../../syntax/parse.ts';
import { applyTextEdits } from '../../../text/edit.ts';
import type { Span } from '../../../text/span.ts';
import type { CompletionRequest, Memo } from '../request.ts';
import { columnOf } from './block-slots.ts';

/** An Installation that the cursor is in. Offsets in `text` and `source` count from `start` of the whole text. */
export interface CursorContext {
  readonly text: string;
  readonly start: number;
  readonly source: Pick<InstallationSource, 'root' | 'form' | 'completeness' | 'name' | 'chartVersion'>;
  /** The text has faults as YAML, so the tree is only as much as could be had of it. */
  readonly isBroken: boolean;
  /** The document around it, for the comment that names a version. */
  readonly document: string;
}

/** With the word, without it, and with another key in its place. */
const KEPT = 3;

/**
 * The Installation at the start of a word, with something else in the word's place: it is seldom YAML while it is
 * being typed. Only the document around it is read, and what is the same as before not again.
 */
export function contextWith(
  request: CompletionRequest,
  word: Span,
  newText: string,
): CursorContext | undefined {
  const { document, start, memo, analysis } = request;
  const edit = { span: { start: word.start - start, end: word.end - start }, newText };
  const text = applyTextEdits(document, [edit]);
  const contents = readOnce(text, analysis.contents, memo);
  return (
    contextIn(contents, text, start, word.start) ??
    (holdsNone(contents) ? beginning(text, start, word.start) : undefined)
  );
}

function holdsNone({ units }: Contents): boolean {
  return units.every(({ unit }) => unit.installations.length === 0);
}

function readOnce(text: string, before: Contents, memo: Memo): Contents {
  if (before.text === text) return before;
  const known = memo.recent?.find(
    (contents) => contents.text === text && isSameHints(contents.hints, before.hints),
  );
  if (known) return known;
  const contents = readContents(text, before, before.hints);
  memo.recent = [contents, ...(memo.recent ?? [])].slice(0, KEPT);
  return contents;
}

function contextIn(
  contents: Contents,
  text: string,
  shift: number,
  offset: number,
): CursorContext | undefined {
  const local = offset - shift;
  for (const placed of [...contents.units].reverse()) {
    if (placed.start > local || placed.unit.decoded) continue;
    const found = contextOf(placed, text, local);
    if (found) return { ...found, start: placed.start + shift, document: text };
  }
  return undefined;
}

/** Blank lines at the end of a block scalar are not of its unit, but what is typed there will be. */
function contextOf(
  { start, unit }: PlacedUnit,
  whole: string,
  offset: number,
): Omit<CursorContext, 'start' | 'document'> | undefined {
  const end = start + unit.text.length;
  const isBehind = offset > end;
  if (isBehind && !(unit.isEmbedded && whole.slice(end, offset).trim() === '')) return undefined;
  const text = isBehind ? whole.slice(start, lineEnd(whole, offset)) : unit.text;
  const source = sourceAt(text, unit.installations, offset - start);
  return source && { text, source, isBroken: !isReadable(unit.document) };
}

/**
 * The last Installation that begins before an offset and reaches it, or has only blank lines and comments before it;
 * else one that begins on the lines below.
 */
function sourceAt(
  text: string,
  sources: readonly InstallationSource[],
  offset: number,
): InstallationSource | undefined {
  const before = sources.filter(({ root }) => root.span.start <= offset);
  const around = before.findLast(({ root: { span, flow } }) => {
    if (offset <= span.end) return true;
    if (flow || columnOf(text, offset) < columnOf(text, span.start)) return false;
    return SAYS_NOTHING.test(text.slice(span.end, offset));
  });
  return around ?? sources.find(({ root }) => isNextBelow(text, offset, root));
}

/** The rest of a line, and lines that are blank, comment or template. */
const SAYS_NOTHING = /^[^\n]*(?:\n[ \t\r]*(?:#[^\n]*|\{\{[^\n]*\}\}[ \t\r]*|\{%[^\n]*%\}[ \t\r]*)?)*$/;

/** True where a block map begins on a line below, in the same column and with nothing in between. */
function isNextBelow(text: string, offset: number, { span, flow }: MapNode): boolean {
  if (flow || span.start < offset || columnOf(text, offset) !== columnOf(text, span.start)) return false;
  return /^[ \t\r]*\n\s*$/.test(text.slice(offset, span.start));
}

/** More than this is no Installation that somebody begins. */
const LONGEST_BEGINNING = 20_000;

/** A document that says half of what makes it an Installation. */
function beginning(document: string, start: number, offset: number): CursorContext | undefined {
  if (document.length > LONGEST_BEGINNING || !/operator\.tigera\.io|\bInstallation\b/.test(document))
    return undefined;
  const { root, problems } = parseDocument(document);
  if (root?.kind !== 'map' || !isBegun(root)) return undefined;
  if (root.span.start > offset - start && !isNextBelow(document, offset - start, root)) return undefined;
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
