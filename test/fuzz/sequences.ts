import {
  applyTextEdits,
  createLanguageService,
  type LanguageService,
  type OpenText,
  type Settings,
} from '../../src/language/service.ts';
import { type Dice, pick } from '../unit/language/syntax/random-manifest.ts';
import { checkDiagnostics, checkItems } from './answers.ts';
import { mutate, mutated } from './mutate.ts';
import { randomSettings } from './settings.ts';
import { summary } from './texts.ts';
import { hold, type Watch } from './watch.ts';

export const EDITS = 50;

const TYPED = [
  'a',
  '1',
  ' ',
  '\n',
  '-',
  '-',
  '--',
  ':',
  ': ',
  '"',
  "'",
  '#',
  '{',
  '[',
  '|',
  '\n  ',
  '\n---\n',
  '\t',
  '\r\n',
];

/** A text under somebody's hands, and where the cursor is. */
interface State {
  readonly text: string;
  readonly cursor: number;
}

/** How much of what a service says that has seen all edits is compared with what a new one says. */
const COMPARED = { nothing: 0, diagnostics: 1, completion: 2, everything: 3 } as const;

/** A state, and what is asked about it: completion first or not, and how much of two services. */
export interface Step extends State {
  readonly settings: Settings;
  readonly completes: boolean;
  readonly compared: number;
}

/** Some edits of one text, undone ones among them; every fifth state is one to compare. */
export function stepsOf(seeds: readonly string[], dice: Dice): Step[] {
  let settings = randomSettings(dice);
  const text = mutated(seeds, dice);
  const history: State[] = [{ text, cursor: text.length }];
  return Array.from({ length: EDITS }, (_, index) => {
    const state = next(history, dice, seeds);
    if (dice(15) === 0) settings = randomSettings(dice);
    const { nothing, diagnostics, completion, everything } = COMPARED;
    const more = pick(dice, [diagnostics, completion, everything]);
    const compared = (index + 1) % 5 > 0 ? nothing : dice(2) === 0 ? more : diagnostics;
    return { ...state, settings, completes: dice(5) === 0, compared };
  });
}

/**
 * Each step, followed by what an editor asks: a service that has seen them all says what a new one says of the text as
 * it is then. `seen` is told each step before it is looked at; diagnostics are compared at every step if `isStrict`.
 */
export function checkSteps(
  service: LanguageService,
  watch: Watch,
  uri: string,
  steps: readonly Step[],
  isStrict: boolean,
  seen: (step: Step) => void,
): void {
  service.forget(uri);
  for (const [index, step] of steps.entries()) {
    seen(step);
    checkStep(service, watch, { uri, version: index + 1, text: step.text }, step, isStrict);
  }
  service.forget(uri);
}

/** The state after one more edit, or before the last one. */
function next(history: State[], dice: Dice, seeds: readonly string[]): State {
  if (history.length > 1 && dice(6) === 0) {
    history.pop();
    return history.at(-1)!;
  }
  const { text, cursor } = history.at(-1)!;
  const changed =
    dice(4) === 0
      ? mutatedAt(text, dice, seeds)
      : typed(text, dice(8) === 0 ? dice(text.length + 1) : cursor, dice);
  history.push(changed);
  return changed;
}

function mutatedAt(text: string, dice: Dice, seeds: readonly string[]): State {
  const changed = mutate(text, dice, seeds);
  return { text: changed, cursor: dice(changed.length + 1) };
}

/** What one key does at a cursor: a letter, or one less. */
function typed(text: string, cursor: number, dice: Dice): State {
  const deleted = dice(4) === 0 ? Math.min(cursor, 1 + dice(4)) : 0;
  const newText = deleted > 0 ? '' : pick(dice, TYPED);
  const span = { start: cursor - deleted, end: cursor };
  return { text: applyTextEdits(text, [{ span, newText }]), cursor: span.start + newText.length };
}

function checkStep(
  service: LanguageService,
  watch: Watch,
  open: OpenText,
  { cursor, settings, completes, compared }: Step,
  isStrict: boolean,
): void {
  // An editor asks for completion before anything else; then what stands beside is of the state before.
  if (completes) {
    const early = watch.ask('completion', () => service.completion(open, cursor, settings));
    checkItems(early, cursor, open.text);
  }
  const found = watch.ask('diagnostics', () => service.diagnostics(open, settings));
  checkDiagnostics('diagnostics', found, open.text);
  if (compared < COMPARED.diagnostics && !isStrict) return;
  const fresh = createLanguageService();
  const anew = fresh.diagnostics(open, settings);
  hold(
    summary(found) === summary(anew),
    () => `diagnostics: kept\n${summary(found)}\nanew\n${summary(anew)}`,
  );
  if (compared >= COMPARED.completion) same('completion', (one) => one.completion(open, cursor, settings));
  if (compared < COMPARED.everything) return;
  const selection = { start: 0, end: open.text.length };
  same('codeActions', (one) =>
    one
      .codeActions(open, selection, settings)
      .map(({ title, kind, disabled, edits }) => [title, kind, disabled, edits()]),
  );
  same('hover', (one) => one.hover(open, cursor, settings));
  same('outline', (one) => one.outline(open, settings));
  same('codeLenses', (one) => one.codeLenses(open, settings));
  same('inlayHints', (one) => one.inlayHints(open, selection, settings));
  same('status', (one) => one.status(open, cursor, settings));

  function same(question: string, asking: (one: LanguageService) => unknown): void {
    const kept = JSON.stringify(watch.ask(question, () => asking(service)));
    const other = JSON.stringify(asking(fresh));
    hold(kept === other, () => `${question} at ${cursor}: kept ${kept} anew ${other}`);
  }
}
