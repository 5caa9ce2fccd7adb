import * as vscode from 'vscode';
import type { Outcome } from '../../cluster/change/outcome.ts';
import { statementInWords } from '../../cluster/change/words.ts';
import { explainError, IN_EDITOR } from '../../cluster/errors/remedy.ts';
import type { App } from '../app.ts';
import { showRulePage } from '../language/rule-pages.ts';
import { remedyOffer } from '../remedies.ts';
import type { Offer } from '../window/ui.ts';
import { again, CHANGE_COMMANDS } from './again.ts';
import { SHOW_REPORT } from './on-report.ts';
import { ANSWER_TITLES } from './show-preflight.ts';

export const UNDO = 'Undo';
export const VERIFY_AGAIN = 'Verify Again';
export const FOLLOW_ROLLOUT = 'Follow Rollout';
export const TRY_AGAIN = 'Try Again';
export const EXPLAIN = 'Explain';

/** Says how a change ended and what state things are in, with the buttons that can help. */
export async function tellOutcome(app: App, outcome: Outcome, showPage: () => Promise<void>): Promise<void> {
  // Who has said no knows.
  if (outcome.kind === 'declined') return;
  if (outcome.refusal) await app.changes.marks.mark(outcome.refusal, outcome.target);
  app.ui.tell({
    severity: SEVERITIES[outcome.kind],
    message: statementInWords(outcome.statement, IN_EDITOR),
    offers: offersOf(app, outcome, showPage),
  });
}

const SEVERITIES: Readonly<Record<Outcome['kind'], 'information' | 'warning' | 'error'>> = {
  done: 'information',
  declined: 'information',
  cancelled: 'information',
  stopped: 'warning',
  conflict: 'warning',
  overtaken: 'warning',
  unverified: 'warning',
  stuck: 'warning',
  refused: 'error',
  failed: 'error',
};

function offersOf(app: App, outcome: Outcome, showPage: () => Promise<void>): Offer[] {
  const { kind, target, change, offers, snapshotFile, refusal, error, written } = outcome;
  const [rule] = refusal?.codes ?? [];
  const retry = () => (change === 'undo' ? undo('') : again(CHANGE_COMMANDS[change], target));
  const actions = error ? explainError(error).actions : [];
  const isUnverified = kind === 'unverified';
  const wantsRetry = kind === 'conflict' || (actions.includes('retry') && written === 'no');
  return [
    ...(offers.includes('undo') && snapshotFile ? [{ title: UNDO, run: () => undo(snapshotFile) }] : []),
    ...(offers.includes('remove')
      ? [{ title: ANSWER_TITLES.remove, run: () => again('removeOnCluster', target) }]
      : []),
    ...(isUnverified ? [{ title: VERIFY_AGAIN, run: () => again('verifyCalicoNode', target) }] : []),
    ...(offers.includes('verify')
      ? [{ title: FOLLOW_ROLLOUT, run: () => again('followRollout', target) }]
      : []),
    ...(rule ? [{ title: EXPLAIN, run: async () => void (await showRulePage(app, rule)) }] : []),
    ...(wantsRetry ? [{ title: TRY_AGAIN, run: retry }] : []),
    ...actions.filter((action) => action !== 'retry').map((action) => remedyOffer(app, action, retry, error)),
    ...(written !== 'no' || outcome.progress ? [{ title: SHOW_REPORT, run: showPage }] : []),
  ];
}

/** Of this snapshot, or of one that is picked. */
async function undo(snapshotFile: string): Promise<void> {
  await vscode.commands.executeCommand('calicoInstallation.undoClusterChange', snapshotFile || undefined);
}
