import type { Severity } from '../text/problem.ts';

/** What a user has set for a code: another severity, or silence. */
export type RuleSetting = Severity | 'off';

/** The comments of a text that silence codes. */
export interface Suppressions {
  /** True where nothing is to be said of this code on the line (from 0), which is asked for only if it matters. */
  isIgnored(code: string, line: () => number): boolean;
}

/**
 * `# calico-installation: ignore RULE` silences a rule on its own line, or on the next line that is not a comment
 * when it stands alone; `ignore-file RULE` in the whole text. Several rules are separated by blanks or commas; without
 * any, all are meant. What stands behind `--` says why.
 */
const COMMENT = /^(.*?)#[ \t]*calico-installation:[ \t]*ignore(-file)?\b[ \t]*(.*)$/;

/** A byte order mark, say, is content, but for the one that begins the text. */
const SAYS_NOTHING = /^[ \t]*(?:#|$)/;

const NONE: Suppressions = { isIgnored: () => false };

export function readSuppressions(text: string): Suppressions {
  if (!text.includes('calico-installation:')) return NONE;
  const inFile = new Silence();
  const onLine = new Map<number, Silence>();
  // A comment above other comments is for the line below them all.
  let above = new Silence();
  for (const [index, content] of text.split(/\r\n|\n|\r/).entries()) {
    const match = COMMENT.exec(content);
    const here = SAYS_NOTHING.test(index === 0 ? content.replace(/^\uFEFF/, '') : content)
      ? undefined
      : above;
    if (here) {
      onLine.set(index, here);
      above = new Silence();
    }
    if (!match) continue;
    const codes = readCodes(match[3]!);
    if (match[2]) inFile.add(codes);
    else if (here) here.add(codes);
    else if (match[1]!.trim() === '') above.add(codes);
  }
  return { isIgnored: (code, line) => inFile.has(code) || (onLine.get(line())?.has(code) ?? false) };
}

/** The comment that silences a code on the line that begins at `start`: where to insert it, and the text. */
export function ignoreLine(text: string, start: number, code: string): { offset: number; newText: string } {
  const indentation = /^[ \t]*/.exec(text.slice(start))![0];
  return {
    offset: start,
    newText: `${indentation}# calico-installation: ignore ${code}${lineEnd(text)}`,
  };
}

/** The comment that silences a code in the whole text; it goes first, behind a byte order mark. */
export function ignoreFile(text: string, code: string): { offset: number; newText: string } {
  const offset = text.startsWith('\uFEFF') ? 1 : 0;
  return { offset, newText: `# calico-installation: ignore-file ${code}${lineEnd(text)}` };
}

/** Undefined stands for all. */
type Codes = readonly string[] | undefined;

/** What some comments silence together. */
class Silence {
  #all = false;
  readonly #codes = new Set<string>();

  add(codes: Codes): void {
    if (!codes) this.#all = true;
    for (const code of codes ?? []) this.#codes.add(code);
  }

  has(code: string): boolean {
    return this.#all || this.#codes.has(code);
  }
}

function readCodes(rest: string): Codes {
  const codes = rest
    .replace(/\s--.*$|^--.*$/, '')
    .split(/[\s,]+/)
    .filter((code) => code !== '');
  return codes.length > 0 ? codes : undefined;
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
