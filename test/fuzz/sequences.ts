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

/**
 * Some edits of one text, undone ones among them, each followed by diagnostics, and every other one, by the dice, by
 * completion: a service that has seen them all says what a new one says of the text as it is then. That is compared
 * behind every other edit, too, and behind the last. `seen` is told each state before it is looked at.
 */
export function checkSequence(
  service: LanguageService,
  watch: Watch,
  uri: string,
  seeds: readonly string[],
  dice: Dice,
  seen: (text: string, settings: Settings) => void,
): void {
  let settings = randomSettings(dice);
  const text = mutated(seeds, dice);
  const history: State[] = [{ text, cursor: text.length }];
  for (let version = 1; version <= EDITS; version++) {
    const state = next(history, dice, seeds);
    if (dice(15) === 0) settings = randomSettings(dice);
    const open: OpenText = { uri, version, text: state.text };
    seen(state.text, settings);
    checkState(service, watch, open, state.cursor, settings, dice, version === EDITS);
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

function checkState(
  service: LanguageService,
  watch: Watch,
  open: OpenText,
  cursor: number,
  settings: Settings,
  dice: Dice,
  isLast: boolean,
): void {
  if (dice(2) === 0) {
    // An editor asks for completion before anything else; then what stands beside is of the state before.
    const early = watch.ask('completion', () => service.completion(open, cursor, settings));
    checkItems(early, cursor, open.text);
  }
  const found = watch.ask('diagnostics', () => service.diagnostics(open, settings));
  checkDiagnostics('diagnostics', found, open.text);
  if (!isLast && dice(2) > 0) return;
  const fresh = createLanguageService();
  const anew = fresh.diagnostics(open, settings);
  hold(
    summary(found) === summary(anew),
    () => `diagnostics: kept\n${summary(found)}\nanew\n${summary(anew)}`,
  );
  if (dice(3) === 0) same('completion', (one) => one.completion(open, cursor, settings));
  if (dice(6) > 0) return;
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
