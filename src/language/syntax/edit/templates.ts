import type { PathEdit, TextEdit } from '../../text/edit.ts';
import { isWithin, type Path } from '../../text/path.ts';
import { nodeAt } from '../locate.ts';
import type { YamlNode } from '../node.ts';
import { maskTemplates } from '../template/mask.ts';
import { lineEnd, nextLine } from './layout.ts';

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

/**
 * Where to add a line to a block that ends at `at`, the end of a line: behind the lines that a template puts out there,
 * and in the branch or loop that the block begins in, at `home`. `at` itself where there is no such place.
 */
export function behindTemplates(text: string, home: number, at: number): number {
  const masked = maskTemplates(text);
  if (!masked) return at;
  const branch = masked.branchAt(home);
  let end = at;
  while (true) {
    const next = nextLine(text, end);
    const nextEnd = lineEnd(text, next);
    const isBehind = masked.branchAt(end) === branch && !(next > end && masked.mayInsert(next, nextEnd));
    // A directive that eats the line end behind it would eat what is added, too.
    if (isBehind) return /[-~](?:\}\}|%\}|\})\s*$/.test(text.slice(Math.max(0, end - 9), end)) ? at : end;
    if (next >= text.length) return at;
    end = nextEnd;
  }
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
