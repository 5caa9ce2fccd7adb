import type { CompletionItem, Diagnostic, Span, TextEdit } from '../../src/language/service.ts';
import { applyTextEdits } from '../../src/language/service.ts';
import { hold } from './watch.ts';

const SLIPS = ['undefined', '[object Object]', 'NaN'];

/** What is said to a user names no slip of ours, unless the text has the word. */
export function checkWords(question: string, said: string, text: string): void {
  for (const slip of SLIPS) {
    hold(
      !said.includes(slip) || text.includes(slip),
      () => `${question} says '${slip}': ${said.slice(0, 200)}`,
    );
  }
}

export function checkSpan(question: string, { start, end }: Span, text: string): void {
  hold(0 <= start && start <= end && end <= text.length, () => `${question} has the span ${start}-${end}`);
}

export function checkDiagnostics(question: string, found: readonly Diagnostic[], text: string): void {
  for (const { code, message, span, related } of found) {
    checkSpan(`${question}: ${code}`, span, text);
    checkWords(`${question}: ${code}`, message, text);
    for (const place of related) {
      if (!place.elsewhere) checkSpan(`${question}: related to ${code}`, place.span, text);
      checkWords(`${question}: related to ${code}`, place.message, text);
    }
  }
}

/** As LSP asks: on one line, around the cursor. */
export function checkItems(items: readonly CompletionItem[], offset: number, text: string): void {
  for (const { label, span, newText, detail } of items) {
    checkSpan(`completion: ${label}`, span, text);
    const isAround = span.start <= offset && offset <= span.end;
    hold(isAround, () => `completion at ${offset} replaces ${span.start}-${span.end}, which it is not in`);
    const replaced = text.slice(span.start, span.end);
    hold(!/[\r\n]/.test(replaced), () => `completion at ${offset} replaces more than a line: ${replaced}`);
    checkWords('completion', `${label} ${newText} ${detail}`, text);
  }
}

/** The text after edits, which lie in it and apart, and change it. */
export function edited(question: string, text: string, edits: readonly TextEdit[]): string {
  const inOrder = [...edits].sort((one, other) => one.span.start - other.span.start);
  for (const [index, { span, newText }] of inOrder.entries()) {
    checkSpan(question, span, text);
    checkWords(question, newText, text);
    const before = inOrder[index - 1];
    hold(!before || before.span.end <= span.start, () => `${question}: its edits overlap`);
  }
  const result = applyTextEdits(text, edits);
  hold(result !== text, () => `${question}: its edits change nothing`);
  return result;
}
