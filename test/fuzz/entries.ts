import {
  type CodeAction,
  createLanguageService,
  type Diagnostic,
  editsOfObject,
  fieldPlaces,
  type LanguageService,
  type OpenText,
  type OutlineEntry,
  readObject,
  resolveCompletion,
  type Settings,
  surveyFile,
} from '../../src/language/service.ts';
import { type Dice, pick } from '../unit/language/syntax/random-manifest.ts';
import { checkDiagnostics, checkItems, checkSpan, checkWords, edited } from './answers.ts';
import { hold, type Watch } from './watch.ts';

/** A text that every entry of the service is asked about, in the same way for the same dice. */
export interface Asked {
  readonly service: LanguageService;
  readonly watch: Watch;
  readonly open: OpenText;
  readonly settings: Settings;
  readonly dice: Dice;
}

/** Of the actions that are offered at a place or over a whole text, so many are tried. */
const MOST_ACTIONS = 2;
/** Under one of these names a text is surveyed. */
const NAMES = ['kustomization.yaml', 'Chart.yaml', 'a.yaml'];

/** Asks every entry of the service about a text; throws a `Fault` for the first answer that cannot be right. */
export function checkEveryEntry(asked: Asked): void {
  const { service, open, settings, watch } = asked;
  const { text } = open;
  const found = watch.ask('diagnostics', () => service.diagnostics(open, settings));
  checkDiagnostics('diagnostics', found, text);
  const offset = pick(asked.dice, [0, text.length, ...found.map(({ span }) => span.start)]);
  for (const place of [offset, someOffset(asked)]) checkPlace(asked, place);
  for (const place of [typedAt(asked), someOffset(asked)]) checkCompletion(asked, place);
  checkActions(asked, found);
  checkFixAll(asked);
  checkViews(asked);
  checkOtherDoors(asked);
  checkTables(asked, offset);
}

function someOffset({ open: { text }, dice }: Asked): number {
  return dice(text.length + 1);
}

/** Where completion is asked for unasked: at the ends and starts of lines, and behind dashes and colons. */
function typedAt({ open: { text }, dice }: Asked): number {
  const places = [...text.matchAll(/(?=[\r\n])|(?<=[-:\n\r ])/g)].map(({ index }) => index);
  return pick(dice, [text.length, ...places]);
}

export function checkCompletion({ service, open, settings, watch, dice }: Asked, offset: number): void {
  const items = watch.ask('completion', () => service.completion(open, offset, settings));
  checkItems(items, offset, open.text);
  const one = items.length > 0 && dice(10) === 0 ? pick(dice, items) : undefined;
  if (one) checkWords('resolve', JSON.stringify(resolveCompletion(one.topic)) ?? '', open.text);
}

function checkPlace({ service, open, settings, watch }: Asked, offset: number): void {
  const { text } = open;
  const hover = watch.ask('hover', () => service.hover(open, offset, settings));
  if (hover) {
    checkSpan('hover', hover.span, text);
    checkWords('hover', hover.text, text);
  }
  const spans = watch.ask('selectionSpans', () => service.selectionSpans(open, offset, settings));
  for (const [index, span] of spans.entries()) {
    checkSpan('selectionSpans', span, text);
    const inner = spans[index - 1];
    hold(
      !inner || (span.start <= inner.start && inner.end <= span.end),
      () => 'selectionSpans: one leaves the next',
    );
  }
  const state = watch.ask('status', () => service.status(open, offset, settings));
  if (state) checkWords('status', `${state.form} ${state.nonPrivileged} ${state.target.version.text}`, text);
}

function checkActions({ service, open, settings, watch, dice }: Asked, before: readonly Diagnostic[]): void {
  const { text } = open;
  const offset = dice(text.length + 1);
  for (const selection of [
    { start: 0, end: text.length },
    { start: offset, end: offset },
  ]) {
    const actions = watch.ask('codeActions', () => service.codeActions(open, selection, settings));
    for (const { title, disabled } of actions) checkWords('codeActions', `${title} ${disabled ?? ''}`, text);
    const possible = actions.filter(({ disabled }) => disabled === undefined);
    const from = dice(Math.max(1, possible.length - MOST_ACTIONS + 1));
    for (const action of possible.slice(from, from + MOST_ACTIONS)) checkAction(action);
  }

  /** It changes the text, and what it mends is found less often in that. */
  function checkAction({ title, edits, diagnostic }: CodeAction): void {
    const name = `action '${title}'`;
    const changed = edited(name, text, watch.ask(name, edits));
    const left = watch.ask(`diagnostics after ${name}`, () =>
      createLanguageService().diagnostics({ ...open, text: changed }, settings),
    );
    checkDiagnostics(`after ${name}`, left, changed);
    // What another file says goes on being wrong.
    if (!diagnostic || settings.elsewhere) return;
    const { code, message, span } = diagnostic;
    const found = (all: readonly Diagnostic[]) =>
      all.filter((one) => one.code === code && one.message === message);
    // Another's schema may have the last word on it, so that it is not shown, though the same is elsewhere in the text.
    if (!found(before).some((one) => one.span.start === span.start && one.span.end === span.end)) return;
    hold(found(left).length < found(before).length, () => `${name} leaves ${code}: ${message}`);
  }
}

