import { toJson } from '../syntax/locate.ts';
import { parseDocument } from '../syntax/parse.ts';

/** A YAML text as a value, for whoever has to compare or change what it says. */
export interface ObjectRead {
  /** What the API server would read; undefined where it would read nothing, or where a template stands in the text. */
  readonly value: unknown;
  /** What is wrong with it as YAML, in words. */
  readonly problems: readonly string[];
}

/**
 * Reads the first document of a text. `literal`: the text comes from a cluster, where what looks like a template is
 * text like any other.
 */
export function readObject(text: string, { literal = false } = {}): ObjectRead {
  const { root, problems, hasTemplate } = parseDocument(text, { literal });
  const words = problems.map(({ message }) => message);
  if (hasTemplate) return { value: undefined, problems: [...words, 'The text contains a template.'] };
  const isReadable = problems.every(({ code }) => code !== 'yaml-syntax');
  return { value: root && isReadable ? toJson(root) : undefined, problems: words };
}
