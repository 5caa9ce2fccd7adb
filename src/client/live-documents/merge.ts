import * as vscode from 'vscode';
import { shownOf, withoutManagedFields } from '../../cluster/live/base.ts';
import { difference, type PathChange } from '../../cluster/object/difference.ts';
import type { Json, LiveObject } from '../../cluster/object/live-object.ts';
import { threeWay } from '../../cluster/object/merge.ts';
import { valueAt } from '../../cluster/object/path.ts';
import { isSameToUser } from '../../cluster/object/same.ts';
import { named } from '../context/context-check.ts';
import { type CommandError, userError } from '../window/command-error.ts';
import { literalLine } from '../window/literal.ts';
import { VIEW_SCHEME } from '../window/readonly-texts.ts';
import type { LiveDocumentsContext } from './context.ts';
import { type LiveDocument, type OpenMerge, openText, replaceText } from './document.ts';
import { valueOfText, withChanges } from './file/object-texts.ts';
import { whatOf } from './words.ts';

/**
 * Brings three states together before the user's eyes: the one that the text was made from, the live one, and theirs.
 * What only the cluster has changed is taken into the text at once; what both have changed stands there as it was
 * before, so that it has to be chosen. Nothing is written before the result is saved.
 */
export async function beginMerge(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  live: LiveObject,
): Promise<CommandError | undefined> {
  const { app } = ctx;
  const { base } = document;
  const open = openText(document);
  if (!base || !open) return userError(`The text of ${whatOf(document)} is not open.`);
  const begunBefore = document.merge;
  if (begunBefore && isMergeShown(document) && isSameToUser(begunBefore.theirs.live, live)) {
    await showMerge(document);
    return undefined;
  }
  // One that has met a newer state begins anew, from the user's own text.
  const mine = begunBefore?.mine ?? open.getText();
  const read = await valueOfText(app.server, mine);
  if ('problem' in read) {
    return userError(`The text cannot be merged because it is not valid YAML: ${read.problem}`);
  }
  const shown = shownOf(live) as unknown as Json;
  const { takeIn, conflicts } = threeWay(base.seen, read.value, shown);
  const undecided = conflicts.map(
    ({ path, before }): PathChange => (before === undefined ? { path } : { path, value: before }),
  );
  const begun = await withChanges(app.server, { text: mine, value: read.value }, [...takeIn, ...undecided]);
  const theirs = {
    ...base,
    live: withoutManagedFields(live),
    readAt: Date.now(),
    ...(await withChanges(app.server, { text: base.text, value: base.seen }, difference(base.seen, shown))),
  };
  const { context, name } = document.address;
  const put = (side: string, text: string) =>
    app.texts.put(VIEW_SCHEME, [context, name, 'merge', `${side}.yaml`], text);
  document.merge = {
    theirs,
    theirsUri: put('live', theirs.text),
    baseUri: put('base', base.text),
    mineUri: put('yours', mine),
    mine,
    begun: begun.text,
    open: undecided,
    isOpening: await hasMergeEditor(),
  };
  await ctx.storage.keep(document.uri, { ...base, mine });
  await replaceText(document, begun.text);
  await showMerge(document);
  return undefined;
}

/** What Git's extension opens for a file with conflicts. It is not in the API, and so not sure to be there. */
const MERGE_EDITOR = '_open.mergeEditor';

async function showMerge(document: LiveDocument): Promise<void> {
  const { uri, base, merge } = document;
  if (!base || !merge) return;
  if (!(await hasMergeEditor())) {
    const title = `${whatOf(document)}: live ↔ yours`;
    await vscode.commands.executeCommand('vscode.diff', merge.theirsUri, uri, literalLine(title), {
      preview: false,
    });
    return;
  }
  await vscode.commands.executeCommand(MERGE_EDITOR, {
    base: merge.baseUri,
    input1: { uri: merge.theirsUri, title: 'Live', description: literalLine(named(base.target)) },
    input2: { uri: merge.mineUri, title: 'Yours', description: 'before the merge' },
    output: uri,
  });
}

async function hasMergeEditor(): Promise<boolean> {
  return (await vscode.commands.getCommands(false)).includes(MERGE_EDITOR);
}

/** Whether the user has the merge before them: only then a save is meant to be its result. */
export function isMergeShown(document: LiveDocument): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some((tab) => showsMerge(tab, document));
}

export function showsMerge({ input }: vscode.Tab, { uri, merge }: LiveDocument): boolean {
  if (!merge) return false;
  if (input instanceof vscode.TabInputTextDiff) {
    return isSame(input.modified, uri) && isSame(input.original, merge.theirsUri);
  }
  // The class of a merge editor's tab is not in the API.
  const { result } = (input ?? {}) as { readonly result?: vscode.Uri };
  return result !== undefined && isSame(result, uri);
}

/** The places where nobody has decided between the two sides: they say what both began with. */
export function stillOpen({ open }: OpenMerge, result: Json): PathChange[] {
  return open.filter(({ path, value }) => difference(valueAt(result, path), value).length === 0);
}

/** A merge that was closed and not completed leaves the text as it was before. */
export async function endMerge(ctx: LiveDocumentsContext, document: LiveDocument): Promise<void> {
  const { merge, base } = document;
  if (!merge) return;
  document.merge = undefined;
  if (base) await ctx.storage.keep(document.uri, base);
  if (openText(document)?.isDirty) await replaceText(document, merge.mine);
}

function isSame(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}
