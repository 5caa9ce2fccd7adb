import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { openKeptDraft } from '../kept-drafts.ts';
import { showRulePage } from '../rule-pages.ts';
import type { TitleAnswer } from '../title-questions.ts';
import type { Trouble } from '../trouble.ts';
import { applyInstallation } from './apply-installation.ts';
import { changeOnCluster } from './change-cluster.ts';
import { checkCluster } from './check-cluster.ts';
import { showClusterActions } from './cluster-actions.ts';
import { useBuiltInSchema, useClusterSchema } from './cluster-schema.ts';
import { closeCluster, copyNodeName, mendClusterView, refreshCluster, showCluster } from './cluster-view.ts';
import { compareVersions } from './compare-versions.ts';
import { diffWithCluster } from './diff-with-cluster.ts';
import { editLiveInstallation } from './edit-live-installation.ts';
import { explainNonPrivileged } from './explain-non-privileged.ts';
import { followRollout } from './follow-rollout.ts';
import { enableNonPrivileged, removeNonPrivileged } from './non-privileged.ts';
import {
  mergeLiveInstallation,
  openLiveInstallation,
  refreshLiveInstallation,
} from './open-live-installation.ts';
import { pickContextForWindow } from './pick-context.ts';
import { runReportAgain } from './run-report-again.ts';
import { setTargetVersion } from './set-target-version.ts';
import { showEffectiveInstallation } from './show-effective-installation.ts';
import { showTigeraStatus } from './show-tigerastatus.ts';
import { undoClusterChange } from './undo-cluster-change.ts';
import { verifyCalicoNode } from './verify-calico-node.ts';

/** Does its work, or returns why it could not; it shows no error itself. */
export type Command = (app: App, ...args: readonly unknown[]) => Promise<Trouble | undefined>;

/** Every command, by what follows `calicoInstallation.` in its id. The package declares the same, with titles. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  applyInstallation,
  applyChange: answers('apply'),
  discardChange: answers(undefined),
  diffWithCluster,
  showOperatorDefaults: (app) => showDefaults(app, true),
  hideOperatorDefaults: (app) => showDefaults(app, false),
  openLiveInstallation,
  refreshLiveInstallation,
  mergeLiveInstallation,
  completeMerge: simply(() => void vscode.commands.executeCommand('mergeEditor.acceptMerge')),
  saveChange: answers('save'),
  keepEditing: answers(undefined),
  editLiveInstallation,
  openKeptDraft,
  finishEdit: simply((app) => app.liveEdits.end('finish')),
  cancelEdit: simply((app) => app.liveEdits.end('cancel')),
  enableNonPrivileged,
  removeNonPrivileged,
  explainNonPrivileged,
  setTargetVersion,
  compareVersions,
  showEffectiveInstallation,
  checkCluster,
  enableOnCluster: changeOnCluster('enable'),
  disableOnCluster: changeOnCluster('disable'),
  removeOnCluster: changeOnCluster('remove'),
  continueChange: answers('continue'),
  continueChangeAnyway: answers('continueAnyway'),
  removeInstead: answers('remove'),
  cancelChange: answers(undefined),
  stopWatching: simply((app) => app.changes.stop()),
  undoClusterChange,
  followRollout,
  verifyCalicoNode,
  runReportAgain,
  showTigeraStatus,
  pickContext: pickContextForWindow,
  showClusterActions,
  showCluster,
  refreshCluster,
  closeCluster,
  copyNodeName,
  mendClusterView,
  useClusterSchema,
  useBuiltInSchema,
  showRulePage,
  showOutput: simply((app) => app.output.show()),
};

/** A command that cannot fail. */
function simply(act: (app: App) => void): Command {
  return async (app) => {
    act(app);
    return undefined;
  };
}

/** A button in the title bar of a page that asks; undefined for the one that turns away. */
function answers(answer: TitleAnswer | undefined): Command {
  return async (app, page) => {
    app.questions.answer(answer, page);
    return undefined;
  };
}

async function showDefaults(app: App, shown: boolean): Promise<undefined> {
  await app.differences.showDefaults(shown);
}
