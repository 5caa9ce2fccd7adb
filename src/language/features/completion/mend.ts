import { lineEnd, lineStart } from '../../syntax/edit/layout.ts';
import { parseDocument } from '../../syntax/parse.ts';

/**
 * A document whose other faults are blanked out, so that one line that is not YAML does not hide the rest; every
 * offset stays. Undefined where there is nothing to blank.
 */
export function mended(text: string, cursor: number): string | undefined {
  const kept = lineStart(text, cursor);
  const starts = new Set([...unclosedQuotes(text), ...faultyLines(text)]);
  starts.delete(kept);
  if (starts.size === 0) return undefined;
  let result = text;
  for (const start of starts) {
    const end = lineEnd(text, start);
    const value = /^[ \t]*(?:- +)*[^\s#][^\n]*?:[ \t]+(?=["'])/.exec(text.slice(start, end))?.[0].length ?? 0;
    const from = start + value;
    result = result.slice(0, from) + ' '.repeat(end - from) + result.slice(end);
  }
  return result;
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
  const { problems } = parseDocument(text, { start: 0, end: text.length });
  return problems.filter(({ code }) => code === 'yaml-syntax').map(({ span }) => lineStart(text, span.start));
}
