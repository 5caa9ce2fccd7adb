import { installationHints, neighbourHints } from './mention.ts';

/** Where a text names what concerns us, in offsets, ascending. Found in one pass, and brought up to date in less. */
export interface Scan {
  readonly text: string;
  /** Words without which no document holds an Installation. */
  readonly installations: readonly number[];
  /** Words without which no document holds a neighbour; not looked for where there is no Installation. */
  readonly neighbours: readonly number[] | undefined;
  /** `calico-version:`, in a comment or not. */
  readonly versions: readonly number[];
}

/** Whole lines in which a text may differ from an earlier state of it; what follows them is the same, but moved. */
export interface ChangedLines {
  readonly start: number;
  /** The end of the last of them, before its line end. */
  readonly end: number;
  /** How much further on the rest stands now. */
  readonly shift: number;
}

/**
 * Looks through a text, or, where an earlier state of it is known, through the lines that differ: none of the words
 * reaches over the end of a line. To find these lines costs a comparison, which is a fraction of a search.
 */
export function scan(text: string, previous?: Scan, lines?: ChangedLines): Scan {
  const find: Finder = (look, before) => (before && lines ? update(text, look, before, lines) : look(text));
  const installations = find(installationHints, previous?.installations);
  const neighbours = installations.length > 0 ? find(neighbourHints, previous?.neighbours) : undefined;
  return { text, installations, neighbours, versions: find(versionHints, previous?.versions) };
}

/** What `look` finds in the text, given what it found in the state before. */
type Finder = (
  look: (part: string) => readonly number[],
  before: readonly number[] | undefined,
) => readonly number[];

function update(
  text: string,
  look: (part: string) => readonly number[],
  before: readonly number[],
  { start, end, shift }: ChangedLines,
): readonly number[] {
  const within = look(text.slice(start, end));
  if (before.length === 0 && within.length === 0) return before;
  return [
    ...before.filter((at) => at < start),
    ...within.map((at) => at + start),
    ...before.filter((at) => at >= end - shift).map((at) => at + shift),
  ];
}

export function changedLines(text: string, old: string): ChangedLines {
  const same = commonPrefix(text, old);
  const start = same === 0 ? 0 : text.lastIndexOf('\n', same - 1) + 1;
  const behind = text.indexOf('\n', text.length - commonSuffix(text, old, same));
  const end = behind < 0 ? text.length : behind;
  return { start, end, shift: text.length - old.length };
}

/** By halves: stretches are compared at the speed of memory. */
export function commonPrefix(one: string, other: string): number {
  let low = 0;
  let high = Math.min(one.length, other.length);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (one.slice(low, middle) === other.slice(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** As far as `prefix` leaves room for it in both. */
function commonSuffix(one: string, other: string, prefix: number): number {
  let low = 0;
  let high = Math.min(one.length, other.length) - prefix;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isSameTail(one, other, low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isSameTail(one: string, other: string, from: number, to: number): boolean {
  return (
    one.slice(one.length - to, one.length - from) === other.slice(other.length - to, other.length - from)
  );
}

const VERSION_WORD = 'calico-version:';

function versionHints(part: string): number[] {
  const hints: number[] = [];
  for (let at = part.indexOf(VERSION_WORD); at >= 0; at = part.indexOf(VERSION_WORD, at + 1)) hints.push(at);
  return hints;
}
