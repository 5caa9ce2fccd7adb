import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Contributors } from '../../coexistence/contributors.ts';
import { closeEverything } from '../suite/extension.ts';
import { isServer, serverProcess } from '../suite/language-server.ts';
import { until } from '../suite/window.ts';

/** What Kubernetes Tools' schema refuses of the Service, and ours of the Installation; nobody else is to say a word. */
const MIXED = `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  clusterIP: 7
---
# calico-version: v3.31.7
apiVersion: operator.tigera.io/v1
kind: Installation
metadata: {name: default}
spec:
  variant: Calicoo
`;

type Position = readonly [line: number, character: number];
const SERVICE: Position = [4, 3];
const INSTALLATION: Position = [11, 3];

describe('beside the YAML extension of Red Hat', function () {
  this.timeout(60_000);
  const setting = vscode.workspace.getConfiguration('calicoInstallation');
  afterEach(async () => {
    await setting.update('coexistence', undefined, vscode.ConfigurationTarget.Global);
    await closeEverything();
  });

  it('each speaks of its own documents of a file, and once', async () => {
    const { uri } = await open(MIXED);
    assert.deepEqual(await shown(uri, 2), ['calico 11', 'yaml 4']);
    assert.deepEqual(await explained(uri, SERVICE), ['The IP.']);
    const [about, ...others] = await explained(uri, INSTALLATION);
    assert.match(about!, /spec\.variant/);
    assert.deepEqual(others, []);
  });

  it('each completes its own documents', async () => {
    const text = MIXED.replace('variant: Calicoo', 'v').replace('clusterIP: 7', 'c');
    const { uri } = await open(text);
    await until(async () => (await offered(uri, [4, 3])).includes('clusterIP'));
    assert.ok(!(await offered(uri, [4, 3])).includes('variant'));
    const ours = await offered(uri, [11, 3]);
    assert.deepEqual(
      ours.filter((label) => label === 'variant' || label === 'clusterIP'),
      ['variant'],
    );
  });

  it('what is wrong with the YAML, and its outline and folding, are theirs', async () => {
    const text = MIXED.replace('variant: Calicoo', 'variant: "Calico').replace(
      'clusterIP: 7',
      'clusterIP: a',
    );
    const { uri } = await open(text);
    const found = await shown(uri, 1);
    assert.deepEqual([...new Set(found.map((one) => one.split(' ')[0]))], ['yaml']);
    const whole = await open(MIXED);
    await until(async () => (await outline(whole.uri)).includes('apiVersion'));
    assert.ok(!(await outline(whole.uri)).some(isOurs));
  });

  it('a change of who gives the outline is not lost on a server that does not answer', async function () {
    if (process.platform !== 'linux') this.skip();
    const { uri } = await open(MIXED);
    await shown(uri, 2);
    const server = await serverProcess();
    process.kill(server, 'SIGSTOP');
    await setting.update('coexistence', 'ours', vscode.ConfigurationTarget.Global);
    await serverProcess(server);
    assert.equal(isServer(server), false);
    await until(async () => (await outline(uri)).some(isOurs));
  });

  it('a text that holds an Installation no longer, or from now on, is told apart', async () => {
    const { uri } = await open(MIXED);
    await shown(uri, 2);
    await replace(uri, 'operator.tigera.io/v1', 'v1');
    // Of every kind, as Kubernetes Tools has it, and none fits.
    await until(() => sources(uri).some((one) => one === 'yaml 11'));
    await replace(
      uri,
      'apiVersion: v1\nkind: Installation',
      'apiVersion: operator.tigera.io/v1\nkind: Installation',
    );
    await until(() => sources(uri).join() === 'calico 11,yaml 4');
  });

  it('the schema that is handed over says nothing of Installations, and leaves other files alone', async () => {
    const yaml = vscode.extensions.getExtension<Contributors>('redhat.vscode-yaml');
    assert.ok(yaml?.isActive);
    const { uri } = await open(MIXED);
    await until(() => yaml.exports.requestCustomSchema(uri.toString()).length === 1);
    const [ours] = yaml.exports.requestCustomSchema(uri.toString());
    const schema = JSON.parse(await yaml.exports.requestCustomSchemaContent(String(ours)));
    assert.equal(schema.then, undefined);
    assert.deepEqual(schema.else, { allOf: [{ $ref: 'kubernetes://schema/all' }] });
    const other = await open('apiVersion: v1\nkind: Service\n');
    assert.deepEqual(yaml.exports.requestCustomSchema(other.uri.toString()), ['kubernetes://schema/all']);
  });

  it('`both` and `ours` give back what was left to others', async () => {
    const { uri } = await open(MIXED);
    await shown(uri, 2);
    await setting.update('coexistence', 'both', vscode.ConfigurationTarget.Global);
    await until(() => sources(uri).includes('yaml 11') && sources(uri).includes('calico 11'));
    await setting.update('coexistence', 'ours', vscode.ConfigurationTarget.Global);
    await until(() => !sources(uri).includes('yaml 11') && sources(uri).includes('calico 11'));
    // Both give an outline now; the editor takes ours, theirs or both, and ours names what it is of.
    await until(async () => (await outline(uri)).some(isOurs));
    await setting.update('coexistence', 'auto', vscode.ConfigurationTarget.Global);
    await until(async () => !(await outline(uri)).some(isOurs));
  });
});

async function open(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
  await vscode.window.showTextDocument(document);
  return document;
}

async function replace(uri: vscode.Uri, from: string, to: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const start = document.getText().indexOf(from);
  assert.ok(start >= 0, from);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    uri,
    new vscode.Range(document.positionAt(start), document.positionAt(start + from.length)),
    to,
  );
  await vscode.workspace.applyEdit(edit);
}

/** Who underlines what, by line: `calico 11`. */
function sources(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .map(
      ({ source, range }) =>
        `${source?.toLowerCase().startsWith('calico') ? 'calico' : 'yaml'} ${range.start.line}`,
    )
    .sort();
}

/** The same, once there are so many. */
async function shown(uri: vscode.Uri, count: number): Promise<string[]> {
  await until(() => sources(uri).length >= count);
  return sources(uri);
}

async function explained(uri: vscode.Uri, [line, character]: Position): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    new vscode.Position(line, character),
  );
  const texts = hovers.flatMap(({ contents }) =>
    contents.map((content) => (typeof content === 'string' ? content : content.value).trim()),
  );
  return texts.filter((text) => text !== '');
}

async function offered(uri: vscode.Uri, [line, character]: Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    new vscode.Position(line, character),
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function outline(uri: vscode.Uri): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  return (found ?? []).map(({ name }) => name);
}

/** Our outline calls a document by what it is, and not by its keys. */
function isOurs(name: string): boolean {
  return name.startsWith('Installation');
}
