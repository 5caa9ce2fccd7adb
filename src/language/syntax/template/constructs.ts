import type { Span } from '../../text/span.ts';

/** One piece of a template: `{{ … }}`, `{% … %}`, `${…}`, `<placeholder>`, `__PLACEHOLDER__` and their like. */
export interface Construct extends Span {
  /**
   * `text` stands for a value, a key or whole lines; `open`, `close` and `else` bound what is repeated or left out;
   * `silent` puts nothing out (comments, assignments).
   */
  readonly role: 'text' | 'open' | 'else' | 'close' | 'silent';
  /** False for what is YAML as it stands, such as `<placeholder>`. */
  readonly isForeign: boolean;
}

const OPENER = /\{\{|\{%|\{#|%\{|\$?\$\{|\$\[|\$\(|\$[A-Za-z_]|<[A-Za-z]|###[A-Z]|__[A-Z]/g;
const VARIABLE = /\$[A-Za-z_]\w*/y;
const PLACEHOLDER = /<[A-Za-z][^<>\n]{0,60}>/y;
const MARKED = /###[A-Z][A-Z0-9_]*###|(?<!\w)__[A-Z](?:[A-Z0-9]|_(?!_))*__(?!\w)/y;
/** `$patch:` and `"$schema":` are keys that mean themselves. */
const KEY_END = /["']?[ \t]*:/y;
/** Brackets that have not closed after so many signs of their line never will. */
const LONGEST = 500;

/** The pieces of template in a text, in order. Comments of YAML are left alone. Linear. */
export function findConstructs(text: string): Construct[] {
  const constructs: Construct[] = [];
  const seeker = new Seeker(text);
  OPENER.lastIndex = 0;
  for (let match = OPENER.exec(text); match; match = OPENER.exec(text)) {
    const { index: start } = match;
    const end = endOf(text, start, match[0], seeker);
    if (end === undefined || seeker.isInComment(start)) continue;
    constructs.push({
      start,
      end,
      role: roleOf(text.slice(start, end)),
      isForeign: /^(?:\{|%|\$?\$\{)/.test(match[0]),
    });
    OPENER.lastIndex = end;
  }
  return constructs;
}

function endOf(text: string, start: number, opener: string, seeker: Seeker): number | undefined {
  switch (opener) {
    case '{{': {
      if (/^\{\{-?\s*\/\*/.test(text.slice(start, start + 20))) {
        const comment = seeker.after('*/', start + 2);
        return comment && seeker.after('}}', comment);
      }
      const end = actionEnd(text, start + 2) ?? seeker.closing('}}', '{{', start + 2);
      if (end && text[start + 2] === '{' && text[end] === '}') return end + 1;
      return end && (writtenEnd(text, start, end) ?? end);
    }
    case '{%':
      return seeker.closing('%}', '{%', start + 2);
    case '{#':
      return seeker.closing('#}', '{#', start + 2);
    case '%{':
    case '${':
    case '$${':
      return balanced(text, start + opener.length, '{', '}');
    case '$[':
      return balanced(text, start + 2, '[', ']');
    case '$(':
      return balanced(text, start + 2, '(', ')');
  }
  const pattern = opener[0] === '$' ? VARIABLE : opener[0] === '<' ? PLACEHOLDER : MARKED;
  pattern.lastIndex = start;
  if (!pattern.test(text) || (opener[0] === '$' && /[\w\\]/.test(text[start - 1] ?? ''))) return undefined;
  const end = pattern.lastIndex;
  KEY_END.lastIndex = end;
  return opener[0] === '$' && KEY_END.test(text) ? undefined : end;
}

/** An action up to its end; in quotes brackets are signs like any other. */
const ACTION = /(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`\n]*`|(?!\}\}|\{\{)[^"'`\n])*\}\}/y;
/** `{{ "{{" }}` and its like write brackets, for the next one who reads the text as a template. */
const WRITES_OPEN = /^\{\{-?\s*(["'`])\{\{-?\1\s*-?\}\}$/;
const WRITES_CLOSE = /\{\{-?\s*(["'`])-?\}\}\1\s*-?\}\}/;

/** The offset behind an action that ends on its line; undefined where its quotes do not close. */
function actionEnd(text: string, from: number): number | undefined {
  ACTION.lastIndex = 0;
  return ACTION.test(text.slice(from, from + LONGEST)) ? from + ACTION.lastIndex : undefined;
}

/** Where the template ends whose brackets the action writes; undefined for any other action. */
function writtenEnd(text: string, start: number, end: number): number | undefined {
  if (end - start > 20 || !WRITES_OPEN.test(text.slice(start, end))) return undefined;
  const line = text.slice(end, end + LONGEST).split('\n', 1)[0]!;
  const closer = WRITES_CLOSE.exec(line);
  return closer ? end + closer.index + closer[0].length : undefined;
}

const WRITTEN = /^\{\{-?\s*(?:print(?:f|ln)?\s+)?(["'`])(\{\{[\s\S]*\}\})\1\s*-?\}\}$/;

/** The template that a construct writes: `{{ printf "{{ range … }}" }}`, `{{ "{{" }} range … {{ "}}" }}`. */
function writtenBy(construct: string): string | undefined {
  return WRITTEN.exec(construct)?.[2]?.replace(/^\{\{-?["'`]\s*-?\}\}/, '{{');
}

/** Finds words from ascending offsets on, without looking twice at what lies between. */
class Seeker {
  readonly #text: string;
  readonly #next = new Map<string, number>();
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset behind the next such word; undefined where there is none. */
  after(word: string, from: number): number | undefined {
    let at = this.#next.get(word) ?? -1;
    if (at < from) {
      const found = this.#text.indexOf(word, from);
      at = found < 0 ? Number.POSITIVE_INFINITY : found;
      this.#next.set(word, at);
    }
    return at === Number.POSITIVE_INFINITY ? undefined : at + word.length;
  }

  /** The offset behind `closer`; undefined where another one opens first. */
  closing(closer: string, opener: string, from: number): number | undefined {
    const end = this.after(closer, from);
    const other = this.after(opener, from);
    return end !== undefined && other !== undefined && other < end ? undefined : end;
  }

  /** True where nothing but a comment stands on the line of an offset. */
  isInComment(position: number): boolean {
    for (let end = this.after('\n', this.#lineStart); end !== undefined && end <= position; ) {
      this.#lineStart = end;
      end = this.after('\n', end);
    }
    let start = this.#lineStart;
    while (this.#text[start] === ' ' || this.#text[start] === '\t') start++;
    return this.#text[start] === '#' && start < position;
  }
}

/** The offset behind the bracket that closes what is open at `from`, on the same line. */
function balanced(text: string, from: number, open: string, close: string): number | undefined {
  const limit = Math.min(text.length, from + LONGEST);
  let depth = 1;
  for (let position = from; position < limit && text[position] !== '\n'; position++) {
    if (text[position] === open) depth++;
    else if (text[position] === close && --depth === 0) return position + 1;
  }
  return undefined;
}

const OPEN_WORDS = new Set([
  'if',
  'unless',
  'range',
  'with',
  'for',
  'define',
  'block',
  'macro',
  'raw',
  'filter',
]);
const ELSE_WORDS = new Set(['else', 'elif', 'elseif']);
const SILENT_WORDS = new Set(['set', 'import', 'from', 'extends', 'template_comment', 'break', 'continue']);

function roleOf(construct: string): Construct['role'] {
  if (!/^(?:\{[{%#]|[%$]\{)/.test(construct)) return 'text';
  const written = writtenBy(construct);
  if (written !== undefined) return roleOf(written);
  if (construct.startsWith('{#') || /^\{\{-?\s*(?:\/\*|!)/.test(construct)) return 'silent';
  const inner = construct.replace(/^(?:\{[{%]|[%$]\{)\{?[-~+\s]*/, '');
  if (/^#\s*\w/.test(inner)) return 'open';
  if (/^\/\s*\w/.test(inner)) return 'close';
  // `${name}` is a value, whatever the name; only a marked one (`${- range … }`) is a directive.
  if (/^\$\{(?![-~\s])/.test(construct)) return 'text';
  const word = /^[a-z]+/.exec(inner)?.[0] ?? '';
  if (/^end/.test(word) && /^end\w*\s*[-~+\s%}]/.test(inner)) return 'close';
  if (OPEN_WORDS.has(word) && /^[a-z]+(?![\w.-])/.test(inner)) return 'open';
  if (ELSE_WORDS.has(word)) return 'else';
  const isSilent = SILENT_WORDS.has(word) || /^\$[\w.]*\s*:?=/.test(inner);
  return isSilent && !construct.startsWith('${') ? 'silent' : 'text';
}
