import type { MapEntry, YamlNode } from '../node.ts';
import type { Masked } from './mask.ts';

/**
 * Marks in a tree what a template has a hand in: see `Templated`. `text` is the text before it was masked.
 */
export function markTemplates(root: YamlNode, text: string, masked: Masked): YamlNode {
  const read = (node: YamlNode, from: number, to: number, isConditional: boolean): YamlNode => {
    const marks = isConditional ? { conditional: true as const } : {};
    const { start, end } = node.span;
    // What an alias or a merge brings stands before `from`. A node that stays the same is known from the last reading.
    if (!masked.touches(Math.min(from, start), Math.max(to, end)))
      return isConditional ? { ...node, ...marks } : node;
    if (node.kind === 'scalar') {
      const isUnknown = start < end ? masked.covers({ start, end }) : masked.mayInsert(from, to);
      if (!isUnknown) return isConditional ? { ...node, ...marks } : node;
      const written = text.slice(start, end);
      return { ...node, ...marks, value: unquoted(written, node.style), source: written, unknown: true };
    }
    const open = masked.mayInsert(from, to) ? { unknown: true as const } : {};
    const branch = masked.branchAt(from);
    const isElsewhere = (position: number): boolean => masked.branchAt(position) !== branch;
    if (node.kind === 'list') {
      const starts = node.items.map(({ span }) => span.start);
      const items = node.items.map((item, index) =>
        read(item, starts[index]!, starts[index + 1] ?? to, isElsewhere(starts[index]!)),
      );
      return { ...node, ...marks, ...open, items };
    }
    const inText = [...node.entries].sort((one, other) => one.keySpan.start - other.keySpan.start);
    const ends = new Map(inText.map((entry, index) => [entry, inText[index + 1]?.keySpan.start]));
    const entries = node.entries.map((entry): MapEntry => {
      const { start: keyStart, end: keyEnd } = entry.keySpan;
      const next = ends.get(entry);
      const value = read(entry.value, keyEnd, next ?? to, isElsewhere(keyStart));
      if (!masked.covers({ start: keyStart, end: keyEnd })) return { ...entry, value };
      return { ...entry, key: text.slice(keyStart, keyEnd), value, unknown: true };
    });
    const isOpen = entries.some(({ unknown }) => unknown);
    return { ...node, ...marks, ...(isOpen ? { unknown: true as const } : open), entries };
  };

  return read(root, root.span.start, Number.POSITIVE_INFINITY, false);
}

function unquoted(written: string, style: string): string {
  return style.endsWith('quoted') ? written.slice(1, -1) : written;
}
