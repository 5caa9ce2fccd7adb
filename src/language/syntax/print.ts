import { Document, isCollection, isMap, isPair, isScalar, isSeq, type Node } from 'yaml';
import type { Path } from '../text/path.ts';

/**
 * Plain data as YAML, block style, with a comment behind each value that `commentOf` has one for. Strings that
 * Kubernetes would read as something else are quoted.
 */
export function printYaml(value: unknown, commentOf: (path: Path) => string | undefined): string {
  const document = new Document(value, { version: '1.1', aliasDuplicateObjects: false });
  annotate(document.contents, [], commentOf);
  return document.toString({ lineWidth: 0 });
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
