import { Composer, type CST, type Document, Parser } from 'yaml';
import { legible } from '../text/legible.ts';
import { countBefore } from '../text/search.ts';
import type { Span } from '../text/span.ts';
import { readBlocks } from './blocks.ts';
import type { SyntaxProblem, YamlDocument } from './document.ts';
import { readControlSign, readErrors } from './errors.ts';
import { blanked, jsonComments } from './json.ts';
import type { YamlNode } from './node.ts';
import { markTemplates } from './template/mark.ts';
import { maskTemplates } from './template/mask.ts';
import { readTree } from './tree.ts';

/** Nothing that Kubernetes takes is as deep; what is deeper would exhaust the stack of whoever walks it. */
const DEEPEST = 500;

/**
 * Reads the document that `span` cuts out of `text`, as the API server would. Total: broken YAML gives problems,
 * and as much of the tree as can be had. What is template in it is read around, and marked: see `Templated`; unless
 * the text is `literal`, as one that comes from a cluster.
 */
export function parseDocument(text: string, span: Span, { literal = false } = {}): YamlDocument {
  const legibly = legible(text.slice(span.start, span.end));
  const comments = jsonComments(legibly);
  const part = blanked(legibly, comments);
  const masked = literal ? undefined : maskTemplates(part);
  const plain = masked ? undefined : readBlocks(part, span.start);
  if (plain) return { span, text, root: plain, problems: readControlSign(part, span.start) };
  const { document, tooDeep } = compose(masked?.text ?? part);
  const tree = readTree(document?.contents ?? undefined, part, span.start, masked?.branchAt);
  const flows = flowSpans(tree.root);
  const composed = (document?.errors ?? []).filter(
    ({ code, pos }) => code !== 'TAB_AS_INDENT' || !isInFlow(flows, span.start + pos[0]),
  );
  const errors = [
    ...readErrors(composed, part, span.start),
    ...readControlSign(part, span.start),
    ...commentProblems(comments, span.start),
  ];
  // What a broken text seems to hold is not worth a word.
  const ofTree = tree.problems.filter(({ code }) => errors.length === 0 || code !== 'yaml-syntax');
  const problems = [...errors, ...(tooDeep ? [depthProblem(tooDeep, span.start)] : []), ...ofTree];
  problems.sort((one, other) => one.span.start - other.span.start);
  if (!masked) return { span, text, root: tree.root, problems };
  const root = tree.root && markTemplates(tree.root, part, span.start, masked);
  return { span, text, root, problems, isForeign: masked.isForeign, hasTemplate: true };
}

/** One tells all. What YAML makes of them is worse than a refusal: the beginning of the next key. */
function commentProblems([first]: readonly Span[], offset: number): SyntaxProblem[] {
  if (!first) return [];
  const message =
    'JSON takes no comments: kubectl refuses the text, or, from 1.33 on, takes the comment for a part of the next key.';
  const span = { start: offset + first.start, end: offset + first.end };
  return [{ code: 'yaml-syntax', span, message }];
}

/** The first document of `part`; none when it nests too deep to be composed. */
function compose(part: string): { document?: Document.Parsed; tooDeep?: CST.Token } {
  // Keys are compared and merged in tree.ts, and scalars read in scalar.ts: the parser only splits and unquotes.
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, keepSourceTokens: false });
  for (const token of new Parser().parse(part)) {
    const tooDeep = token.type === 'document' ? deepToken(token) : undefined;
    if (tooDeep) return { tooDeep };
    const [document] = composer.next(token);
    if (document) return { document };
  }
  const [document] = composer.end(true, part.length);
  return { document };
}

/** The outermost collections in brackets and braces, in order of the text. */
function flowSpans(node: YamlNode | undefined): Span[] {
  if (!node || node.kind === 'scalar') return [];
  if (node.flow) return [node.span];
  const children = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value);
  return children.flatMap(flowSpans);
}

/** Brackets and braces make indentation, and tabs in it, meaningless. */
function isInFlow(flows: readonly Span[], position: number): boolean {
  const flow = flows[countBefore(flows, ({ end }) => end < position)];
  return flow !== undefined && flow.start <= position;
}

/** The first token below the deepest level allowed, found without recursion. */
function deepToken(root: CST.Token): CST.Token | undefined {
  let level: CST.Token[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return level[0];
    level = level.flatMap(childrenOf);
  }
  return undefined;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  const children: CST.Token[] = [];
  for (const { key, value } of token.items) {
    if (key && 'items' in key) children.push(key);
    if (value && 'items' in value) children.push(value);
  }
  return children;
}

function depthProblem({ offset }: CST.Token, start: number): SyntaxProblem {
  const span = { start: start + offset, end: start + offset + 1 };
  return { code: 'yaml-syntax', span, message: `Nested more than ${DEEPEST} levels deep.` };
}
