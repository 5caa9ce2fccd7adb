/** A command line that can be pasted into a POSIX shell. To be read; it is never run. */
export function commandLine(program: string, argv: readonly string[]): string {
  return [program, ...argv].map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
