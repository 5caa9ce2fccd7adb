import * as vscode from 'vscode';
import type { StatusResult, TargetVersionSource } from '../protocol/requests.ts';
import type { ClusterSchemas } from './cluster-schemas.ts';
import type { LanguageServer } from './language-server.ts';

const SOURCES: Record<TargetVersionSource, string> = {
  comment: 'from the comment',
  setting: 'from the setting',
  cluster: 'from the cluster',
  chart: 'from the chart',
  newest: 'the newest known; nothing names one',
};

const YAML: vscode.DocumentSelector = { language: 'yaml' };

/**
 * The items beside the language: which Calico version the text is judged at and why, whose schema its structure is
 * judged by, and a way to change each.
 */
export function createLanguageStatus(server: LanguageServer, schemas: ClusterSchemas): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('calicoInstallation.target', []);
  item.name = 'Calico Installation';
  item.command = { command: 'calicoInstallation.setTargetVersion', title: 'Change' };
  const schema = vscode.languages.createLanguageStatusItem('calicoInstallation.schema', []);
  schema.name = 'Calico Installation: schema';
  let turn = 0;
  let told: string | undefined;
  const show = async () => {
    const here = ++turn;
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'yaml') return;
    const { line, character } = editor.selection.active;
    const textDocument = { uri: editor.document.uri.toString() };
    const status = await server.status({ textDocument, position: { line, character } }).catch(() => null);
    if (here !== turn) return;
    // Half a key is no YAML; what was said of the text holds until it can be read again.
    const isHalfTyped = !status && told === textDocument.uri;
    if (isHalfTyped) return;
    tell(item, status);
    tellSchema(schema, status, schemas);
    told = status ? textDocument.uri : undefined;
  };
  void show();
  return vscode.Disposable.from(
    item,
    schema,
    schemas.onDidChange(show),
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
  // Other YAML texts are none of our business.
  item.selector = status ? YAML : [];
  if (!status) return;
  const { targetVersion, targetVersionSource, form } = status;
  item.text = `Calico ${targetVersion}`;
  // The window has room for little more, and the lens above the Installation tells the rest.
  item.detail = `${SOURCES[targetVersionSource]} · ${form}`;
  item.severity =
    targetVersionSource === 'newest'
      ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
}

function tellSchema(
  item: vscode.LanguageStatusItem,
  status: StatusResult | null,
  schemas: ClusterSchemas,
): void {
  item.selector = status ? YAML : [];
  const { clusterSchema } = status ?? {};
  const used = schemas.used();
  item.text = clusterSchema
    ? `Schema: cluster ${clusterSchema.context} (${clusterSchema.hash})`
    : 'Schema: built-in';
  item.detail = used && !clusterSchema ? `the text is for another release than ${used.context} has` : '';
  item.command = used
    ? { command: 'calicoInstallation.useBuiltInSchema', title: 'Use the Built-In Schema' }
    : { command: 'calicoInstallation.useClusterSchema', title: "Use This Cluster's Schema" };
}
