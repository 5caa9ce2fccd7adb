import * as vscode from 'vscode';
import { isSameToUser } from '../../cluster/object/same.ts';
import type { LiveDocumentsContext } from './context.ts';
import { isDirty, type LiveDocument, openText, setBase } from './document.ts';
import { LIVE_SCHEME } from './file/address.ts';
import { restore } from './file/provider.ts';
import { readLive } from './file/read.ts';
import { adoptRemote, onRemoteState } from './remote-changes.ts';

/** Follows what VS Code does with the texts: opened, edited, saved, closed. `look` looks for what is to be watched. */
export function trackTexts(
  ctx: LiveDocumentsContext,
  look: () => void,
): vscode.Disposable & { tellCluster(document: LiveDocument): void } {
  /** What a live object is judged by is what its own cluster has. */
  const tellCluster = ({ uri, base }: LiveDocument) => {
    if (!base?.calicoVersion) return;
    const { target, calicoVersion } = base;
    const cluster = { context: target.context, calicoVersion, crd: ctx.app.schemas.crdOf(target) };
    ctx.app.server.tellCluster({ uri: uri.toString(), cluster });
  };
  /** The text is the file's, so what it was made from is known. */
  const adopt = (text: vscode.TextDocument) => {
    const document = ctx.documentOf(text.uri);
    const { file } = document ?? {};
    if (!document || !file || text.isDirty || document.base === file || text.getText() !== file.text) return;
    setBase(document, file);
    document.pending = undefined;
    ctx.problems.clear(text.uri);
    ctx.stateChanged(document);
    void ctx.storage.keep(text.uri, file);
    tellCluster(document);
  };
  let pause: NodeJS.Timeout | undefined;
  const onChange = ({ document: text }: vscode.TextDocumentChangeEvent) => {
    if (text.uri.scheme !== LIVE_SCHEME) return;
    const document = ctx.documentOf(text.uri);
    if (!document) return;
    const { pending } = document;
    adopt(text);
    // Taken back by hand: now there is nothing in the way of what has become of the object.
    if (pending && !text.isDirty) void onRemoteState(ctx, document, pending);
    clearTimeout(pause);
    pause = setTimeout(() => {
      const open = openText(document);
      if (open?.isDirty) void ctx.problems.check(document, open.getText());
    }, 250);
  };
  const onOpen = async (text: vscode.TextDocument) => {
    if (text.uri.scheme !== LIVE_SCHEME) return;
    const document = ctx.documentOf(text.uri);
    if (document && !document.file) await restore(ctx, document);
    adopt(text);
    if (document?.base && text.isDirty) {
      tellCluster(document);
      await ctx.problems.check(document, text.getText());
    }
  };
  const onClose = (text: vscode.TextDocument) => {
    const document = ctx.documents.get(text.uri.toString());
    if (!document) return;
    // A change of the language closes a document and opens it again.
    setTimeout(() => {
      if (openText(document) || document.reading || document.isPrimed) return;
      ctx.forget(document);
      ctx.app.server.tellCluster({ uri: document.uri.toString(), cluster: null });
      void ctx.storage.drop(document.uri);
    }, 500);
  };
  /** The text is saved: now it can become what is live, with what the API server has made of it. */
  const onSave = async (text: vscode.TextDocument) => {
    const document = ctx.documents.get(text.uri.toString());
    const { file } = document ?? {};
    if (!document || !file) return;
    look();
    const { seenWhileSaving: heard } = document;
    document.seenWhileSaving = undefined;
    if (!isDirty(document)) await adoptRemote(ctx, document, file, file.live);
    if (!heard || isSameToUser(heard, file.live)) return;
    const now = await readLive(ctx.app, document);
    if (now.ok) await onRemoteState(ctx, document, now.value);
  };

  for (const text of vscode.workspace.textDocuments) void onOpen(text);
  const subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument(onSave),
    vscode.workspace.onDidChangeTextDocument(onChange),
    vscode.workspace.onDidOpenTextDocument(onOpen),
    vscode.workspace.onDidCloseTextDocument(onClose),
  );
  return {
    tellCluster,
    dispose() {
      clearTimeout(pause);
      subscriptions.dispose();
    },
  };
}
