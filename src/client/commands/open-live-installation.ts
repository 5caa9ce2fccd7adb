import * as vscode from 'vscode';
import type { Target } from '../../cluster/target.ts';
import { pickInstallation } from '../context/pick-installation.ts';
import { addressOf } from '../live-documents/file/address.ts';
import { type CommandError, clusterFailure, userError } from '../window/command-error.ts';
import type { FullApp } from './command.ts';

/** **Open Live Installation**: the object in the cluster as a document that can be edited and saved. */
export async function openLiveInstallation(app: FullApp): Promise<CommandError | undefined> {
  const target = await app.target();
  return target.ok ? openLiveInstallationOf(app, target.value) : clusterFailure(target.error);
}

/** The same of the context that an action was pinned to. */
export async function openLiveInstallationOf(
  app: Pick<FullApp, 'kubectl' | 'liveDocuments' | 'ui'>,
  target: Target,
): Promise<CommandError | undefined> {
  const name = await pickInstallation(app, target);
  return typeof name === 'string' ? app.liveDocuments.open(target, name) : name;
}

/** **Refresh Live Installation**: the one in the active editor. */
export async function refreshLiveInstallation(
  app: Pick<FullApp, 'liveDocuments'>,
): Promise<CommandError | undefined> {
  const uri = liveHere();
  return uri ? app.liveDocuments.refresh(uri) : NO_LIVE_DOCUMENT;
}

/** **Merge with Live Installation**: the text in the active editor, what it was made from, and what is live. */
export async function mergeLiveInstallation(
  app: Pick<FullApp, 'liveDocuments'>,
): Promise<CommandError | undefined> {
  const uri = liveHere();
  return uri ? app.liveDocuments.merge(uri) : NO_LIVE_DOCUMENT;
}

const NO_LIVE_DOCUMENT = userError(
  'There is no live Installation in the active editor. Calico: Open Live Installation opens one.',
);

function liveHere(): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && addressOf(uri) ? uri : undefined;
}
