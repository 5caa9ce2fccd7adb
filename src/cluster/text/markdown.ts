import { oneLine, visible } from './foreign-text.ts';

/*
 * Text of others in Markdown: it is read as it is, and makes no link, no image, no markup and no line of its own. The
 * language layer has the same for texts of YAML, `language/text/markdown.ts`; one table of tests holds both.
 */

/** Text that stands for itself. A word that a renderer would make a link of stands as code. */
export function inline(text: string): string {
  return joined(words(oneLine(text)));
}

/** A sentence in which names stand between backticks; all else stands for itself. */
export function prose(text: string): string {
  const parts = oneLine(text).split(/(`[^`]+`)/);
  return joined(parts.flatMap((part, index) => (index % 2 === 1 ? [code(part.slice(1, -1))] : words(part))));
}

/** Text as code within a line; empty for none. */
export function code(text: string): string {
  const shown = oneLine(text);
  if (shown === '') return '';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const gap = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${gap}${shown}${gap}${fence}`;
}

/** Text as a block of its own, whose lines stay. */
export function block(text: string, language = 'text'): string {
  const shown = visible(text);
  const fence = '`'.repeat(Math.max(2, longestRun(shown)) + 1);
  return `${fence}${language}\n${shown}\n${fence}`;
}

/** A table; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // Code does not keep a bar from ending its cell.
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function words(text: string): string[] {
  return text.split(/(\s+)/).map((word) => (LINKED.test(word) ? code(word) : escaped(word)));
}

/** Addresses, also those of mail: of these renderers make links where nothing asks for one. */
const LINKED = /\/\/|www\.|@/i;

function escaped(text: string): string {
  return (
    text
      .replace(/[\\`*[\]<|~$]/g, '\\$&')
      // Within a word it is only a sign, and names are full of it.
      .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
      .replace(/&(?=[#A-Za-z])/g, '\\&')
  );
}

/** What begins a line as a heading, a list, a quotation or a rule would, does not; code keeps apart from code. */
function joined(parts: readonly string[]): string {
  const filled = parts.filter((part) => part !== '');
  const apart = filled.map((part, index) =>
    part.startsWith('`') && filled[index - 1]?.endsWith('`') ? ` ${part}` : part,
  );
  return apart
    .join('')
    .replace(/^(?=[-+=#>])/, '\\')
    .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\');
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}
