import type { Path } from './path.ts';
import type { Span } from './span.ts';

/** Replaces the text of `span` with `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * A change to an object, in paths from its root; `syntax/edit.ts` turns it into the fewest text edits.
 * `set` replaces a value or adds the key (and the parents that it needs); `rename` changes only the key;
 * `move` carries the pair, with its comments, to another parent.
 */
export type PathEdit =
  | { readonly op: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: Path }
  | { readonly op: 'rename'; readonly path: Path; readonly key: string }
  | { readonly op: 'move'; readonly path: Path; readonly to: Path };

/** Applies edits that do not overlap, whatever their order. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const inOrder = [...edits].sort((one, other) => one.span.start - other.span.start);
  let result = '';
  let position = 0;
  for (const edit of inOrder) {
    result += text.slice(position, edit.span.start) + edit.newText;
    position = edit.span.end;
  }
  return result + text.slice(position);
}
