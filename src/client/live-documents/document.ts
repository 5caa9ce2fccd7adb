import * as vscode from 'vscode';
import type { Result } from '../../cluster/errors/result.ts';
import type { LiveAddress } from '../../cluster/live/address.ts';
import type { LiveBase } from '../../cluster/live/base.ts';
import type { PathChange } from '../../cluster/object/difference.ts';
import type { Json, LiveObject } from '../../cluster/object/live-object.ts';

/**
 * A live Installation that is open, or about to be. There are two states: the `file`, which is what VS Code reads, and
 * the `base`, which is what the open text was made from. They differ from the moment that the file has become another
 * one until VS Code has read it.
 */
export interface LiveDocument {
  readonly uri: vscode.Uri;
  readonly address: LiveAddress;
  file: LiveBase | undefined;
  base: LiveBase | undefined;
  /** What the text has said before, in this window: a user may go back to it step by step. */
  readonly earlier: Json[];
  /** Grows whenever the file becomes another one: VS Code reads it again only then. */
  mtime: number;
  /** A look at the cluster that is under way; whoever else wants to read waits for it. */
  reading: Promise<Result<LiveBase>> | undefined;
  /** The file is as new as it can be, and is handed over without a look at the cluster, once. */
  isPrimed: boolean;
  /** The user has acted on it in this window, so that it may be followed. */
  isAsked: boolean;
  isFollowed: boolean;
  /** It has been deleted in the cluster. */
  isGone: boolean;
  isSaving: boolean;
  /** What became of the object while the text was being edited, and is not in the text. */
  pending: LiveObject | undefined;
  /** What was heard while it was being saved: it may be what was just written. */
  seenWhileSaving: LiveObject | undefined;
  merge: OpenMerge | undefined;
}

/** A three-way merge that the user has before them. */
export interface OpenMerge {
  /** The other side, which the result is saved on. */
  readonly theirs: LiveBase;
  /** Where the three texts are shown. */
  readonly theirsUri: vscode.Uri;
  readonly baseUri: vscode.Uri;
  readonly mineUri: vscode.Uri;
  /** The text before the merge, for the case that it is not completed. */
  readonly mine: string;
  /** The text that the merge has begun with. */
  readonly begun: string;
  /** What the user has to decide: each place with the value that both sides began with. */
  readonly open: readonly PathChange[];
  /** The merge editor saves its result before it shows it, which is not the user's word. */
  isOpening: boolean;
}

export function newDocument(uri: vscode.Uri, address: LiveAddress): LiveDocument {
  return {
    uri,
    address,
    file: undefined,
    base: undefined,
    earlier: [],
    mtime: 0,
    reading: undefined,
    isPrimed: false,
    isAsked: false,
    isFollowed: false,
    isGone: false,
    isSaving: false,
    pending: undefined,
    seenWhileSaving: undefined,
    merge: undefined,
  };
}

export function setFile(document: LiveDocument, file: LiveBase): void {
  document.file = file;
  document.isGone = false;
  document.mtime = Math.max(Date.now(), document.mtime + 1);
}

export function setBase(document: LiveDocument, base: LiveBase): void {
  if (document.base && document.base !== base) document.earlier.unshift(document.base.seen);
  document.earlier.splice(MOST_STEPS_BACK);
  document.base = base;
}

const MOST_STEPS_BACK = 20;

/** The states whose status and server-set metadata a text may repeat. */
export function shownStates({ base, merge, earlier }: LiveDocument): Json[] {
  return [...(merge ? [merge.theirs.seen] : []), ...(base ? [base.seen] : []), ...earlier];
}

/** The open text, if there is one. */
export function openText({ uri }: Pick<LiveDocument, 'uri'>): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
}

export function isDirty(document: LiveDocument): boolean {
  return openText(document)?.isDirty ?? false;
}

export async function replaceText(document: LiveDocument, text: string): Promise<void> {
  const open = openText(document);
  if (!open || open.getText() === text) return;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, open.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}
