import type { TextEdit } from '../../text/edit.ts';
import type { YamlNode } from '../node.ts';
import type { Draft } from './draft.ts';
import { afterColon, indentOf, isBlock, isFirstOnLine, lineEnd, lineStart } from './layout.ts';
import { scalarText } from './scalar-text.ts';
import type { Held, WalkEnd } from './walk.ts';
import {
  CarriedPair,
  flowText,
  inlineLines,
  isFilledMap,
  itemLines,
  mapLines,
  pairLines,
  prettyText,
} from './write.ts';

/** Puts `value` where `found.node` stands; a scalar keeps its quotes, and comments beside it stay. */
export function replaceNode(draft: Draft, { node, holder }: WalkEnd, value: unknown): TextEdit[] {
  if (!node) return writeRoot(draft, value);
  if (isInFlow(holder)) return [replaceInline(draft, node, flowValue(draft, node, value))];
  if (isFilled(value)) return writeBlock(draft, node, holder, value);
  if (isBlock(draft.text, node)) return collapse(draft, node, holder, inlineOf(draft, node, holder, value));
  return [replaceInline(draft, node, scalarOf(draft, node, holder, value))];
}

function isInFlow(holder: Held | undefined): boolean {
  if (!holder) return false;
  return 'entry' in holder ? holder.map.flow : holder.list.flow;
}

function isFilled(value: unknown): boolean {
  return isFilledMap(value) || (Array.isArray(value) && value.length > 0);
}

function flowValue(draft: Draft, node: YamlNode, value: unknown): string {
  if (isFilled(value)) {
    const start = lineStart(draft.text, node.span.start);
    const indent = /^ */.exec(draft.text.slice(start))![0];
    const isMultiLine =
      draft.root !== undefined && draft.style.json && draft.text.slice(0, draft.root.span.end).includes('\n');
    return isMultiLine ? prettyText(value, indent, draft.style) : flowText(value, draft.style);
  }
  return typeof value === 'string'
    ? scalarText(value, quotesOf(node, draft), true)
    : flowText(value, draft.style);
}

function scalarOf(draft: Draft, node: YamlNode, holder: Held | undefined, value: unknown): string {
  const quotes = quotesOf(node, draft);
  if (typeof value !== 'string' || quotes === 'plain') return inlineOf(draft, node, holder, value);
  return scalarText(value, quotes, false);
}

/** A literal's lines would swallow a comment behind the node, so there the text is quoted. */
function inlineOf(draft: Draft, node: YamlNode, holder: Held | undefined, value: unknown): string {
  const { text, style } = draft;
  const before =
    isBlock(text, node) && holder && 'entry' in holder ? holder.entry.keySpan.end + 1 : node.span.end;
  const isAlone = lineEnd(text, before) === before;
  if (typeof value === 'string' && !isAlone) return scalarText(value, 'plain', false);
  return inlineLines(value, bodyIndent(draft, holder)).join(style.lineEnd);
}

/** What the lines of a literal are indented by. */
function bodyIndent({ text, style }: Draft, holder: Held | undefined): string {
  if (!holder) return style.step;
  return 'entry' in holder
    ? indentOf(text, holder.entry.keySpan.start) + style.step
    : `${indentOf(text, holder.list.span.start)}  `;
}

function quotesOf(node: YamlNode, { style, root }: Draft): 'plain' | 'single' | 'double' {
  if (node.kind === 'scalar' && node.style === 'double-quoted') return 'double';
  if (node.kind === 'scalar' && node.style === 'single-quoted') return 'single';
  return style.json && node !== root ? 'double' : 'plain';
}

/** A value that is left out has no blank before it, and in flow style perhaps no colon. */
function replaceInline({ text }: Draft, node: YamlNode, written: string): TextEdit {
  const { span } = node;
  if (span.start !== span.end) return { span, newText: written };
  const before = text[span.start - 1];
  return { span, newText: before === ':' || before === '-' ? ` ${written}` : `: ${written}` };
}

/** A block gives way to a value on the line of its key; a comment there stays, one behind the block goes. */
function collapse({ text }: Draft, node: YamlNode, holder: Held | undefined, written: string): TextEdit[] {
  const end = lineEnd(text, node.span.end);
  const head = holder && 'entry' in holder ? afterColon(text, holder.entry.keySpan.end) : undefined;
  if (head === undefined || !isFirstOnLine(text, node.span.start))
    return [{ span: { start: node.span.start, end }, newText: written }];
  return [
    { span: { start: head, end: head }, newText: ` ${written}` },
    { span: { start: lineEnd(text, head), end }, newText: '' },
  ];
}

/** A map or list in lines below its key or behind its dash. */
function writeBlock(draft: Draft, node: YamlNode, holder: Held | undefined, value: unknown): TextEdit[] {
  const { text, style } = draft;
  const { start, end } = node.span;
  if (!holder) return writeRoot(draft, value);
  if ('list' in holder) {
    const indent = indentOf(text, holder.list.span.start);
    const [first, ...rest] = itemLines(value, indent, style);
    const behindDash = first!.slice(indent.length + 2);
    const below = rest.map((line) => style.lineEnd + line).join('');
    if (isBlock(text, node))
      return [{ span: { start, end: lineEnd(text, end) }, newText: behindDash + below }];
    const at = lineEnd(text, end);
    return [replaceInline(draft, node, behindDash), { span: { start: at, end: at }, newText: below }];
  }
  const { keySpan } = holder.entry;
  const [, ...lines] = pairLines('', value, indentOf(text, keySpan.start), style);
  const head = afterColon(text, keySpan.end);
  if (head === undefined) return [];
  if (isBlock(text, node))
    return [
      {
        span: { start: lineStart(text, start), end: lineEnd(text, end) },
        newText: lines.join(style.lineEnd),
      },
    ];
  const at = lineEnd(text, end);
  return [
    { span: { start: head, end }, newText: '' },
    { span: { start: at, end: at }, newText: lines.map((line) => style.lineEnd + line).join('') },
  ];
}

/** The whole of a document; below its comments where it holds nothing else. */
function writeRoot({ text, root, style }: Draft, value: unknown): TextEdit[] {
  const written =
    root && style.json
      ? prettyText(value, '', style)
      : (isFilledMap(value)
          ? mapLines(value, '', style)
          : Array.isArray(value) && value.length > 0
            ? value.flatMap((item) => itemLines(item, '', style))
            : inlineLines(value instanceof CarriedPair ? value.value : value, style.step)
        ).join(style.lineEnd);
  if (root)
    return [{ span: { start: root.span.start, end: lineEnd(text, root.span.end) }, newText: written }];
  const at = { start: text.length, end: text.length };
  const gap = text === '' || text.endsWith('\n') ? '' : style.lineEnd;
  return [{ span: at, newText: `${gap}${written}${style.lineEnd}` }];
}
