import type { Terms } from '../../analysis/variant.ts';
import type { MapNode } from '../../syntax/node.ts';
import { type Verdict, verdictOn } from './verdict.ts';

/** The Installation at the cursor and how it is judged: what all kinds of offers are made from. */
export interface OfferBasis {
  readonly root: MapNode;
  readonly terms: Terms;
}

/** What was worked out about a tree already, and how it was judged then. A tree never changes. */
const kept = new WeakMap<MapNode, { readonly terms: Terms; readonly answers: Map<string, unknown> }>();

/** Works something out about a tree, once: while a word grows, the rest stays as it is. */
export function once<T>({ root, terms }: OfferBasis, question: string, answer: () => T): T {
  let known = kept.get(root);
  if (!known || !isSame(known.terms, terms)) {
    known = { terms, answers: new Map() };
    kept.set(root, known);
  }
  const { answers } = known;
  if (!answers.has(question)) answers.set(question, answer());
  return answers.get(question) as T;
}

function isSame(one: Terms, other: Terms): boolean {
  const [a, b] = [one.surroundings, other.surroundings];
  return (
    one.version.text === other.version.text &&
    one.completeness === other.completeness &&
    one.name === other.name &&
    one.cluster === other.cluster &&
    one.clusterSchema === other.clusterSchema &&
    a.base === b.base &&
    a.installations === b.installations &&
    a.neighbours.length === b.neighbours.length &&
    a.neighbours.every((neighbour, index) => neighbour === b.neighbours[index])
  );
}

/** The verdict on the tree as it stands. */
export function ownVerdict(basis: OfferBasis): Verdict {
  return once(basis, 'as it stands', () => verdictOn(basis.root, basis.terms));
}
