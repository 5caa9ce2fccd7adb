import * as vscode from 'vscode';
import type { StatusResult, TargetVersionSource } from '../protocol/requests.ts';
import type { LanguageServer } from './language-server.ts';

const SOURCES: Record<TargetVersionSource, string> = {
  comment: 'from the comment in the file',
  setting: 'from the setting calicoInstallation.calicoVersion',
  cluster: 'from the cluster',
  chart: 'from the version of the chart',
  newest: 'the newest release known, since nothing names one',
};

/** The item beside the language: which Calico version the text is judged at, why, and a way to change it. */
export function createLanguageStatus(server: LanguageServer): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('calicoInstallation.target', { language: 'yaml' });
  item.name = 'Calico Installation';
  item.command = { command: 'calicoInstallation.setTargetVersion', title: 'Set target version' };
  let turn = 0;
  const show = async () => {
    const here = ++turn;
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'yaml') return;
    const { line, character } = editor.selection.active;
    const textDocument = { uri: editor.document.uri.toString() };
    const status = await server.status({ textDocument, position: { line, character } }).catch(() => null);
    if (here === turn) tell(item, status);
  };
  void show();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(show),
    // The server has judged the text anew: perhaps at another version.
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const active = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === active)) void show();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) void show();
    }),
  );
}

function tell(item: vscode.LanguageStatusItem, status: StatusResult | null): void {
  if (!status) {
    item.text = 'No Installation';
    item.detail = 'This text holds no Calico Installation.';
    item.severity = vscode.LanguageStatusSeverity.Information;
    return;
  }
  const { targetVersion, targetVersionSource, form, nonPrivileged } = status;
  item.text = `Calico ${targetVersion}`;
  item.detail = `${SOURCES[targetVersionSource]} · ${form} · nonPrivileged: ${nonPrivileged}`;
  item.severity =
    targetVersionSource === 'newest'
      ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
}
