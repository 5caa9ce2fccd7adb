import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { type CommandError, userError } from '../window/command-error.ts';
import { openAsNew } from '../window/tabs.ts';
import type { Offer } from '../window/ui.ts';
import type { DraftSubject, KeptDraft, OpenDraft } from './drafts.ts';

export const OPEN_TEXT = 'Open My Text';
export const DISCARD = 'Discard';
export const CHOOSE = 'Choose…';

/** What it takes to offer them. */
type DraftApp = Pick<App, 'drafts' | 'ui'>;

/** **Open Kept Draft**: the texts that have not reached a cluster, to choose from. */
export async function openKeptDraft(app: DraftApp): Promise<CommandError | undefined> {
  const kept = await app.drafts.kept();
  if (kept.length === 0) return userError('There are no kept drafts.');
  const chosen = await app.ui.pick(
    'Which text?',
    kept.map((draft) => ({
      label: `${draft.kind} ${draft.name}`,
      description: draft.context || 'from a terminal',
      detail: timeOf(draft),
      value: draft,
    })),
  );
  if (chosen) await openDraft(app, chosen);
  return undefined;
}

/** Tells of texts that a window has left behind which died. Not waited for by whoever has other things to do. */
export async function offerAbandonedDrafts(app: DraftApp): Promise<void> {
  const abandoned = (await app.drafts.kept()).filter(({ isSettled }) => !isSettled);
  const [first, ...others] = abandoned;
  if (!first) return;
  if (others.length === 0) return offer(app, first);
  app.ui.tell({
    severity: 'warning',
    message: `${abandoned.length} edited texts have not reached their clusters: ${abandoned.map(nameOf).join(', ')}.`,
    offers: [
      {
        title: CHOOSE,
        run: async () => {
          await vscode.commands.executeCommand('calicoInstallation.openKeptDraft');
        },
      },
    ],
  });
}

/** Tells of the newest text of the same object, whatever has become of its edit. */
export async function offerDraftOf(
  app: DraftApp,
  { context, server, kind, name }: DraftSubject,
): Promise<void> {
  const kept = await app.drafts.kept();
  const found = kept.find(
    (draft) =>
      draft.context === context && draft.server === server && draft.kind === kind && draft.name === name,
  );
  if (found) offer(app, found);
}

/** The two things that can be done with a draft, as buttons of a message. */
export function draftOffers(app: Pick<App, 'drafts'>, draft: KeptDraft): Offer[] {
  return [
    { title: OPEN_TEXT, run: () => openDraft(app, draft) },
    { title: DISCARD, run: () => app.drafts.drop(draft) },
  ];
}

function offer(app: DraftApp, draft: KeptDraft): void {
  app.ui.tell({
    severity: 'warning',
    message: `A text of ${nameOf(draft)}, edited ${timeOf(draft)}, has not reached its cluster. A draft is kept.`,
    offers: draftOffers(app, draft),
  });
}

async function openDraft(app: Pick<App, 'drafts'>, draft: KeptDraft): Promise<void> {
  await openAsNew(draft.text);
  await app.drafts.drop(draft);
}

/**
 * What can be done with the text of an edit that has ended without it. Nothing where none was changed, or where the
 * disk does not take it: then it is open as a new text, and the user is told so.
 */
export async function settleDraft(app: DraftApp, edited: OpenDraft): Promise<Offer[]> {
  const settled = await edited.settle();
  if (!settled) return [];
  const { draft, isWritten } = settled;
  if (isWritten) return draftOffers(app, draft);
  await openAsNew(draft.text);
  app.ui.tell({
    severity: 'warning',
    message: `Your text of ${nameOf(draft)} could not be saved as a draft. It is open as an untitled document; save it to a file.`,
  });
  return [];
}

function nameOf({ kind, name, context }: KeptDraft): string {
  return context ? `${kind} ${name} of ${context}` : `${kind} ${name}`;
}

function timeOf({ time }: KeptDraft): string {
  return `on ${new Date(time).toLocaleString()}`;
}
