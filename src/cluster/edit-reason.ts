import { withoutQuotedObjects } from './classify.ts';

/**
 * Why kubectl opens a text again: what it has put at the head of the file below its standing instructions, or
 * undefined in the first round. kubectl's head is a block of comments (`pkg/cmd/util/editor/editoptions.go`, 1.20 to
 * 1.33): three lines of instructions, an empty one, the reasons, an empty one.
 */
export function reasonOf(text: string): string | undefined {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const head = lines.slice(0, end < 0 ? lines.length : end).map((line) => line.replace(/^# ?/, '').trimEnd());
  const instructions = head.indexOf('');
  const reasons = head.slice(instructions + 1).filter((line) => line !== '');
  return instructions < 0 || reasons.length === 0 ? undefined : withoutQuotedObjects(reasons.join('\n'));
}
