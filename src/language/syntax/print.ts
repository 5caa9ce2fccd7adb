import { Document, isCollection, isMap, isPair, isScalar, isSeq, type Node, Scalar, visit } from 'yaml';
import type { Path } from '../text/path.ts';
import { hasUnseen, seen } from '../text/unseen.ts';

/**
 * Plain data as YAML, block style, with a comment behind each value that `commentOf` has one for. Strings that
 * Kubernetes would read as something else are quoted; and so is what a terminal or the log of a build would take for
 * more than a text, with its line ends as escapes, so that no value begins a line.
 */
export function printYaml(value: unknown, commentOf: (path: Path) => string | undefined): string {
  const document = new Document(value, { version: '1.1', aliasDuplicateObjects: false });
  visit(document, { Scalar: (_, node) => quote(node) });
  annotate(document.contents, [], commentOf);
  const text = document.toString({
    lineWidth: 0,
    blockQuote: false,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  });
  return seen(text, inYaml);
}

/** YAML has no halves of signs. */
function inYaml(sign: string): string {
  const code = sign.codePointAt(0)!.toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

/** What a terminal or the log of a build takes for more than a text: `::error::`, and what is not seen. */
function needsQuotes(text: string): boolean {
  return text.startsWith(':') || hasUnseen(text);
}

function quote(node: Scalar): void {
  if (typeof node.value === 'string' && needsQuotes(node.value)) node.type = Scalar.QUOTE_DOUBLE;
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
