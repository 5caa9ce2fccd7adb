import { Session } from 'node:inspector';

export interface Work {
  /** How often each block of our own code is entered. */
  readonly entered: number;
  /** How many signs are passed by searches in strings, whoever asks for them. */
  readonly searched: number;
}

/**
 * Counts work instead of time, so that it is the same on every machine, in code that is loaded after the counter was
 * made. V8 counts the blocks exactly; what its built-in searches pass is worked out of what they find.
 */
export function createWorkCounter(): (act: () => void) => Work {
  const searches = watchSearches();
  const session = new Session();
  session.connect();
  post(session, 'Profiler.enable');
  post(session, 'Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return (act) => {
    searches.signs = 0;
    act();
    const searched = searches.signs;
    // Each look sets the counts to zero.
    const { result } = post(session, 'Profiler.takePreciseCoverage') as Coverage;
    const entered = result
      .filter(({ url }) => url.includes('/src/'))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
    return { entered, searched };
  };
}

/** Puts a counter into the functions by which lines are looked for, and into regular expressions. */
function watchSearches(): { signs: number } {
  const searches = { signs: 0 };
  const { indexOf, lastIndexOf } = String.prototype;
  const { exec } = RegExp.prototype;
  String.prototype.indexOf = function (wanted, from = 0) {
    const found = indexOf.call(this, wanted, from);
    searches.signs += Math.max(0, (found < 0 ? this.length : found) - from);
    return found;
  };
  String.prototype.includes = function (this: string, wanted: unknown, from?: number) {
    return this.indexOf(String(wanted), from) >= 0;
  };
  String.prototype.lastIndexOf = function (this: string, wanted: string, from = this.length) {
    const found = lastIndexOf.call(this, wanted, from);
    searches.signs += Math.max(0, Math.min(from, this.length) - Math.max(found, 0));
    return found;
  };
  // The other functions of regular expressions, and those of strings that take them, go through this one.
  RegExp.prototype.exec = function (text) {
    const start = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    if (match) searches.signs += match.index + match[0].length - start;
    else if (!this.sticky && !isAnchored(this)) searches.signs += Math.max(0, text.length - start);
    return match;
  };
  return searches;
}

/** Where it does not match at the start, nothing else is tried. */
function isAnchored({ source, multiline }: RegExp): boolean {
  return source[0] === '^' && !multiline;
}

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

function post(session: Session, method: string, params: object = {}): unknown {
  let answer: unknown;
  // Within one thread the answer is there before `post` returns.
  session.post(method, params, (error, result) => {
    if (error) throw new Error(error.message);
    answer = result;
  });
  return answer;
}
