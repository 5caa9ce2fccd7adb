import * as vscode from 'vscode';
import type { StatusResult } from '../../protocol/requests.ts';
import { MANAGE_TRUST } from '../context/trust.ts';
import { literalLine } from '../window/literal.ts';
import type { ClusterSchemas } from './cluster-schemas.ts';
import { type EditorStatus, SOURCES } from './editor-status.ts';

const YAML: vscode.DocumentSelector = { language: 'yaml' };

/**
 * The items beside the language: which Calico version the text is judged at and why, whose schema its structure is
 * judged by, and a way to change each.
 */
export function createLanguageStatus(judgement: EditorStatus, schemas: ClusterSchemas): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('calicoInstallation.target', []);
  item.name = 'Calico Installation';
  item.command = { command: 'calicoInstallation.setTargetVersion', title: 'Change' };
  const schema = vscode.languages.createLanguageStatusItem('calicoInstallation.schema', []);
  schema.name = 'Calico Installation: schema';
  const show = () => {
    tell(item, judgement.current ?? null);
    tellSchema(schema, judgement.current ?? null, schemas);
  };
  show();
  schemas.onDidChange(judgement.refresh);
  return vscode.Disposable.from(
    item,
    schema,
    judgement.onDidChange(show),
    vscode.workspace.onDidGrantWorkspaceTrust(show),
  );
}

function tell(item: vscode.LanguageStatusItem, status: StatusResult | null): void {
  // Other YAML texts are none of our business.
  item.selector = status ? YAML : [];
  if (!status) return;
  const { targetVersion, targetVersionSource, targetVersionNote, form } = status;
  item.text = literalLine(`Calico ${targetVersion}`);
  // The window has room for little more, and the lens above the Installation tells the rest.
  item.detail = literalLine(
    [SOURCES[targetVersionSource], form, targetVersionNote].filter(Boolean).join(' · '),
  );
  item.severity =
    targetVersionSource === 'newest' || targetVersionNote
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
  item.text = literalLine(
    clusterSchema ? `Schema: cluster ${clusterSchema.context} (${clusterSchema.hash})` : 'Schema: built-in',
  );
  item.detail = literalLine(
    used && !clusterSchema ? `the text targets another release than that of ${used.context}` : '',
  );
  if (used)
    item.command = { command: 'calicoInstallation.useBuiltInSchema', title: 'Use the Built-In Schema' };
  else if (vscode.workspace.isTrusted) {
    item.command = { command: 'calicoInstallation.useClusterSchema', title: "Use This Cluster's Schema" };
  } else {
    item.detail = 'the schema of a cluster can be used once the workspace is trusted';
    item.command = MANAGE_TRUST;
  }
}
