import type { Span } from '../text/span.ts';
import type { YamlNode } from './node.ts';
import type { ComposeError } from './reader/compose.ts';

/** One document of a YAML stream (between `---` and `---`), parsed. */
export interface YamlDocument {
  /** Its own text, which spans count in: from after its `---` line to before the next marker. */
  readonly text: string;
  /** Undefined for a document that is empty or holds only comments. */
  readonly root: YamlNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** Set where a template stands in it that is no YAML: its problems may be the template's, and mean little. */
  readonly isForeign?: boolean;
  /** Set where a template of any kind stands in it; see `Templated`. */
  readonly hasTemplate?: boolean;
}

/**
 * What the text has wrong as YAML, or says in a way that will surprise. The codes are a closed set:
 * `yaml-syntax` (not YAML: the API server refuses the file), `yaml-duplicate-key`, `yaml-tab`,
 * `yaml-alias` (unknown, recursive, or too many to expand).
 */
export interface SyntaxProblem {
  readonly code: 'yaml-syntax' | 'yaml-duplicate-key' | 'yaml-tab' | 'yaml-alias';
  readonly span: Span;
  readonly message: string;
}

/** True unless kubectl could not read the document: of two entries with one key, older ones take the last. */
export function isReadable({ problems }: Pick<YamlDocument, 'problems'>): boolean {
  return problems.every(({ code }) => code === 'yaml-duplicate-key');
}

/** The text of a document, as its readers take it. */
export interface Source {
  /** What is written. */
  readonly part: string;
  /** What is read of it: as many signs, but for templates, for which others stand in. */
  readonly text: string;
  /** Tells the branches of a template apart, which may repeat a key, by a position. */
  readonly branchAt?: (position: number) => number;
}

/** What was read of a document, before it is told in our words. */
export interface Reading {
  readonly root: YamlNode | undefined;
  /** What the library complains of; its positions count from the start of the document. */
  readonly errors: readonly ComposeError[];
  /** What the API server would. */
  readonly problems: readonly SyntaxProblem[];
}
