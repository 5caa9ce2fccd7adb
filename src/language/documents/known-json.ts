import { toJson } from '../syntax/locate.ts';
import type { YamlNode } from '../syntax/node.ts';

/** The node as plain data, without what a template makes or may leave out. */
export function toKnownJson(node: YamlNode): unknown {
  return toJson(known(node));
}

function known(node: YamlNode): YamlNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') return { ...node, items: node.items.filter(isSure).map(known) };
  const entries = node.entries
    .filter((entry) => !entry.unknown && isSure(entry.value))
    .map((entry) => ({ ...entry, value: known(entry.value) }));
  return { ...node, entries };
}

function isSure(node: YamlNode): boolean {
  return !node.conditional && !(node.kind === 'scalar' && node.unknown);
}
