import type { Path } from '../../../text/path.ts';
import type { Span } from '../../../text/span.ts';

/** One thing that an editor offers at the cursor. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'item' | 'skeleton';
  /** The type of a key's value, or what the item is. */
  readonly detail: string;
  readonly deprecated: boolean;
  readonly sortText: string;
  readonly filterText: string;
  /** What is replaced: on one line, the cursor in it or at an end, in offsets of the whole text. */
  readonly span: Span;
  /** What takes its place, indented for where it stands: nothing is to be indented further. */
  readonly newText: string;
  /** The same with tab stops and placeholders, in the syntax of LSP, where there is something to fill in. */
  readonly snippet?: string;
  /** True where what comes next is to be chosen at the end of it: a value, a key of an object. */
  readonly opensValue: boolean;
  /** What `resolveCompletion` needs to document it; plain data. */
  readonly topic: CompletionTopic;
}

export interface CompletionTopic {
  /** The field in question. */
  readonly path: Path;
  /** The value of it that is offered. */
  readonly value?: string;
  /** The Calico release asked for: `3.29.7`. */
  readonly version: string;
  /** Documentation that belongs to no field. */
  readonly text?: string;
}

/** Sorts as the numbers do. */
export function rank(...numbers: readonly number[]): string {
  return numbers.map((number) => String(number).padStart(3, '0')).join('-');
}
