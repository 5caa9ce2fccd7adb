import * as vscode from 'vscode';
import type { Target } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { type CommandError, clusterFailure } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';
import type { LiveDocumentsContext } from './context.ts';
import { isDirty, type LiveDocument, newDocument, openText } from './document.ts';
import { addressOf, LIVE_SCHEME, liveUri } from './file/address.ts';
import { createProvider } from './file/provider.ts';
import { readFile, readLive } from './file/read.ts';
import { createBaseStorage } from './file/storage.ts';
import { followVisible } from './follow.ts';
import { beginMerge, endMerge, showsMerge } from './merge.ts';
import { createProblems } from './problems.ts';
import { adoptRemote, clearPending, onRemoteState } from './remote-changes.ts';
import { createLiveStatus } from './status.ts';
import { trackTexts } from './track.ts';
import { whatOf } from './words.ts';

/** Live Installations as documents that can be edited and saved. */
export interface LiveDocuments extends vscode.Disposable {
  /** Shows the live Installation of a name; one that is being edited already is shown as it is. */
  open(target: Target, name: string): Promise<CommandError | undefined>;
  /** Reads the one in the active editor again; where it is being edited, what has changed is offered. */
  refresh(uri: vscode.Uri): Promise<CommandError | undefined>;
  /** Brings an edited text and what is live together. */
  merge(uri: vscode.Uri): Promise<CommandError | undefined>;
  /** The schema that a cluster has given is used from now on, or no longer. */
  schemaChanged(): void;
}

/** `folder` outlives the window; `workspace` tells what is open in it from what is open in others. */
export function createLiveDocuments(
  app: App,
  {
    folder,
    workspace,
    tell,
  }: { readonly folder: vscode.Uri; readonly workspace: string; readonly tell: (message: string) => void },
): LiveDocuments {
  const documents = new Map<string, LiveDocument>();
  const changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const reasons = new Map<string, vscode.TextDocumentSaveReason>();
  const documentOf = (uri: vscode.Uri) => {
    const known = documents.get(uri.toString());
    const address = known ? undefined : addressOf(uri);
    if (!address) return known;
    const document = newDocument(uri, address);
    documents.set(uri.toString(), document);
    return document;
  };
  const status = createLiveStatus(documentOf);
  const ctx: LiveDocumentsContext = {
    app,
    storage: createBaseStorage(folder, workspace, tell),
    problems: createProblems(app.server),
    documents,
    documentOf,
    forget(document) {
      documents.delete(document.uri.toString());
      ctx.problems.clear(document.uri);
      ctx.stateChanged(document);
    },
    fileChanged({ uri, isGone }) {
      const { Changed, Deleted } = vscode.FileChangeType;
      changes.fire([{ type: isGone ? Deleted : Changed, uri }]);
    },
    stateChanged() {
      status.show();
      const behind = [...documents.values()]
        .filter(({ pending }) => pending)
        .map(({ uri }) => uri.toString());
      void vscode.commands.executeCommand('setContext', 'calicoInstallation.liveBehind', behind);
    },
  };
  const following = followVisible(ctx);
  const tracking = trackTexts(ctx, following.look);

  const subscriptions = vscode.Disposable.from(
    vscode.workspace.registerFileSystemProvider(
      LIVE_SCHEME,
      createProvider(ctx, changes.event, (uri) => {
        const reason = reasons.get(uri.toString());
        // Not every save says its reason: "Save without Formatting" does not.
        reasons.delete(uri.toString());
        return isAutomatic(reason);
      }),
      { isCaseSensitive: true },
    ),
    vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
      if (document.uri.scheme === LIVE_SCHEME) reasons.set(document.uri.toString(), reason);
    }),
    tracking,
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      for (const document of documents.values()) {
        if (document.merge && closed.some((tab) => showsMerge(tab, document))) void endMerge(ctx, document);
      }
    }),
    changes,
    ctx.problems,
    following,
    status,
  );
  const shown = async (uri: vscode.Uri) => {
    const text = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(text, { preview: false });
    if (text.languageId !== 'yaml') await vscode.languages.setTextDocumentLanguage(text, 'yaml');
  };
  return {
    async open(target, name) {
      const uri = liveUri({ context: target.context, name });
      const document = documentOf(uri);
      if (!document) return undefined;
      document.isAsked = true;
      if (openText(document)) {
        const commandError = isDirty(document) ? undefined : await this.refresh(uri);
        if (!commandError) await shown(uri);
        following.look();
        return commandError;
      }
      const read = await inProgress(`Reading ${whatOf(document, target)}`, (signal) =>
        readFile(ctx, document, signal),
      );
      if (!read.ok) {
        documents.delete(uri.toString());
        return clusterFailure(read.error);
      }
      document.isPrimed = true;
      await shown(uri);
      following.look();
      return undefined;
    },
    async refresh(uri) {
      const document = documentOf(uri);
      if (!document) return undefined;
      document.isAsked = true;
      const live = await inProgress(`Reading ${whatOf(document)}`, (signal) =>
        readLive(app, document, signal),
      );
      if (!live.ok) return clusterFailure(live.error);
      following.look();
      // Asked for, it is said again.
      if (document.pending) clearPending(ctx, document);
      if (isDirty(document) || !document.file) await onRemoteState(ctx, document, live.value);
      else await adoptRemote(ctx, document, document.file, live.value);
      return undefined;
    },
    async merge(uri) {
      const document = documentOf(uri);
      if (!document) return undefined;
      document.isAsked = true;
      const live = await inProgress(`Reading ${whatOf(document)}`, (signal) =>
        readLive(app, document, signal),
      );
      if (!live.ok) return clusterFailure(live.error);
      following.look();
      if (isDirty(document) || !document.file) return beginMerge(ctx, document, live.value);
      await adoptRemote(ctx, document, document.file, live.value);
      return undefined;
    },
    schemaChanged() {
      for (const document of documents.values()) tracking.tellCluster(document);
    },
    dispose: () => subscriptions.dispose(),
  };
}

/** Nobody has asked for those: they come after a pause in typing, or when the editor is left. */
function isAutomatic(reason: vscode.TextDocumentSaveReason | undefined): boolean {
  const { AfterDelay, FocusOut } = vscode.TextDocumentSaveReason;
  return reason === AfterDelay || reason === FocusOut;
}
