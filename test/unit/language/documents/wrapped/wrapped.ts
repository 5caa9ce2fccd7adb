import type { Options } from '../check-document.ts';

export interface Wrapped {
  readonly name: string;
  /** Whatever wraps an Installation, with the faults drawn on it. */
  readonly text: string;
  /** The first finding's first fix: what it replaces in the text, and by what. */
  readonly fix?: readonly [from: string, to: string];
  /** The version that the text says it is for. */
  readonly version?: string;
  readonly options?: Options;
}
