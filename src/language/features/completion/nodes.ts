import type { MapEntry, MapNode, YamlNode } from '../../syntax/node.ts';
import type { Path } from '../../text/path.ts';

/** Trees as they would be after a completion, for the verdict only: what is put in has no place in a text. */

const NOWHERE = { start: 0, end: 0 };

/** Plain data as a node. */
export function nodeOf(value: unknown): YamlNode {
  if (Array.isArray(value)) return { kind: 'list', span: NOWHERE, flow: true, items: value.map(nodeOf) };
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).map(([key, child]) => entryFor(key, nodeOf(child)));
    return { kind: 'map', span: NOWHERE, flow: true, entries };
  }
  const scalar = (value ?? null) as string | number | boolean | null;
  return { kind: 'scalar', span: NOWHERE, value: scalar, source: String(scalar), style: 'plain' };
}

/** The tree with a node at `path`, or with nothing there; `root` itself is not changed. Missing parents are made. */
export function withNode(root: MapNode, path: Path, node: YamlNode | undefined): MapNode {
  return placed(root, path, node) as MapNode;
}

/** The tree with the key at `path` called otherwise. */
export function withKey(root: MapNode, path: Path, key: string, node: MapNode): MapNode {
  const from = path.at(-1);
  const entries = node.entries.map((entry) => (entry.key === from ? { ...entry, key } : entry));
  return withNode(root, path.slice(0, -1), { ...node, entries });
}

function placed(parent: YamlNode | undefined, path: Path, node: YamlNode | undefined): YamlNode | undefined {
  if (path.length === 0) return node;
  const [step, ...rest] = path as [string | number, ...(string | number)[]];
  if (typeof step === 'number') {
    const items = parent?.kind === 'list' ? [...parent.items] : [];
    items[step] = placed(items[step], rest, node) ?? nodeOf(null);
    return { kind: 'list', span: parent?.span ?? NOWHERE, flow: true, items };
  }
  const entries = parent?.kind === 'map' ? [...parent.entries] : [];
  const index = entries.findIndex(({ key }) => key === step);
  const child = placed(entries[index]?.value, rest, node);
  if (!child) {
    if (index >= 0) entries.splice(index, 1);
  } else if (index < 0) entries.push(entryFor(step, child));
  else entries[index] = { ...entries[index]!, value: child };
  return { kind: 'map', span: parent?.span ?? NOWHERE, flow: true, entries };
}

function entryFor(key: string, value: YamlNode): MapEntry {
  return { key, keySpan: NOWHERE, span: NOWHERE, value };
}
