import { legible } from '../text/legible.ts';
import { countBefore } from '../text/search.ts';
import type { Span } from '../text/span.ts';
import type { Reading, Source, SyntaxProblem, YamlDocument } from './document.ts';
import { blanked, jsonComments } from './json/json.ts';
import type { YamlNode } from './node.ts';
import { Assembly } from './reader/assembly.ts';
import { readBlocks } from './reader/blocks.ts';
import { compose } from './reader/compose.ts';
import { readControlSign, readErrors } from './reader/errors.ts';
import { readTree } from './reader/tree.ts';
import { markTemplates } from './template/mark.ts';
import { maskTemplates } from './template/mask.ts';

/** Nothing that Kubernetes takes is as deep; what is deeper would exhaust the stack of whoever walks it. */
const DEEPEST = 500;

/**
 * Reads a text that is one document, as the API server would. Total: broken YAML gives problems, and as much of the
 * tree as can be had. What is template in it is read around, and marked: see `Templated`; unless the text is
 * `literal`, as one that comes from a cluster.
 */
export function parseDocument(text: string, { literal = false } = {}): YamlDocument {
  const legibly = legible(text);
  const comments = jsonComments(legibly);
  const part = blanked(legibly, comments);
  const masked = literal ? undefined : maskTemplates(part);
  const source = { part, text: masked?.text ?? part, branchAt: masked?.branchAt };
  const reading = readBlocks(source) ?? readWhole(source);
  const problems = problemsOf(reading, part, comments);
  if (!masked) return { text, root: reading.root, problems };
  const root = reading.root && markTemplates(reading.root, part, masked);
  return { text, root, problems, isForeign: masked.isForeign, hasTemplate: true };
}

/** One tells all. What YAML makes of them is worse than a refusal: the beginning of the next key. */
function commentProblems([first]: readonly Span[]): SyntaxProblem[] {
  if (!first) return [];
  const message =
    'JSON has no comments: kubectl refuses the text, or, from 1.33 on, reads the comment as part of the next key.';
  return [{ code: 'yaml-syntax', span: first, message }];
}

/** Reads all of a document with the library. */
export function readWhole(source: Source): Reading {
  const { text, branchAt } = source;
  const assembly = new Assembly(branchAt);
  const { document, tooDeep } = compose(text, DEEPEST);
  if (tooDeep) assembly.report('yaml-syntax', depthSpan(tooDeep.offset), TOO_DEEP);
  const root = readTree(document?.contents ?? undefined, source, assembly);
  return { root, errors: document?.errors ?? [], problems: assembly.problems };
}

const TOO_DEEP = `Nested more than ${DEEPEST} levels deep.`;

function depthSpan(start: number): Span {
  return { start, end: start + 1 };
}

function problemsOf(
  { root, errors, problems }: Reading,
  part: string,
  comments: readonly Span[],
): SyntaxProblem[] {
  const control = [...readControlSign(part), ...commentProblems(comments)];
  if (errors.length + problems.length === 0) return control;
  const flows = flowSpans(root);
  const composed = errors.filter(({ code, pos }) => code !== 'TAB_AS_INDENT' || !isInFlow(flows, pos[0]));
  const ofText = [...readErrors(composed, part), ...control];
  // What a broken text seems to hold is not worth a word.
  const ofTree = problems.filter(({ code }) => ofText.length === 0 || code !== 'yaml-syntax');
  return [...ofText, ...ofTree].sort((one, other) => one.span.start - other.span.start);
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
