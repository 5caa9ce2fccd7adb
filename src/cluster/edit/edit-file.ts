/** What `kubectl edit` does to the text of its file between two rounds, and how to undo the part that is a loss. */

/** A round as far as the next one needs it: the file as kubectl gave it, and as it got it back. */
export interface EditRound {
  readonly given: string;
  readonly text: string;
}

/**
 * The text without what kubectl put at its head. Comments of the user's own that stand there, too, are kept: all of
 * kubectl's lines are in the text that it gave.
 */
export function withoutHead({ given, text }: EditRound): string {
  const theirs = new Set(headOf(given).map((line) => line.trimEnd()));
  const own = headOf(text).filter((line) => !theirs.has(line.trimEnd()));
  return [...own, ...linesOf(text).slice(headOf(text).length)].join('\n');
}

/**
 * kubectl opens a refused text again without the lines that are comments, and with reasons at its head
 * (kubectl, `pkg/cmd/util/editor/editoptions.go`, and ManualStrip in `pkg/cmd/util/helpers.go`; 1.20 to 1.33); in a
 * block scalar such a line is no comment, and is lost as well. This gives kubectl's new head with all that the user
 * had written below it, or undefined where the text is not that of the round before.
 */
export function restored(given: string, before: EditRound): string | undefined {
  if (stripped(given) !== stripped(before.text)) return undefined;
  return [...headOf(given), withoutHead(before)].join('\n');
}

/** Which line of a text is line `line`, counted from 1, of what kubectl leaves of it; counted from 0. */
export function lineBeforeStripping(text: string, line: number): number | undefined {
  let left = line;
  const found = linesOf(text).findIndex((each) => !isComment(each) && --left === 0);
  return found < 0 ? undefined : found;
}

/** The comments that a text begins with. */
function headOf(text: string): string[] {
  const lines = linesOf(text);
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines.slice(0, end < 0 ? lines.length : end);
}

function stripped(text: string): string {
  return linesOf(text)
    .filter((line) => !isComment(line))
    .join('\n')
    .replaceAll('\r', '')
    .trimEnd();
}

function isComment(line: string): boolean {
  return /^\s*#(?!!)/.test(line);
}

/** Without losing a carriage return. */
function linesOf(text: string): string[] {
  return text.split('\n');
}
