import type { MapNode, YamlNode } from '../node.ts';
import type { Style } from './write.ts';

export function lineStart(text: string, position: number): number {
  return position <= 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1;
}

/** Before the line end, or the end of the text. */
export function lineEnd(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  if (end < 0) return text.length;
  return end > position && text[end - 1] === '\r' ? end - 1 : end;
}

export function nextLine(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  return end < 0 ? text.length : end + 1;
}

/** The blanks that would put a line's first sign under `position`. */
export function indentOf(text: string, position: number): string {
  return text.slice(lineStart(text, position), position).replace(/\S/g, ' ');
}

/** Looks no farther back than there are blanks: on a long line it may be asked of everything. */
export function isFirstOnLine(text: string, position: number): boolean {
  let at = position;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  return at === 0 || text[at - 1] === '\n';
}

/** True when only a comment follows on the line. */
export function isLastOnLine(text: string, position: number): boolean {
  return /^[ \t]*(?:[ \t]#.*)?$/.test(text.slice(position, lineEnd(text, position)));
}

/** The line on which a pair of comment lines directly above it begins. */
export function commentsAbove(text: string, position: number): number {
  const indent = indentOf(text, position);
  let start = lineStart(text, position);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start);
    if (!line.startsWith(`${indent}#`)) break;
    start = above;
  }
  return start;
}

/** True for a map or list that is written in lines, here and not at the anchor of an alias. */
export function isBlock(text: string, node: YamlNode): boolean {
  return node.kind !== 'scalar' && !node.flow && text[node.span.start] !== '*';
}

const BLANKS = /(?:[ \t\r\n]|#[^\n]*)*/y;

/** The offset after white space and comments. */
export function skipBlanks(text: string, position: number): number {
  BLANKS.lastIndex = position;
  BLANKS.test(text);
  return BLANKS.lastIndex;
}

/** The offset after the colon of a key that ends at `keyEnd`; undefined where it has none. */
export function afterColon(text: string, keyEnd: number): number | undefined {
  const colon = skipBlanks(text, keyEnd);
  return text[colon] === ':' ? colon + 1 : undefined;
}

/** How the document is written; where it shows nothing, as Kubernetes' own examples are. */
export function styleOf(text: string, root: YamlNode | undefined): Style {
  const found: { step?: string; dash?: string } = {};
  if (root) observe(text, root, found);
  const first = root?.kind === 'map' ? root.entries[0] : undefined;
  const isFlow = root !== undefined && root.kind !== 'scalar' && root.flow;
  return {
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
    step: found.step ?? '  ',
    dash: found.dash ?? found.step ?? '  ',
    json: isFlow && (first === undefined || text[first.keySpan.start] === '"'),
  };
}

/** Looks for the first indented map and the first list below a key. */
function observe(text: string, node: YamlNode, found: { step?: string; dash?: string }): void {
  if (
    node.kind === 'scalar' ||
    text[node.span.start] === '*' ||
    (found.step !== undefined && found.dash !== undefined)
  )
    return;
  if (node.kind === 'list') {
    for (const item of node.items) observe(text, item, found);
    return;
  }
  for (const { value, keySpan } of node.entries) {
    if (value.kind !== 'scalar' && isFirstOnLine(text, firstStart(value))) {
      const outer = indentOf(text, node.flow ? lineStartSign(text, keySpan.start) : keySpan.start).length;
      const inner = indentOf(text, firstStart(value)).length - outer;
      if (value.kind === 'list' && !value.flow && inner >= 0) found.dash ??= ' '.repeat(inner);
      else if (inner > 0) found.step ??= ' '.repeat(inner);
    }
    observe(text, value, found);
  }
}

function firstStart(node: YamlNode): number {
  if (node.kind === 'scalar' || !node.flow) return node.span.start;
  const first = node.kind === 'map' ? (node as MapNode).entries[0]?.span : node.items[0]?.span;
  return first?.start ?? node.span.start;
}

function lineStartSign(text: string, position: number): number {
  const start = lineStart(text, position);
  return start + /^[ \t]*/.exec(text.slice(start, position))![0].length;
}
