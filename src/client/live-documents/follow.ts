import * as vscode from 'vscode';
import { getInstallation } from '../../cluster/commands/get-installation.ts';
import { watchInstallation } from '../../cluster/commands/watch-objects.ts';
import { isKindUnknown } from '../../cluster/errors/remedy.ts';
import { follow } from '../../cluster/kubectl/follow.ts';
import { logError } from '../window/log.ts';
import type { LiveDocumentsContext } from './context.ts';
import { isDirty, type LiveDocument } from './document.ts';
import { targetOfDocument } from './file/read.ts';
import { onRemoteState } from './remote-changes.ts';
import { whatOf } from './words.ts';

/** How long a cluster may stay out of reach before a document is no longer followed, in milliseconds. */
const PATIENCE = 60_000;

/** How long a watch that begins may say nothing before the object is asked for, in milliseconds. */
const SILENCE = 3000;

/** Watches what is behind the documents that can be seen, from when the user has asked for them. */
export function followVisible(ctx: LiveDocumentsContext): vscode.Disposable & { look(): void } {
  const running = new Map<string, AbortController>();
  let pause: NodeJS.Timeout | undefined;
  const look = () => {
    const visible = new Set(vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString()));
    for (const [key, controller] of running) {
      if (visible.has(key)) continue;
      controller.abort();
      running.delete(key);
    }
    for (const [key, document] of ctx.documents) {
      const known = document.base ?? document.file;
      if (!visible.has(key) || running.has(key) || !known || !mayCall(ctx, document)) continue;
      const controller = new AbortController();
      running.set(key, controller);
      void followOne(ctx, document, controller.signal).finally(() => {
        document.isFollowed = false;
        ctx.stateChanged(document);
        // Otherwise it is looked for again with the next word of the user's.
        if (running.get(key) === controller) running.delete(key);
      });
    }
  };
  // Editors come and go in the same breath.
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(look, 200);
  };
  const subscription = vscode.window.onDidChangeVisibleTextEditors(soon);
  return {
    look: soon,
    dispose() {
      clearTimeout(pause);
      subscription.dispose();
      for (const controller of running.values()) controller.abort();
    },
  };
}

async function followOne(
  ctx: LiveDocumentsContext,
  document: LiveDocument,
  signal: AbortSignal,
): Promise<void> {
  const { app } = ctx;
  const { context, name } = document.address;
  // A context that has come to mean another cluster is not followed there.
  const target = await targetOfDocument(app, context, (document.base ?? document.file)?.target);
  if (!target.ok || signal.aborted) return;
  let turn: Promise<void> = Promise.resolve();
  // A watch says nothing of what was gone when it began.
  let silence: NodeJS.Timeout | undefined;
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(async () => {
      if (!mayCall(ctx, document)) return;
      const live = await app.kubectl().run(getInstallation, { name }, { context, signal });
      const isGone = !live.ok && live.error.kind === 'not-found' && !isKindUnknown(live.error);
      if (isGone && !signal.aborted) hearOfEnd(ctx, document);
    }, SILENCE);
  };
  listen();
  await follow(
    app.kubectl(),
    watchInstallation,
    { name },
    {
      context,
      signal,
      patienceMs: PATIENCE,
      onRestart: listen,
      onEvent: ({ type, object }) => {
        clearTimeout(silence);
        if (signal.aborted) return;
        document.isFollowed = true;
        // A failure here is one of ours, and the watch goes on.
        turn = turn
          .then(() => (type === 'gone' ? hearOfEnd(ctx, document) : onRemoteState(ctx, document, object)))
          .catch((error) => logError(app.output, error));
      },
    },
  );
  clearTimeout(silence);
}

/** Not before the user has acted on it in this window, and not where a login has failed since. */
function mayCall({ app }: LiveDocumentsContext, { isAsked, address }: LiveDocument): boolean {
  return isAsked && app.contexts.mayCallUnasked(address.context);
}

function hearOfEnd(ctx: LiveDocumentsContext, document: LiveDocument): void {
  if (document.isGone) return;
  document.isGone = true;
  ctx.fileChanged(document);
  ctx.stateChanged(document);
  const kept = isDirty(document) ? ' Your changes were not saved.' : '';
  const message = `${whatOf(document)} was deleted in the cluster. The text stays open as the only copy.${kept}`;
  ctx.app.ui.tell({ severity: 'warning', message });
}
