import * as vscode from 'vscode';
import type { ClusterError } from '../../cluster/errors/error.ts';
import type { RemedyAction } from '../../cluster/errors/remedy.ts';
import type { Section } from '../../cluster/view/picture.ts';
import { VIEW_ID } from '../cluster-view/cluster-view.ts';
import { remedyOffer } from '../remedies.ts';
import type { CommandError } from '../window/command-error.ts';
import type { FullApp } from './command.ts';

/** **Show Cluster**: opens the view, and asks the cluster. */
export async function showCluster(app: Pick<FullApp, 'clusterView'>): Promise<CommandError | undefined> {
  await vscode.commands.executeCommand(`${VIEW_ID}.focus`);
  await app.clusterView.connect();
  return undefined;
}

/** **Refresh**: reads everything again; also the way back from an error. */
export async function refreshCluster(app: Pick<FullApp, 'clusterView'>): Promise<CommandError | undefined> {
  await app.clusterView.connect();
  return undefined;
}

/** **Stop Watching the Cluster**. */
export async function closeCluster(app: Pick<FullApp, 'clusterView'>): Promise<CommandError | undefined> {
  app.clusterView.disconnect();
  return undefined;
}

/** **Copy Name**: of the node, or whatever a row is about. */
export async function copyNodeName(
  { clusterView }: Pick<FullApp, 'clusterView'>,
  id: unknown,
): Promise<CommandError | undefined> {
  const { state } = clusterView;
  const context = state.kind === 'shown' ? state.picture.target.context : '';
  const name =
    id === 'context'
      ? context
      : String(id ?? '')
          .split('/')
          .at(-1);
  await vscode.env.clipboard.writeText(name ?? '');
  return undefined;
}

/** What a row below an error does. */
export async function fixClusterView(
  app: FullApp,
  id: unknown,
  action: unknown,
): Promise<CommandError | undefined> {
  const error = errorAt(app, String(id));
  const retry = () => app.clusterView.connect();
  await remedyOffer(app, action as RemedyAction, retry, error).run();
  return undefined;
}

function errorAt(
  { clusterView: { state } }: Pick<FullApp, 'clusterView'>,
  id: string,
): ClusterError | undefined {
  if (state.kind === 'error') return state.error;
  const section = id.split('/')[0] as Section;
  return state.kind === 'shown' ? state.picture.troubles.get(section) : undefined;
}
