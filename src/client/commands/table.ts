import * as vscode from 'vscode';
import { openKeptDraft } from '../kubectl-edit/kept-drafts.ts';
import { showRulePage } from '../language/rule-pages.ts';
import type { TitleAnswer } from '../window/title-questions.ts';
import { applyInstallation } from './apply-installation.ts';
import { changeOnCluster } from './change-cluster.ts';
import { checkCluster } from './check-cluster.ts';
import { showClusterActions } from './cluster-actions.ts';
import { useBuiltInSchema, useClusterSchema } from './cluster-schema.ts';
import { closeCluster, copyNodeName, fixClusterView, refreshCluster, showCluster } from './cluster-view.ts';
import type { Command, FullApp } from './command.ts';
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

export interface CommandRow {
  readonly run: Command;
  /** It goes to a cluster, or to the kubeconfig, and is refused before the workspace is trusted. */
  readonly needsTrust: boolean;
}

/**
 * Every command, by what follows `calicoInstallation.` in its id. The package declares the same, with titles, and
 * `isWorkspaceTrusted` among the conditions of those that need it.
 */
export const COMMANDS: Readonly<Record<string, CommandRow>> = {
  applyInstallation: onCluster(applyInstallation),
  applyChange: answers('apply'),
  discardChange: answers(undefined),
  diffWithCluster: onCluster(diffWithCluster),
  showOperatorDefaults: inWindow((app) => showDefaults(app, true)),
  hideOperatorDefaults: inWindow((app) => showDefaults(app, false)),
  openLiveInstallation: onCluster(openLiveInstallation),
  refreshLiveInstallation: onCluster(refreshLiveInstallation),
  mergeLiveInstallation: onCluster(mergeLiveInstallation),
  completeMerge: simply(() => void vscode.commands.executeCommand('mergeEditor.acceptMerge')),
  saveChange: answers('save'),
  keepEditing: answers(undefined),
  editLiveInstallation: onCluster(editLiveInstallation),
  openKeptDraft: inWindow(openKeptDraft),
  finishEdit: simply((app) => app.liveEdits.end('finish')),
  cancelEdit: simply((app) => app.liveEdits.end('cancel')),
  enableNonPrivileged: inWindow(enableNonPrivileged),
  removeNonPrivileged: inWindow(removeNonPrivileged),
  explainNonPrivileged: inWindow(explainNonPrivileged),
  setTargetVersion: inWindow(setTargetVersion),
  compareVersions: inWindow(compareVersions),
  showEffectiveInstallation: inWindow(showEffectiveInstallation),
  checkCluster: onCluster(checkCluster),
  enableOnCluster: onCluster(changeOnCluster('enable')),
  disableOnCluster: onCluster(changeOnCluster('disable')),
  removeOnCluster: onCluster(changeOnCluster('remove')),
  continueChange: answers('continue'),
  continueChangeAnyway: answers('continueAnyway'),
  removeInstead: answers('remove'),
  cancelChange: answers(undefined),
  stopWatching: simply((app) => app.changes.stop()),
  undoClusterChange: onCluster(undoClusterChange),
  followRollout: onCluster(followRollout),
  verifyCalicoNode: onCluster(verifyCalicoNode),
  runReportAgain: onCluster(runReportAgain),
  showTigeraStatus: onCluster(showTigeraStatus),
  pickContext: onCluster(pickContextForWindow),
  showClusterActions: onCluster(showClusterActions),
  showCluster: onCluster(showCluster),
  refreshCluster: onCluster(refreshCluster),
  closeCluster: inWindow(closeCluster),
  copyNodeName: inWindow(copyNodeName),
  fixClusterView: onCluster(fixClusterView),
  useClusterSchema: onCluster(useClusterSchema),
  useBuiltInSchema: inWindow(useBuiltInSchema),
  showRulePage: inWindow(showRulePage),
  showOutput: simply((app) => app.output.show()),
};

function onCluster(run: Command): CommandRow {
  return { run, needsTrust: true };
}

/** In this window alone. */
function inWindow(run: Command): CommandRow {
  return { run, needsTrust: false };
}

/** The same, of a command that cannot fail. */
function simply(act: (app: FullApp) => void): CommandRow {
  return inWindow(async (app) => {
    act(app);
    return undefined;
  });
}

/** A button in the title bar of a page that asks; undefined for the one that turns away. */
function answers(answer: TitleAnswer | undefined): CommandRow {
  return inWindow(async (app, page) => {
    app.questions.answer(answer, page);
    return undefined;
  });
}

async function showDefaults(app: Pick<FullApp, 'differences'>, shown: boolean): Promise<undefined> {
  await app.differences.showDefaults(shown);
}
