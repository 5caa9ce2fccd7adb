import { lineStart } from '../../../syntax/edit/layout.ts';
import { isAliased, isMerged } from '../../../syntax/locate.ts';
import type { YamlNode } from '../../../syntax/node.ts';
import { type Span, touches } from '../../../text/span.ts';

/** True where the tree has a scalar that stands exactly where a word of the text does, on one line. */
export function hasWordAt(text: string, root: YamlNode, word: Span): boolean {
  let node: YamlNode | undefined = root;
  while (node && node.kind !== 'scalar') {
    if (isAliased(node)) return false;
    const children: readonly YamlNode[] =
      node.kind === 'list'
        ? node.items
        : node.entries.filter((entry) => !isMerged(entry)).map(({ value }) => value);
    node = children.find(({ span }) => touches(span, word.start) && span.start < span.end);
  }
  if (node?.kind !== 'scalar' || node.unknown) return false;
  const { start, end } = node.span;
  return start === word.start && end === word.end && start >= lineStart(text, end);
}
