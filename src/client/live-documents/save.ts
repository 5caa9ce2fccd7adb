import * as vscode from 'vscode';
import type { InstallationPatch } from '../../cluster/commands/patch-installation.ts';
import { explainError } from '../../cluster/errors/remedy.ts';
import { type LiveBase, shownOf, withoutManagedFields } from '../../cluster/live/base.ts';
import { fieldErrors, unknownFields } from '../../cluster/live/field-errors.ts';
import { lostIn, patchOf, refusedChanges } from '../../cluster/live/patch.ts';
import { type Json, type LiveObject, withoutNoise } from '../../cluster/object/live-object.ts';
import { pathText } from '../../cluster/object/path.ts';
import { isSameToUser } from '../../cluster/object/same.ts';
import { toYamlText } from '../../cluster/object/yaml-text.ts';
import type { WriteResult } from '../../cluster/write/locked.ts';
import { tryPatch, writePatch } from '../../cluster/write/patch.ts';
import { CONTINUE_ANYWAY } from '../commands/apply-installation.ts';
import { mayWrite, named } from '../context/context-check.ts';
import { reviewsOnSave } from '../context/settings.ts';
import { KEEP_EDITING } from '../kubectl-edit/live-edits.ts';
import { type CommandError, clusterFailure } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';
import type { LiveDocumentsContext } from './context.ts';
import { type LiveDocument, setBase, setFile, shownStates } from './document.ts';
import { valueOfText } from './file/object-texts.ts';
import { targetOfDocument } from './file/read.ts';
import { isMergeShown, stillOpen } from './merge.ts';
import { notifyConflict } from './remote-changes.ts';
import { changesInWords, fieldsInWords, whatOf } from './words.ts';

export const SAVE_ANYWAY = 'Save Anyway';

/** Why nothing was written, in words that VS Code shows behind `Failed to save`. */
type Refusal = string;

const CANCELLED = 'Not saved: you chose to keep editing. Nothing was written.';
const SEE_MESSAGE = 'Nothing was written; the message beside this one says why.';

/**
 * Writes what was changed in a text since its base, and nothing else, on the very state that the user has seen.
 * Undefined where that is done; a text that is refused stays open, edited and as it is.
 */
export async function saveText(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  text: string,
): Promise<Refusal | undefined> {
  const { app } = ctx;
  const { merge } = document;
  if (merge?.isOpening && text === merge.begun) {
    merge.isOpening = false;
    return 'Not saved yet: complete the merge first, with Complete Merge in the title bar.';
  }
  const isMerged = merge !== undefined && isMergeShown(document);
  const base = isMerged ? merge.theirs : document.base;
  if (!base) {
    return `The state of ${whatOf(document)} that this text is based on is unknown. Copy your changes, run Revert File, and make them again.`;
  }
  ctx.problems.clear(document.uri);
  const read = await valueOfText(app.server, text);
  if ('problem' in read) return `The text cannot be read as YAML: ${read.problem}`;
  const mine = read.value;

  const refused = refusedChanges(shownStates(document), mine).map(({ path }) => pathText(path));
  if (refused.length > 0) {
    await ctx.problems.check(document, text);
    return `${fieldsInWords(refused)} cannot be changed here: \`status\` and most of \`metadata\` are written by the API server and the operator; only labels, annotations, finalizers and owner references can be edited. Nothing was written.`;
  }
  if (isMerged) {
    const open = stillOpen(merge, mine).map(({ path }) => pathText(path));
    if (open.length > 0 && !(await isMeantSo(ctx, open))) {
      return `Nothing was written: ${fieldsInWords(open)} was changed on both sides, and the conflict is not resolved.`;
    }
    // It has been decided upon; from now on the text stands on what is live, whatever becomes of this save.
    setBase(document, base);
    document.merge = undefined;
    await ctx.storage.keep(document.uri, base);
  }
  const patch = patchOf(base.seen, mine);
  const saved: LiveBase = { ...base, text, seen: mine };
  if (!patch) return finish(ctx, document, saved);
  return write(ctx, document, { saved, patch });
}

interface Save {
  /** The base as it will be, but for the live object. */
  readonly saved: LiveBase;
  readonly patch: InstallationPatch;
}

async function write(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  { saved, patch }: Save,
): Promise<Refusal | undefined> {
  const { app } = ctx;
  const { target, live } = saved;
  const { context } = target;
  const errors = await errorsOf(ctx, document);
  if (errors.length > 0 && !(await goesOnDespite(ctx, document, errors))) {
    return `Nothing was written: ${errors[0]}`;
  }
  const still = await targetOfDocument(app, context, target);
  if (!still.ok) return inMessage(ctx, document, clusterFailure(still.error));
  const kubectl = app.kubectl();
  const what = whatOf(document, target);
  const tried = await inProgress(`Dry run of the change of ${what}`, (signal) =>
    tryPatch(kubectl, { base: live, patch }, { context, signal }),
  );
  if (tried.kind !== 'done') return notWritten(ctx, document, saved, tried);
  const dropped = await droppedBy(ctx, document, { saved, patch }, tried);
  if (dropped) return dropped;
  if (isSameToUser(tried.after, tried.base)) {
    return `Nothing was written: the API server of context ${context} would not change anything.`;
  }
  if (reviewsOnSave() && !(await isWanted(ctx, document, saved, tried))) return CANCELLED;
  const { go, commandError } = await mayWrite(app, target);
  if (commandError) return inMessage(ctx, document, commandError);
  if (!go) return CANCELLED;
  const written = await inProgress(`Saving ${what}`, (signal) =>
    writePatch(kubectl, { base: tried.base, patch, expected: tried.after }, { context, signal }),
  );
  if (written.kind !== 'done') return notWritten(ctx, document, saved, written);
  return finish(ctx, document, { ...saved, live: withoutManagedFields(written.after) });
}