function checkFixAll({ service, open: { text }, settings, watch }: Asked): void {
  const { text: once, remaining } = watch.ask('fixAll', () => service.fixAll(text, settings));
  checkDiagnostics('fixAll', remaining, once);
  if (once === text) return;
  const twice = watch.ask('fixAll again', () => service.fixAll(once, settings));
  hold(twice.text === once, () => 'fixAll: a second time changes more');
  const syntaxOf = (found: typeof remaining) => found.filter(({ code }) => code.startsWith('yaml-')).length;
  const before = service.check(text, settings).found;
  hold(
    syntaxOf(remaining) <= syntaxOf(before),
    () => 'fixAll: there is more wrong with the YAML than before',
  );
}

function checkViews({ service, open, settings, watch, dice }: Asked): void {
  const { text } = open;
  const all = { start: 0, end: text.length };
  for (const { span, title } of watch.ask('codeLenses', () => service.codeLenses(open, settings))) {
    checkSpan('codeLenses', span, text);
    checkWords('codeLenses', title, text);
  }
  for (const { offset, label, tooltip } of watch.ask('inlayHints', () =>
    service.inlayHints(open, all, settings),
  )) {
    checkSpan('inlayHints', { start: offset, end: offset }, text);
    checkWords('inlayHints', `${label} ${tooltip}`, text);
  }
  for (const entry of watch.ask('outline', () => service.outline(open, settings))) checkOutline(entry);
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { startLine, endLine } of watch.ask('foldingRanges', () => service.foldingRanges(open))) {
    hold(
      0 <= startLine && startLine < endLine && endLine < lines,
      () => `foldingRanges: ${startLine}-${endLine}`,
    );
  }
  for (const link of watch.ask('documentLinks', () => service.documentLinks(open, settings))) {
    checkSpan('documentLinks', link.span, text);
  }
  for (const effective of watch.ask('effective', () => service.effective(text, settings)))
    checkWords('effective', effective, text);
  const action = watch.ask('fixAllAction', () => service.fixAllAction(open, settings));
  if (action) edited('fixAllAction', text, action.edits());
  checkChanges(dice(text.length + 1));

  function checkOutline({ name, detail, span, nameSpan, children }: OutlineEntry): void {
    hold(name.trim() !== '', () => 'outline: an entry without a name');
    checkSpan('outline', span, text);
    checkSpan('outline', nameSpan, text);
    hold(
      span.start <= nameSpan.start && nameSpan.end <= span.end,
      () => 'outline: a name outside of its entry',
    );
    checkWords('outline', `${name} ${detail}`, text);
    for (const child of children) checkOutline(child);
  }

  function checkChanges(offset: number): void {
    const page = watch.ask('nonPrivilegedPage', () => service.nonPrivilegedPage(open, offset, settings));
    if (page !== undefined) checkWords('nonPrivilegedPage', page, text);
    const manifest = watch.ask('installationAt', () => service.installationAt(open, offset, settings));
    if (manifest) checkWords('installationAt', JSON.stringify(manifest), text);
    const shown = watch.ask('effectiveAt', () => service.effectiveAt(open, offset, settings));
    if (shown) checkWords('effectiveAt', shown.text, text);
    for (const change of ['enable', 'remove'] as const) {
      const made = watch.ask('nonPrivilegedEdit', () =>
        service.nonPrivilegedEdit(open, offset, change, settings),
      );
      const parts = made?.plan?.parts.map(({ edits }) => edits) ?? [];
      for (const edits of made ? [made.edits, ...parts] : [])
        if (edits.length > 0) edited(`${change} nonPrivileged`, text, edits);
      checkWords('nonPrivilegedEdit', made?.caveats.join() ?? '', text);
    }
    const version = '3.28.3';
    const naming = watch.ask('targetVersionEdit', () =>
      service.targetVersionEdit(open, offset, version, settings),
    );
    if (naming && naming.length > 0) edited('targetVersionEdit', text, naming);
  }
}

/** What other programs ask of texts that no Installation need be in. */
function checkOtherDoors({ service, open, settings, watch, dice }: Asked): void {
  const { text } = open;
  watch.ask('survey', () => service.survey(open, settings)?.survey?.installations);
  const name = pick(dice, NAMES);
  watch.ask(`surveyFile ${name}`, () => {
    const survey = surveyFile(name, text);
    return [survey?.installations, survey?.neighbours];
  });
  watch.ask('fieldPlaces', () =>
    fieldPlaces(text, ['spec.calicoNetwork.ipPools[0].cidr', 'metadata.labels[a/b]']),
  );
  watch.ask('readObject', () => readObject(text));
  watch.ask('editsOfObject', () =>
    editsOfObject(text, [{ op: 'set', path: ['spec', 'calicoNetwork', 'bgp'], value: 'Enabled' }]),
  );
}

/** What judges a text at every release. */
function checkTables({ service, open, settings, watch }: Asked, offset: number): void {
  const { text } = open;
  const ranges = watch.ask('compatibility', () =>
    service.compatibility(text, settings.cluster, settings.hints),
  );
  checkWords('compatibility', JSON.stringify(ranges), text);
  const compared = watch.ask('compareVersions', () =>
    service.compareVersions(open, offset, { to: '3.32.1' }, settings),
  );
  if (compared) checkWords('compareVersions', compared.markdown, text);
  const title = watch.ask('compatibilityTitle', () =>
    [...(service.compatibilityTitle(open, offset, settings) ?? [])].join(),
  );
  checkWords('compatibilityTitle', title, text);
  watch.ask('hoverSteps', () => [...(service.hoverSteps(open, offset, settings) ?? [])]);
}
