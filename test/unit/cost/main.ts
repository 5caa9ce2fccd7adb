/**
 * Prints, for every shape of `shapes.ts`, what each entry of the language service has to do for `n`, `2n` and `4n` of
 * it, and what each of `parts.ts` has, as JSON: a process of its own, since only code that is loaded after the counter is counted whole.
 */
import { createWorkCounter } from './count-work.ts';
import { type Counts, FEWEST } from './series.ts';
import { SHAPES } from './shapes.ts';

const countWork = createWorkCounter();
const { createLanguageService } = await import('../../../src/language/service.ts');
const { PARTS } = await import('./parts.ts');
const settings = { calicoVersion: '3.29.7' };

const counts: Record<string, Counts[string]> = {};
for (const [name, shape] of Object.entries(SHAPES)) {
  // What is made once for all texts is made now.
  const countsOf = (n: number) =>
    Object.entries(entriesOf(shape(n))).map(([entry, run]) => [entry, countWork(run)] as const);
  const [one, two, four] = [FEWEST, 2 * FEWEST, 4 * FEWEST].map((n) => Object.fromEntries(countsOf(n)));
  counts[name] = Object.fromEntries(
    Object.keys(one!).map((entry) => [entry, [one![entry]!, two![entry]!, four![entry]!]]),
  );
}
counts.parts = Object.fromEntries(
  Object.entries(PARTS).map(([name, part]) => {
    // What is made once for all is made now.
    part(FEWEST)();
    const [one, two, four] = [FEWEST, 2 * FEWEST, 4 * FEWEST].map((n) => countWork(part(n)));
    return [name, [one!, two!, four!] as const];
  }),
);
process.stdout.write(JSON.stringify(counts));

/** Each builds on what those before it have made known of the text, as in an editor. */
function entriesOf(content: string): Record<string, () => void> {
  const service = createLanguageService();
  const text = { uri: 'file:///a.yaml', version: 1, text: content };
  const last = content.length - 3;
  const half = content.length >> 1;
  // As many lines as the longest thing that is repeated has, so that it does not matter where in it the middle is.
  const lines = [...content.slice(half).matchAll(/\n[ -]*/g)].slice(0, 6);
  const inLines = lines.flatMap(({ index, 0: indent }) => [half + index + 1, half + index + indent.length]);
  const cursors = [last, ...(lines.length < 6 ? [half] : []), ...inLines];
  const whole = { start: 0, end: content.length };
  return {
    check: () => {
      service.check(content, settings);
      service.effective(content, settings);
    },
    typing: () => {
      service.diagnostics(text, settings);
      service.diagnostics({ ...text, version: 2, text: `${content}x` }, settings);
    },
    actions: () => service.codeActions({ ...text, version: 3 }, whole, settings),
    'what a cursor asks for': () => {
      for (const at of cursors) {
        service.completion(text, at, settings);
        service.hover(text, at, settings);
        service.selectionSpans(text, at, settings);
        service.status(text, at, settings);
      }
    },
    'what a text asks for': () => {
      service.codeLenses(text, settings);
      service.inlayHints(text, whole, settings);
      service.outline(text, settings);
      service.foldingRanges(text);
      service.documentLinks(text, settings);
      service.survey(text, settings);
    },
    'what an Installation asks for': () => {
      service.installationAt(text, last, settings);
      service.effectiveAt(text, last, settings);
      service.nonPrivilegedPage(text, last, settings);
      service.nonPrivilegedEdit(text, last, 'enable', settings);
      service.nonPrivilegedEdit(text, last, 'remove', settings);
      service.targetVersionEdit(text, last, '3.30.1', settings);
    },
  };
}
