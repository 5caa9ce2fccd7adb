/** A table of Markdown; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text of somebody else in a table. */
export function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[|<\\]/g, (sign) => `\\${sign}`);
}