/** The text is what the cluster has now; VS Code takes its new state for saved. */
async function finish(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  saved: LiveBase,
): Promise<undefined> {
  const base = { ...saved, readAt: Date.now() };
  setBase(document, base);
  document.isAsked = true;
  document.merge = undefined;
  document.pending = undefined;
  setFile(document, base);
  ctx.stateChanged(document);
  await ctx.storage.keep(document.uri, base);
  return undefined;
}

async function notWritten(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  saved: LiveBase,
  patched: Exclude<WriteResult, { readonly kind: 'done' }>,
): Promise<Refusal | undefined> {
  if (patched.kind === 'conflict') return meetConflict(ctx, document, saved, patched.theirs);
  const { error } = patched;
  const fields = error.kind === 'invalid' ? fieldErrors(error.detail) : [];
  if (fields.length > 0) {
    await ctx.problems.showRefusals(document, saved.text, fields);
    const said = fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
    return `The API server of context ${saved.target.context} rejected it: ${said}. Nothing was written.`;
  }
  return inMessage(ctx, document, clusterFailure(error));
}

/** Somebody else has changed the object. Where they have done the very same, there is nothing left to write. */
async function meetConflict(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  saved: LiveBase,
  theirs: LiveObject,
) {
  if (!patchOf(shownOf(theirs) as unknown as Json, saved.seen)) {
    return finish(ctx, document, { ...saved, live: withoutManagedFields(theirs) });
  }
  notifyConflict(ctx, document, theirs);
  return `Nothing was written. Use Merge in the title bar: somebody else has changed ${changesInWords(saved.live, theirs)} of ${whatOf(document)} meanwhile.`;
}

/** What the API server would throw away without a word of refusal is a change that would be lost. */
async function droppedBy(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  { saved, patch }: Save,
  { after, warnings }: Extract<WriteResult, { readonly kind: 'done' }>,
): Promise<Refusal | undefined> {
  const told = unknownFields(warnings.join('\n'));
  const lost = lostIn(patch, after)
    .map((path) => pathText(path))
    .filter((field) => !told.some((one) => one.field === field));
  const all = [...told, ...lost.map((field) => ({ field, message: 'is dropped by the API server' }))];
  if (all.length === 0) return undefined;
  await ctx.problems.showRefusals(document, saved.text, all);
  return `The API server would drop ${fieldsInWords(all.map(({ field }) => field))}. Nothing was written.`;
}

function isWanted(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  { target }: LiveBase,
  { base, after, warnings }: Extract<WriteResult, { readonly kind: 'done' }>,
): Promise<boolean> {
  const { name } = document.address;
  const said = warnings.map((warning) => ` kubectl warns: ${warning}`).join('');
  return ctx.app.review.decide({
    before: toYamlText(withoutNoise(base)),
    after: toYamlText(withoutNoise(after)),
    path: [target.context, name],
    title: `Installation ${name}: live ↔ after saving · ${named(target)}`,
    question: `Save Installation ${name} to ${named(target)}? Review the diff, then choose Save to Cluster or Keep Editing in its title bar.${said}`,
    verb: 'save',
  });
}

/** What the language server has against the text, at the cluster's version. */
async function errorsOf({ app }: LiveDocumentsContext, { uri }: LiveDocument): Promise<readonly string[]> {
  const textDocument = { uri: uri.toString() };
  const found = await app.server.installationAt({ textDocument, position: { line: 0, character: 0 } });
  return found?.errors ?? [];
}

async function goesOnDespite(
  { app }: LiveDocumentsContext,
  document: LiveDocument,
  errors: readonly string[],
): Promise<boolean> {
  const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : '';
  const answer = await app.ui.ask({
    message: `${whatOf(document)} has errors:`,
    detail: `${errors[0]}${more}`,
    answers: [CONTINUE_ANYWAY],
    dismiss: KEEP_EDITING,
  });
  return answer === CONTINUE_ANYWAY;
}

async function isMeantSo({ app }: LiveDocumentsContext, open: readonly string[]): Promise<boolean> {
  const answer = await app.ui.ask({
    message: 'Save with neither side of a conflict?',
    detail: `Both you and somebody else have changed ${fieldsInWords(open)}, and the result has neither change: it has the value from before.`,
    answers: [SAVE_ANYWAY],
    dismiss: KEEP_EDITING,
  });
  return answer === SAVE_ANYWAY;
}

/**
 * An error has its own message, with buttons that VS Code's own one cannot have, and stays as long. Anything else would
 * be gone before VS Code's, which says it itself.
 */
function inMessage(
  { app }: LiveDocumentsContext,
  document: LiveDocument,
  commandError: CommandError,
): Refusal {
  if (commandError.kind === 'user') return commandError.message;
  const { error } = commandError;
  if (error.kind === 'cancelled') return error.effect === 'reads' ? CANCELLED : explainError(error).happened;
  app.show(commandError, async () => {
    await vscode.workspace.save(document.uri);
  });
  return SEE_MESSAGE;
}
