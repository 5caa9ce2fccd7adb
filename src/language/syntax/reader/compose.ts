import { Composer, type CST, type Document, Lexer, Parser, type YAMLParseError } from 'yaml';

/** What the library makes of a text: its first document; or, where it nests too deep to be composed, where. */
export interface Composed {
  readonly document?: Document.Parsed;
  readonly tooDeep?: CST.Token;
}

/** A fault that the library finds: what, and where. */
export type ComposeError = Pick<YAMLParseError, 'code' | 'message' | 'pos'>;

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
  const parser = new Parser();
  for (const token of tokensOf(text, parser, deepest)) {
    const tooDeep = token.type === 'document' ? deepToken(token, deepest) : undefined;
    if (tooDeep) return { tooDeep };
    const [document] = composer.next(token);
    if (document) return { document };
  }
  const tooDeep = parser.stack[deepest + 1];
  if (tooDeep) return { tooDeep };
  const [document] = composer.end(true, text.length);
  return { document };
}

/**
 * As `Parser.parse`, but it stops in the middle of what is too deep, and leaves that on the parser's stack: to close so
 * many levels at once, the parser calls itself as often.
 */
function* tokensOf(text: string, parser: Parser, deepest: number): Generator<CST.Token, void> {
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    // The innermost may be a scalar, which is no level.
    if (parser.stack.length > deepest + 2) return;
  }
  yield* parser.end();
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
