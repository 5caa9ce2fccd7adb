import * as vscode from 'vscode';
import { named } from '../context/context-check.ts';
import { MANAGE_TRUST } from '../context/trust.ts';
import { literalLine } from '../window/literal.ts';
import type { LiveDocument } from './document.ts';
import { addressOf, LIVE_SCHEME } from './file/address.ts';

/** The item beside the language: which cluster the text is of, and whether it is what is live. */
export function createLiveStatus(
  documentOf: (uri: vscode.Uri) => LiveDocument | undefined,
): vscode.Disposable & { show(): void } {
  const item = vscode.languages.createLanguageStatusItem('calicoInstallation.live', { scheme: LIVE_SCHEME });
  item.name = 'Calico: live Installation';
  const show = () => {
    const active = vscode.window.activeTextEditor?.document.uri;
    const document = active && addressOf(active) && documentOf(active);
    if (!document) return;
    const known = document.base ?? document.file;
    const { context } = document.address;
    item.text = literalLine(`Live: ${context}`);
    const { detail, isFine } = stateOf(document);
    item.detail = literalLine(known ? `${detail} · ${named(known.target)}` : detail);
    item.severity = isFine
      ? vscode.LanguageStatusSeverity.Information
      : vscode.LanguageStatusSeverity.Warning;
    if (!vscode.workspace.isTrusted) item.command = MANAGE_TRUST;
    else if (document.pending) {
      item.command = { command: 'calicoInstallation.mergeLiveInstallation', title: 'Merge' };
    } else item.command = { command: 'calicoInstallation.refreshLiveInstallation', title: 'Refresh' };
  };
  const changes = vscode.window.onDidChangeActiveTextEditor(show);
  const trust = vscode.workspace.onDidGrantWorkspaceTrust(show);
  return {
    show,
    dispose: () => vscode.Disposable.from(item, changes, trust).dispose(),
  };
}

function stateOf(document: LiveDocument): { readonly detail: string; readonly isFine: boolean } {
  const known = document.base ?? document.file;
  if (document.isGone) return { detail: 'deleted in the cluster', isFine: false };
  if (document.pending) return { detail: 'changed in the cluster since', isFine: false };
  if (document.isFollowed) return { detail: 'followed', isFine: true };
  if (!known) return { detail: 'not read yet', isFine: false };
  return {
    detail: `read at ${new Date(known.readAt).toLocaleString()}, not watched`,
    isFine: false,
  };
}
