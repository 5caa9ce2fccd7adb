import { Composer, type CST, type Document, Parser } from 'yaml';

/** What the library makes of a text: its first document; or, where it nests too deep to be composed, where. */
export interface Composed {
  readonly document?: Document.Parsed;
  readonly tooDeep?: CST.Token;
}

/** The first document of a text; none when it has more than `deepest` levels. */
export function compose(text: string, deepest: number): Composed {
  // The faults of a text are errors to the library, and to write down where they were made takes longer than to find
  // them.
  const errors = Error as ErrorConstructor & { stackTraceLimit?: number };
  const { stackTraceLimit } = errors;
  errors.stackTraceLimit = 0;
  try {
    return composeFirst(text, deepest);
  } finally {
    errors.stackTraceLimit = stackTraceLimit;
  }
}

function composeFirst(text: string, deepest: number): Composed {
  // Keys are compared and merged in assembly.ts, and scalars read in scalar.ts: the parser only splits and unquotes.
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, keepSourceTokens: false });
  for (const token of new Parser().parse(text)) {
    const tooDeep = token.type === 'document' ? deepToken(token, deepest) : undefined;
    if (tooDeep) return { tooDeep };
    const [document] = composer.next(token);
    if (document) return { document };
  }
  const [document] = composer.end(true, text.length);
  return { document };
}

/** The first token below the deepest level allowed, found without recursion. */
function deepToken(root: CST.Token, deepest: number): CST.Token | undefined {
  let level: CST.Token[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return level[0];
    level = level.flatMap(childrenOf);
  }
  return undefined;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  const children: CST.Token[] = [];
  for (const { key, value } of token.items) {
    if (key && 'items' in key) children.push(key);
    if (value && 'items' in value) children.push(value);
  }
  return children;
}
