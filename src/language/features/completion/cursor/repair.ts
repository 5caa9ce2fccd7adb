import { lineEnd, lineStart } from '../../../syntax/edit/layout.ts';
import { parseDocument } from '../../../syntax/parse.ts';
import type { Span } from '../../../text/span.ts';

/**
 * A document with the word at the cursor and its other faults blanked out, so that one line that is not YAML does not
 * hide the rest; every offset stays. Undefined where there is no other fault.
 */
export function repaired(document: string, word: Span): string | undefined {
  const text = blank(document, word.start, word.end);
  const kept = lineStart(text, word.start);
  const starts = new Set([...unclosedQuotes(text), ...faultyLines(text)]);
  starts.delete(kept);
  if (starts.size === 0) return undefined;
  let result = text;
  for (const start of starts) {
    const end = lineEnd(text, start);
    const value = /^[ \t]*(?:- +)*[^\s#][^\n]*?:[ \t]+(?=["'])/.exec(text.slice(start, end))?.[0].length ?? 0;
    const from = start + value;
    result = blank(result, from, end);
  }
  return result;
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** Lines on which a quoted value begins and does not end. */
function unclosedQuotes(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(
    /^[ \t]*(?:- +)*(?:[\w./-]+:[ \t]+)?(?:"(?:[^"\\\n]|\\.)*|'[^'\n]*)$/gm,
  )) {
    found.push(match.index);
  }
  return found;
}

function faultyLines(text: string): number[] {
  const { problems } = parseDocument(text);
  return problems.filter(({ code }) => code === 'yaml-syntax').map(({ span }) => lineStart(text, span.start));
}
