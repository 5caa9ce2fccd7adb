/**
 * A command line that can be pasted into a POSIX shell. To be read; it is never run. It has no control characters,
 * nor others that are not seen: a terminal or a log would do what they say, whoever has put them into a name.
 */
export function commandLine(program: string, argv: readonly string[]): string {
  return [program, ...argv].map(quoted).join(' ');
}

/**
 * The same, to be typed into a terminal for the user to start; undefined where the shells of that platform would read
 * it otherwise: those of Windows have other quotes.
 */
export function typedLine(
  program: string,
  argv: readonly string[],
  platform: NodeJS.Platform,
): string | undefined {
  const needsQuotes = [program, ...argv].some((word) => !PLAIN.test(word));
  return platform === 'win32' && needsQuotes ? undefined : commandLine(program, argv);
}

const PLAIN = /^[\w@%+=:,./-]+$/;
/** Of controls, of formats such as the direction of writing, of ends of lines and paragraphs, and half characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function quoted(word: string): string {
  if (PLAIN.test(word)) return word;
  if (!UNSEEN.test(word)) return `'${word.replaceAll("'", `'\\''`)}'`;
  const signs = [...word].map((sign) => {
    if (sign === '\\' || sign === "'") return `\\${sign}`;
    return UNSEEN.test(sign) ? escaped(sign.codePointAt(0)!) : sign;
  });
  return `$'${signs.join('')}'`;
}

/** As bash, zsh and ksh read it. */
function escaped(code: number): string {
  const digits = code.toString(16);
  return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
