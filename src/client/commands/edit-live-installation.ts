import type * as vscode from 'vscode';
import { editInstallation } from '../../cluster/commands/edit-installation.ts';
import { failure, type Result } from '../../cluster/errors/result.ts';
import type { Conflict } from '../../cluster/object/merge.ts';
import type { Target } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { mayWrite, named } from '../context/context-check.ts';
import { pickInstallation } from '../context/pick-installation.ts';
import type { DraftSubject, OpenDraft } from '../kubectl-edit/drafts.ts';
import { type EditListener, listenForEditor } from '../kubectl-edit/editor/listener.ts';
import { offerDraftOf, settleDraft } from '../kubectl-edit/kept-drafts.ts';
import type { PastRound } from '../kubectl-edit/live-edits.ts';
import { mayOverwrite } from '../kubectl-edit/overlap-check.ts';
import { readEdited } from '../kubectl-edit/read-edited.ts';
import { here } from '../language/editor-location.ts';
import { type CommandError, clusterFailure } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';

/**
 * **Edit Live Installation**: the real `kubectl edit`, with this window as its editor. What the user types is kept
 * as a draft until the cluster has it.
 */
export async function editLiveInstallation(app: App): Promise<CommandError | undefined> {
  const target = await app.target();
  if (!target.ok) return clusterFailure(target.error);
  const name = await nameToEdit(app, target.value);
  if (name === undefined || typeof name === 'object') return name;
  const subject = { ...target.value, kind: 'Installation', name };
  void offerDraftOf(app, subject);
  const { result, draft, last } = await editWith(app, target.value, subject);
  if (last?.end === 'cancel' && last.isOurs) return afterCancel(app, name, draft);
  if (!result.ok) {
    return clusterFailure(result.error, await settleDraft(app, draft));
  }
  await draft.drop();
  app.ui.tell({
    severity: 'information',
    message: result.value.changed
      ? `Installation ${name} was changed in ${named(target.value)}.`
      : `Nothing was changed: the text of Installation ${name} was not edited.`,
  });
  return undefined;
}

interface Edited {
  readonly result: Result<{ readonly changed: boolean }>;
  readonly draft: OpenDraft;
  /** `isOurs` where the user has ended it, and not kubectl. */
  readonly last: (PastRound & { readonly isOurs: boolean }) | undefined;
}

/** Runs `kubectl edit` to its end; each of its rounds is one editor in this window. */
function editWith(app: App, target: Target, subject: DraftSubject): Promise<Edited> {
  const { name } = subject;
  const title = `Editing the live Installation ${name} of ${named(target)}. Finish or cancel in the editor's title bar.`;
  return inProgress(title, async (signal) => {
    let first: string | undefined;
    let last: Edited['last'];
    const seen: Conflict[] = [];
    const mayFinish = async (document: vscode.TextDocument) => {
      const { go, commandError } = await mayWrite(app, target);
      if (commandError) app.show(commandError);
      return go && (await mayOverwrite(app, { target, name, before: first ?? '', document, seen }));
    };
    const { context } = target;
    let draft: OpenDraft;
    let listener: EditListener;
    try {
      listener = await listenForEditor(app.editorProgram, async ({ file, gone }) => {
        const ended = AbortSignal.any([signal, gone]);
        first ??= await readEdited(file);
        const round = await app.liveEdits.round(file, { draft, signal: ended, before: last, mayFinish });
        last = { ...round, isOurs: signal.aborted || !gone.aborted };
        return round.end === 'finish';
      });
    } catch (error) {
      const about = { effect: 'writes', context, program: app.kubectl().program } as const;
      const result = failure({ kind: 'no-manifest-file', detail: (error as Error).message, ...about });
      return { result, draft: app.drafts.start(subject, ''), last };
    }
    draft = app.drafts.start(subject, listener.socket);
    // Its files lie where they go when it ends, however it does.
    const { folder } = listener;
    const env = { ...listener.env, TMPDIR: folder, TMP: folder, TEMP: folder };
    let result: Edited['result'];
    try {
      result = await app.kubectl().run(editInstallation, { name }, { context, signal, env });
    } finally {
      // The last round may still be on its way out.
      await listener.close({ mayHoldText: draft.isUnwritten });
    }
    return { result, draft, last };
  });
}

/** The Installation at the cursor, else the only live one, else the user's choice; undefined where none is chosen. */
async function nameToEdit(
  app: Pick<App, 'kubectl' | 'server' | 'ui'>,
  target: Target,
): Promise<string | undefined | CommandError> {
  const place = await here([]);
  const found = place && (await app.server.installationAt(place));
  return found ? found.name : pickInstallation(app, target);
}

async function afterCancel(
  app: Pick<App, 'drafts' | 'ui'>,
  name: string,
  draft: OpenDraft,
): Promise<undefined> {
  const offers = await settleDraft(app, draft);
  app.ui.tell({
    severity: 'information',
    message: `The edit of Installation ${name} was cancelled. Nothing was written.`,
    offers,
  });
}
