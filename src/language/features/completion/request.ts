import type { Analysis } from '../../analysis/analyse.ts';
import type { TargetVersion } from '../../analysis/target.ts';
import type { Contents } from '../../documents/read.ts';

/** What was read last without the word at the cursor: while the word grows, the rest stays the same. */
export interface Memo {
  recent?: readonly Contents[];
}

export interface CompletionOptions {
  /** The last one of the text, for what stands beside the document at the cursor; it may be of an earlier state. */
  readonly analysis: Analysis;
  /** The version where the text names none. */
  readonly target: TargetVersion;
  /** What is kept from one question to the next of the same text. */
  readonly memo: Memo;
}

/** What completion has before it: the text, and the document in it that the cursor is in. */
export interface CompletionRequest extends CompletionOptions {
  readonly text: string;
  readonly document: string;
  /** Where the document starts in the text. */
  readonly start: number;
}
