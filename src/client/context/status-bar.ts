import { basename } from 'node:path';
import * as vscode from 'vscode';
import { kubeconfigFiles } from '../../cluster/kubectl/kubeconfig-files.ts';
import type { App } from '../app.ts';
import { type EditorStatus, SOURCES } from '../language/editor-status.ts';
import { type StatusFacts, statusWords } from './status-words.ts';

/** What it shows, for tests: nobody can read the status bar from inside an extension host. */
export interface ShownStatus {
  readonly text: string;
  readonly tooltip: string;
  readonly isWarning: boolean;
}

/**
 * Where commands go, beside YAML texts. Read from the kubeconfig when the extension starts and when something of that
 * changes; the cluster is not asked.
 */
export function createStatusBar(
  app: Pick<App, 'contexts' | 'env' | 'target'>,
  judgement: EditorStatus,
  onShown: (shown: ShownStatus) => void = () => {},
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'calicoInstallation.context',
    vscode.StatusBarAlignment.Left,
    0,
  );
  item.name = 'Calico: context';
  item.command = 'calicoInstallation.showClusterActions';

  let reading = 0;
  let target: StatusFacts['target'] | undefined;
  const read = async () => {
    const turn = ++reading;
    const read = await app.target();
    if (turn !== reading) return;
    target = read;
    tell();
  };
  const tell = () => {
    if (!target) return;
    const facts = factsOf(app, judgement, target);
    const { text, tooltip } = statusWords(facts);
    item.text = text;
    item.tooltip = tooltip;
    const isWarning = facts.isProtected;
    item.backgroundColor = isWarning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    onShown({ text, tooltip, isWarning });
  };
  const show = () => {
    // Not the active one: that may be the output.
    const besideYaml = vscode.window.visibleTextEditors.some(
      ({ document }) => document.languageId === 'yaml',
    );
    if (besideYaml) item.show();
    else item.hide();
  };

  void read();
  show();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeVisibleTextEditors(show),
    // A change of the language closes a document and opens it again.
    vscode.workspace.onDidOpenTextDocument(show),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('calicoInstallation.kubectl')) void read();
      else if (change.affectsConfiguration('calicoInstallation.protectedContexts')) tell();
    }),
    judgement.onDidChange(tell),
    app.contexts.onDidChange(read),
  );
}

function factsOf(
  { contexts, env }: Pick<App, 'contexts' | 'env'>,
  { current }: EditorStatus,
  target: StatusFacts['target'],
): StatusFacts {
  const judged = current && {
    name: basename(current.uri.path),
    version: current.targetVersion,
    source: SOURCES[current.targetVersionSource],
  };
  return {
    target,
    judged,
    pinned: contexts.pinned,
    files: kubeconfigFiles(env),
    chosenBy: contexts.chosenBy,
    calicoVersion: target.ok ? contexts.calicoVersion(target.value) : undefined,
    isRefused: target.ok && !contexts.mayCallUnasked(target.value.context),
    isProtected: target.ok && contexts.isProtected(target.value.context),
  };
}
