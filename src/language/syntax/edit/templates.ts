import type { PathEdit, TextEdit } from '../../text/edit.ts';
import { isWithin, type Path } from '../../text/path.ts';
import { nodeAt } from '../locate.ts';
import type { YamlNode } from '../node.ts';
import { maskTemplates } from '../template/mask.ts';

/**
 * True where a change of the object leaves the template around it as it is: what a template puts out below a key is
 * not cut off from it, and what is added does not end up in a branch that its place is not in.
 */
export function isOutsideOfTemplates(
  before: YamlNode | undefined,
  after: YamlNode | undefined,
  edit: PathEdit,
): boolean {
  const { op, path } = edit;
  const node = nodeAt(before, path);
  const isCut = op === 'remove' || op === 'move';
  if (isCut && node?.unknown && (node.kind !== 'scalar' || node.style === 'empty')) return false;
  if (op === 'remove') return true;
  const target = op === 'move' ? edit.to : path;
  const leaves = (one: Path): boolean => nodeAt(before, one)?.conditional === true && !isWithin(target, one);
  if (op === 'move' && prefixes(path).some(leaves)) return false;
  return !prefixes(target).some((one) => isNewlyGuarded(before, after, one));
}

function prefixes(path: Path): Path[] {
  return path.map((_, index) => path.slice(0, index + 1));
}

function isNewlyGuarded(before: YamlNode | undefined, after: YamlNode | undefined, path: Path): boolean {
  return nodeAt(before, path) === undefined && nodeAt(after, path)?.conditional === true;
}

/** True where edits take out and put in only whole branches of the template in a text. */
export function keepsBranches(text: string, edits: readonly TextEdit[]): boolean {
  const masked = maskTemplates(text);
  return edits.every(
    ({ span, newText }) =>
      !masked?.tears(span) && !maskTemplates(newText)?.tears({ start: 0, end: newText.length }),
  );
}

/** True where a template makes part of the value, which plain data cannot say. */
export function holdsTemplate(node: YamlNode): boolean {
  if (node.unknown || node.conditional) return true;
  if (node.kind === 'scalar') return false;
  return node.kind === 'list'
    ? node.items.some(holdsTemplate)
    : node.entries.some(({ value, unknown }) => unknown || holdsTemplate(value));
}
