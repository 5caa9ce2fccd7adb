import * as vscode from 'vscode';
import { type LiveBase, shownOf, withoutManagedFields } from '../../cluster/live/base.ts';
import { difference } from '../../cluster/object/difference.ts';
import type { Json, LiveObject } from '../../cluster/object/live-object.ts';
import { isSameToUser } from '../../cluster/object/same.ts';
import { literalLine } from '../window/literal.ts';
import { VIEW_SCHEME } from '../window/readonly-texts.ts';
import type { LiveDocumentsContext } from './context.ts';
import { isDirty, type LiveDocument, setFile } from './document.ts';
import { textOf, withChanges } from './file/object-texts.ts';
import { beginMerge } from './merge.ts';
import { changesInWords, whatOf } from './words.ts';

export const MERGE = 'Merge';
export const SHOW_DIFFERENCE = 'Show Difference';

/** The object in the cluster says something: what the user can see of it is taken in, or offered. */
export async function onRemoteState(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  live: LiveObject,
): Promise<void> {
  const { base, file } = document;
  const known = isDirty(document) ? base : file;
  if (!known) return;
  if (isOlder(live, known.live)) return;
  document.isGone = false;
  if (document.isSaving) {
    document.seenWhileSaving = live;
    return;
  }
  if (isSameToUser(live, known.live)) {
    if (document.pending) clearPending(ctx, document);
    // A newer lock on the same state, so that a save need not ask twice.
    if (base && isSameToUser(live, base.live)) document.base = { ...base, live: withoutManagedFields(live) };
    return;
  }
  if (isDirty(document)) notifyRemoteChange(ctx, document, live);
  else await adoptRemote(ctx, document, known, live);
}

/** What a watch tells late. Versions are numbers wherever etcd is behind them; others are taken for newer. */
function isOlder(one: LiveObject, other: LiveObject): boolean {
  return (
    one.metadata.uid === other.metadata.uid &&
    Number(one.metadata.resourceVersion) < Number(other.metadata.resourceVersion)
  );
}

/** The text of the file becomes what is live, in the user's own words as far as they still hold. */
export async function adoptRemote(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  known: LiveBase,
  live: LiveObject,
): Promise<void> {
  const shown = shownOf(live) as unknown as Json;
  const server = ctx.app.server;
  const change = difference(known.seen, shown);
  const text = known.text.startsWith('{')
    ? await textOf(server, shown)
    : await withChanges(server, { text: known.text, value: known.seen }, change);
  // An edit has come first: then it is news.
  if (isDirty(document)) return onRemoteState(ctx, document, live);
  setFile(document, { ...known, ...text, live: withoutManagedFields(live), readAt: Date.now() });
  document.isPrimed = true;
  document.pending = undefined;
  ctx.fileChanged(document);
  ctx.stateChanged(document);
}

/** Says once of each state that the cluster has another one than the text began with, and offers ways on. */
export function notifyRemoteChange(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  live: LiveObject,
): void {
  const { base, pending, merge } = document;
  if (!base || (pending && isSameToUser(pending, live)) || (merge && isSameToUser(merge.theirs.live, live)))
    return;
  tell(ctx, document, base, live, 'warning');
}

/**
 * Says it at each attempt to save, and as an error: beside VS Code's own one, whose buttons cannot help, ours must not
 * be the first that goes.
 */
export function notifyConflict(ctx: LiveDocumentsContext, document: LiveDocument, live: LiveObject): void {
  if (document.base) tell(ctx, document, document.base, live, 'error');
}

export function clearPending(ctx: LiveDocumentsContext, document: LiveDocument): void {
  document.pending = undefined;
  ctx.stateChanged(document);
}

/** The title bar has Merge from now on, whatever becomes of the message. */
function tell(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  base: LiveBase,
  live: LiveObject,
  severity: 'warning' | 'error',
): void {
  const { app } = ctx;
  document.pending = live;
  ctx.stateChanged(document);
  const merge = async () => {
    const commandError = await beginMerge(ctx, document, document.pending ?? live);
    if (commandError) app.show(commandError);
  };
  app.ui.tell({
    severity,
    message: `Merge before saving: ${whatOf(document)} was changed in the cluster while you were editing: ${changesInWords(base.live, live)}. Your text is unchanged; use Merge in its title bar.`,
    offers: [
      { title: MERGE, run: merge },
      { title: SHOW_DIFFERENCE, run: () => showDifference(ctx, document, document.pending ?? live) },
    ],
  });
}

/** What is live beside the text, to be looked at: the text is saved on what it was made from all the same. */
async function showDifference(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  live: LiveObject,
): Promise<void> {
  const { context, name } = document.address;
  const { text } = await textOf(ctx.app.server, shownOf(live) as unknown as Json);
  const left = ctx.app.texts.put(VIEW_SCHEME, [context, name, 'now.yaml'], text);
  const title = `${whatOf(document)}: live ↔ yours`;
  await vscode.commands.executeCommand('vscode.diff', left, document.uri, literalLine(title), {
    preview: false,
  });
}
