import path from 'node:path';
import * as vscode from 'vscode';
import { createKubectl } from '../cluster/kubectl/kubectl.ts';
import type { App } from './app.ts';
import { createClusterChanges } from './cluster-change/cluster-changes.ts';
import { createClusterView } from './cluster-view/cluster-view.ts';
import type { FullApp } from './commands/command.ts';
import { COMMANDS } from './commands/table.ts';
import { createContexts } from './context/contexts.ts';
import { kubectlProgram, requestTimeoutMs } from './context/settings.ts';
import { createStatusBar } from './context/status-bar.ts';
import { onceTrusted } from './context/trust.ts';
import { trustedKubectl } from './context/trusted-kubectl.ts';
import { createDrafts } from './kubectl-edit/drafts.ts';
import { isAnswering } from './kubectl-edit/editor/listener.ts';
import { offerAbandonedDrafts } from './kubectl-edit/kept-drafts.ts';
import { createLiveEdits } from './kubectl-edit/live-edits.ts';
import { createReasonMarks } from './kubectl-edit/reason-marks.ts';
import { editForTerminals } from './kubectl-edit/terminal-editing.ts';
import { createClusterSchemas } from './language/cluster-schemas.ts';
import { liveBesideYaml } from './language/coexistence.ts';
import { watchJudgement } from './language/editor-status.ts';
import { startLanguageServer } from './language/language-server.ts';
import { createLanguageStatus } from './language/language-status.ts';
import { ruleOf, rulePageBase } from './language/rule-pages.ts';
import { createLiveDocuments } from './live-documents/live-documents.ts';
import { mayRun, registerCommands, runCommand, showCommandError, tellFault } from './run-command.ts';
import { createTestHook, type TestHook } from './test-hook.ts';
import { createDifferences } from './window/differences.ts';
import { logRun } from './window/log.ts';
import { registerReadonlyTexts } from './window/readonly-texts.ts';
import { createReview } from './window/review.ts';
import { createTitleQuestions } from './window/title-questions.ts';
import { createUi } from './window/ui.ts';

/** Makes the parts and joins them. What it returns is for the project's own tests, and undefined elsewhere. */
export function activate(context: vscode.ExtensionContext): TestHook | undefined {
  const draftFolder = path.join(context.globalStorageUri.fsPath, 'drafts');
  const fault = (error: unknown) => tellFault(app, error);
  const windowUi = createUi(vscode.window, fault);
  const testHook =
    context.extensionMode === vscode.ExtensionMode.Test
      ? createTestHook({
          draftFolder,
          logFolder: context.logUri.fsPath,
          offerDrafts: () => offerAbandonedDrafts(app),
          windowUi,
          fault,
        })
      : undefined;
  const ui = testHook?.ui ?? windowUi;
  const tell = (message: string) => ui.tell({ severity: 'warning', message });
  const output = vscode.window.createOutputChannel('Calico', { log: true });
  const { client, server, restart } = startLanguageServer(context, output, {
    ui,
    rulePageBase: rulePageBase(context),
    mayRun,
  });
  const texts = registerReadonlyTexts();
  const questions = createTitleQuestions();
  const contexts = createContexts({
    env: testHook?.env ?? process.env,
    memory: context.workspaceState,
    kubectl: () => app.kubectl(),
  });
  const marks = createReasonMarks(server);
  const judgement = watchJudgement(server);
  const app: App = {
    ui,
    output,
    server,
    texts,
    contexts,
    get env() {
      return contexts.env;
    },
    questions,
    review: createReview(texts, questions),
    differences: createDifferences(texts, context.workspaceState),
    liveEdits: createLiveEdits(ui, marks),
    drafts: createDrafts(draftFolder, { isInUse: isAnswering, tell }),
    schemas: createClusterSchemas({
      folder: vscode.Uri.joinPath(context.globalStorageUri, 'cluster-schemas').fsPath,
      memory: context.workspaceState,
      server,
    }),
    changes: createClusterChanges({
      storage: context.globalStorageUri,
      texts,
      questions,
      server,
      rulePageBase: rulePageBase(context),
      tell,
    }),
    editorProgram: context.asAbsolutePath('dist/kube-editor.cjs'),
    kubectl: () => {
      const kubectl = createKubectl({
        program: kubectlProgram(),
        env: contexts.env,
        requestTimeoutMs: requestTimeoutMs(),
        onRun: (run) => logRun(output, run),
      });
      return trustedKubectl(contexts.guard(kubectl), () => vscode.workspace.isTrusted);
    },
    target: contexts.target,
    show: (commandError, retry = async () => {}) => showCommandError(app, commandError, retry),
  };
  const liveDocuments = createLiveDocuments(app, {
    folder: context.globalStorageUri,
    workspace: context.storageUri?.toString() ?? '',
    tell,
  });
  const clusterView = createClusterView(app);
  const fullApp: FullApp = Object.assign(app, { liveDocuments, clusterView });
  if (testHook) testHook.clusterView = clusterView;
  context.subscriptions.push(
    liveDocuments,
    clusterView,
    output,
    client,
    texts,
    contexts,
    marks,
    registerCommands(fullApp),
    judgement,
    createLanguageStatus(judgement, app.schemas),
  );
  context.subscriptions.push(app.changes);
  app.schemas.onDidChange(() => {
    const isUsed = app.schemas.used() !== undefined;
    void vscode.commands.executeCommand('setContext', 'calicoInstallation.usesClusterSchema', isUsed);
    liveDocuments.schemaChanged();
  });
  void app.schemas.restore();
  // Outline and folding are announced when the server starts, so a change of who gives them takes a new start.
  context.subscriptions.push(liveBesideYaml(() => void restart()));
  context.subscriptions.push(
    vscode.window.registerUriHandler({
      handleUri: (uri) => runCommand(fullApp, COMMANDS.showRulePage!, [ruleOf(uri)]),
    }),
  );
  // kubectl is on the machine of the workspace, and is not started for one that is not trusted.
  const trust = onceTrusted(() => {
    context.subscriptions.push(
      createStatusBar(app, judgement, (shown) => testHook?.shown.push(shown)),
      editForTerminals(app, context.environmentVariableCollection),
    );
    void offerAbandonedDrafts(app);
  });
  context.subscriptions.push(trust);
  return testHook;
}
