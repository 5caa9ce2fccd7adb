import type { TextEdit } from '../../text/edit.ts';
import type { Path } from '../../text/path.ts';
import type { ListNode, MapNode, YamlNode } from '../node.ts';
import type { Draft } from './draft.ts';
import { afterColon, indentOf, isBlock, isFirstOnLine, isLastOnLine, lineEnd, skipBlanks } from './layout.ts';
import { replaceNode } from './replace.ts';
import { behindTemplates } from './templates.ts';
import { childNodes, type WalkEnd } from './walk.ts';
import { flowText, itemLines, keyText, pairLines, prettyText, type Style } from './write.ts';

/** Writes `value` at the missing steps below `found.node`, with the parents that it needs. */
export function insertBelow(draft: Draft, found: WalkEnd, value: unknown): TextEdit[] {
  const { node, missing } = found;
  const [step, ...deeper] = missing as [string | number, ...Path];
  const isHolder = node && (node.kind === 'list' || node.kind === 'map') && childrenCount(node) > 0;
  const child = nest(deeper, value);
  if (!isHolder) return replaceNode(draft, found, typeof step === 'number' ? [child] : { [step]: child });
  return isBlock(draft.text, node)
    ? appendLines(draft, node, String(step), child)
    : appendInFlow(draft, node, String(step), child);
}

/** `value` below `path`: `{ a: { b: value } }`. */
function nest(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>(
    (inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }),
    value,
  );
}

function childrenCount(node: MapNode | ListNode): number {
  return node.kind === 'list' ? node.items.length : node.entries.length;
}

/** After the last child and its comment, before blank lines and comments that follow. */
function appendLines(
  { text, style }: Draft,
  node: MapNode | ListNode,
  key: string,
  value: unknown,
): TextEdit[] {
  const indent = indentOf(text, node.span.start);
  const lines = node.kind === 'list' ? itemLines(value, indent, style) : pairLines(key, value, indent, style);
  const at = behindTemplates(text, node.span.start, lineEnd(text, node.span.end));
  return [{ span: { start: at, end: at }, newText: lines.map((line) => style.lineEnd + line).join('') }];
}

function appendInFlow(draft: Draft, node: MapNode | ListNode, key: string, value: unknown): TextEdit[] {
  const { text } = draft;
  const style = localStyle(draft, node);
  const last = childNodes(node).at(-1);
  if (!last) return [];
  const { start, end } = last.span;
  const comma = skipBlanks(text, end);
  const hasComma = text[comma] === ',';
  if (!isFirstOnLine(text, start)) {
    const written = childText(node, key, flowText(value, style), gapOf(text, node));
    const at = hasComma ? comma + 1 : end;
    const lead = hasComma ? '' : ',';
    return [{ span: { start: at, end: at }, newText: `${lead}${commaGap(text, node)}${written}` }];
  }
  const indent = indentOf(text, start);
  const line = style.lineEnd + indent + childText(node, key, prettyText(value, indent, style), ' ');
  const tail = hasComma ? comma + 1 : end;
  const at = isLastOnLine(text, tail) ? lineEnd(text, tail) : tail;
  const insertion = { span: { start: at, end: at }, newText: line };
  if (hasComma) return [insertion];
  if (at === end) return [{ ...insertion, newText: `,${line}` }];
  return [{ span: { start: end, end }, newText: ',' }, insertion];

  function childText({ kind }: YamlNode, name: string, written: string, gap: string): string {
    return kind === 'list' ? written : `${keyText(name, style, true)}:${gap}${written}`;
  }
}

/** Quotes as the neighbours have them. */
function localStyle({ text, style }: Draft, node: MapNode | ListNode): Style {
  const [first] = childNodes(node);
  if (!first) return style;
  const isQuoted = text[first.span.start] === '"';
  return { ...style, json: node.kind === 'map' ? isQuoted : style.json || isQuoted };
}

/** `{"a":1}` keeps its colons tight. */
function gapOf(text: string, node: MapNode | ListNode): string {
  const first = node.kind === 'map' ? node.entries[0] : undefined;
  const colon = first && afterColon(text, first.keySpan.end);
  return colon !== undefined && text[first!.keySpan.start] === '"' && /\S/.test(text[colon] ?? '') ? '' : ' ';
}

function commaGap(text: string, node: MapNode | ListNode): string {
  const [first, second] = childNodes(node);
  if (!first || !second) return gapOf(text, node) === '' ? '' : ' ';
  return /,\S/.test(text.slice(first.span.end, second.span.start + 1)) ? '' : ' ';
}
