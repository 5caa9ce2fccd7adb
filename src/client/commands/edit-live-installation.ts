import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { editInstallation } from '../../cluster/commands/edit-installation.ts';
import { listInstallations } from '../../cluster/commands/list-installations.ts';
import type { Result } from '../../cluster/result.ts';
import type { Target } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { mayWrite, named } from '../context-check.ts';
import type { Draft } from '../drafts.ts';
import { here } from '../here.ts';
import { listenForEditor } from '../kube-editor/listener.ts';
import type { RoundEnd } from '../live-edits.ts';
import { inProgress } from '../progress.ts';
import { clusterTrouble, type Offer, senseless, type Trouble } from '../trouble.ts';

export const OPEN_TEXT = 'Open My Text';

/**
 * **Edit Live Installation**: the real `kubectl edit`, with this window as its editor. What the user types is kept
 * as a draft until the cluster has it.
 */
export async function editLiveInstallation(app: App): Promise<Trouble | undefined> {
  const target = await app.target();
  if (!target.ok) return clusterTrouble(target.error);
  const name = await nameToEdit(app, target.value);
  if (name === undefined || typeof name === 'object') return name;
  const draft = app.drafts.start(`${target.value.context}-${name}`);
  const { result, lastEnd } = await editWith(app, target.value, name, draft);
  if (lastEnd === 'cancel') return afterCancel(app, name, draft);
  if (!result.ok) return clusterTrouble(result.error, draft.isKept() ? [openDraft(draft)] : []);
  await draft.drop();
  await app.ui.ask({
    severity: 'information',
    message: result.value.changed
      ? `Installation ${name} was changed in ${named(target.value)}.`
      : `Nothing was changed: the text of Installation ${name} is as it was.`,
  });
  return undefined;
}

/** Runs `kubectl edit` to its end; each of its rounds is one editor in this window. */
async function editWith(
  app: App,
  target: Target,
  name: string,
  draft: Draft,
): Promise<{ result: Result<{ readonly changed: boolean }>; lastEnd: RoundEnd | undefined }> {
  let lastEnd: RoundEnd | undefined;
  const title = `Editing the live Installation ${name} of ${named(target)}. Finish or cancel in the editor's title bar.`;
  const result = await inProgress(title, async (signal) => {
    const mayFinish = async () => {
      const { go, trouble } = await mayWrite(app, target);
      if (trouble) app.show(trouble);
      return go;
    };
    const listener = await listenForEditor(app.editorProgram, async (file) => {
      lastEnd = await app.liveEdits.round(file, { draft, signal, mayFinish });
      // A kubectl that was ended does not tidy up.
      if (signal.aborted) await rm(file, { force: true });
      return lastEnd === 'finish';
    });
    try {
      const { env } = listener;
      return await app.kubectl().run(editInstallation, { name }, { context: target.context, signal, env });
    } finally {
      await listener.close();
    }
  });
  return { result, lastEnd };
}

/** The Installation at the cursor, else the only live one, else the user's choice; undefined where none is chosen. */
async function nameToEdit(app: App, target: Target): Promise<string | undefined | Trouble> {
  const place = await here([]);
  const found = place && (await app.server.installationAt(place));
  if (found) return found.name;
  const { context } = target;
  const names = await inProgress(`Looking for Installations in ${named(target)}`, (signal) =>
    app.kubectl().run(listInstallations, undefined, { context, signal }),
  );
  if (!names.ok) return clusterTrouble(names.error);
  const [only] = names.value;
  if (only === undefined) {
    return senseless(`There is no Installation in ${named(target)}. Calico: Apply Installation creates one.`);
  }
  if (names.value.length === 1) return only;
  return app.ui.pick(
    'Which Installation?',
    names.value.map((label) => ({ label, value: label })),
  );
}

async function afterCancel(app: App, name: string, draft: Draft): Promise<undefined> {
  const kept = draft.isKept();
  const answer = await app.ui.ask({
    severity: 'information',
    message: `The edit of Installation ${name} was cancelled. Nothing was written.`,
    buttons: kept ? [OPEN_TEXT] : [],
  });
  if (answer === OPEN_TEXT) await openDraft(draft).run();
}

function openDraft({ uri }: Draft): Offer {
  return {
    title: OPEN_TEXT,
    run: async () => {
      await vscode.window.showTextDocument(uri, { preview: false });
    },
  };
}
