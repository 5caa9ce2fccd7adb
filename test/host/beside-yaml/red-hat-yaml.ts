import path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { addKubernetesTools, Contributors } from '../../coexistence/contributors.ts';
import { PEER } from '../../lsp/peer.ts';
import { ROOT } from '../machine.ts';

/**
 * Stands for Red Hat's YAML extension, with its id: its language server, and its way of asking contributors for
 * schemas, among them one of the make of Kubernetes Tools'. Like it, it is active before its server is there.
 */
export async function activate(context: vscode.ExtensionContext): Promise<Contributors> {
  const client = new LanguageClient(
    'yaml',
    'YAML Support',
    { module: path.join(ROOT, PEER[0]!), transport: TransportKind.stdio },
    { documentSelector: [{ language: 'yaml' }] },
  );
  context.subscriptions.push(client);
  const contributors = new Contributors((resource) =>
    vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === resource)?.getText(),
  );
  addKubernetesTools(contributors);
  void client.start().then(async () => {
    client.onRequest('custom/schema/request', (resource: string) =>
      contributors.requestCustomSchema(resource),
    );
    client.onRequest('custom/schema/content', (uri: string) => contributors.requestCustomSchemaContent(uri));
    await client.sendNotification('yaml/registerCustomSchemaRequest');
  });
  return contributors;
}
