import { Document, isCollection, isMap, isPair, isScalar, isSeq, type Node, Scalar, visit } from 'yaml';
import type { Path } from '../text/path.ts';

/**
 * Plain data as YAML, block style, with a comment behind each value that `commentOf` has one for. Strings that
 * Kubernetes would read as something else are quoted; and so is what a terminal or the log of a build would take for
 * more than a text, with its line ends as escapes, so that no value begins a line.
 */
export function printYaml(value: unknown, commentOf: (path: Path) => string | undefined): string {
  const document = new Document(value, { version: '1.1', aliasDuplicateObjects: false });
  visit(document, { Scalar: (_, node) => quote(node) });
  annotate(document.contents, [], commentOf);
  return document.toString({
    lineWidth: 0,
    blockQuote: false,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  });
}

/** Beside the control characters, which are always in quotes: marks of direction, line ends, and `::error::`. */
const FOR_QUOTES = /^:|[\p{Bidi_Control}\u2028\u2029\ufeff]/u;

function quote(node: Scalar): void {
  if (typeof node.value === 'string' && FOR_QUOTES.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
}

function annotate(node: unknown, path: Path, commentOf: (path: Path) => string | undefined): void {
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) annotate(item, [...path, index], commentOf);
  } else if (isMap(node)) {
    for (const pair of node.items) {
      if (isPair(pair) && isScalar(pair.key)) annotatePair(pair.key, pair.value, path, commentOf);
    }
  } else comment(node, commentOf(path));
}

/** A block begins below its key, so its comment goes behind the key. */
function annotatePair(
  key: Node & { value: unknown },
  value: unknown,
  parent: Path,
  commentOf: (path: Path) => string | undefined,
): void {
  const path = [...parent, String(key.value)];
  const isBlock = isCollection(value) && value.items.length > 0;
  annotate(value, path, commentOf);
  if (isBlock || !isCollection(value)) return;
  comment(value, commentOf(path));
}

function comment(node: unknown, text: string | undefined): void {
  if (text !== undefined && (isScalar(node) || isCollection(node))) node.comment = ` ${text}`;
}
