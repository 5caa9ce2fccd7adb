import * as vscode from 'vscode';
import type { StatusResult, TargetVersionSource } from '../../protocol/requests.ts';
import type { LanguageServer } from './language-server.ts';

/** What the server says of the text in the active editor: at which version it is judged, and why. */
export interface EditorStatus extends vscode.Disposable {
  /** Undefined where no Installation is in it. */
  readonly current: Judged | undefined;
  readonly onDidChange: vscode.Event<Judged | undefined>;
  /** Asks anew: something besides the text has changed. */
  refresh(): void;
}

export interface Judged extends StatusResult {
  readonly uri: vscode.Uri;
}

export const SOURCES: Record<TargetVersionSource, string> = {
  comment: 'from the comment',
  setting: 'from the setting',
  cluster: 'from the cluster',
  chart: 'from the chart',
  newest: 'latest known; no version set',
};

export function watchJudgement(server: LanguageServer): EditorStatus {
  const changed = new vscode.EventEmitter<Judged | undefined>();
  let turn = 0;
  let current: Judged | undefined;
  const ask = async () => {
    const here = ++turn;
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'yaml') return;
    const { uri } = editor.document;
    const { line, character } = editor.selection.active;
    const textDocument = { uri: uri.toString() };
    const status = await server.status({ textDocument, position: { line, character } }).catch(() => null);
    if (here !== turn) return;
    // Half a key is no YAML; what was said of the text holds until it can be read again.
    const isHalfTyped = !status && current?.uri.toString() === textDocument.uri;
    if (isHalfTyped) return;
    current = status ? { ...status, uri } : undefined;
    changed.fire(current);
  };
  void ask();
  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.window.onDidChangeActiveTextEditor(ask),
    // The server has judged the text anew: perhaps at another version.
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const active = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === active)) void ask();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) void ask();
    }),
  );
  return {
    onDidChange: changed.event,
    refresh: () => void ask(),
    get current() {
      return current;
    },
    dispose: () => subscriptions.dispose(),
  };
}
