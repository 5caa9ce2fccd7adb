import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, closeEverything } from './extension.ts';
import { findings } from './window.ts';

const INSTALLATION = `# calico-version: v3.26.5
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  nonPrivileged: Enabled
`;
const felix = (isOn: boolean) => `apiVersion: projectcalico.org/v3
kind: FelixConfiguration
metadata:
  name: default
spec:
  bpfEnabled: ${isOn}
`;

describe('the files around an Installation', function () {
  this.timeout(60_000);
  let folder: vscode.Uri;
  before(async () => {
    await activate();
    const [root] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(root);
    folder = vscode.Uri.joinPath(root.uri, 'around');
  });
  afterEach(async () => {
    await closeEverything();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  const write = async (name: string, text: string) => {
    const file = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    return file;
  };
  const open = async (file: vscode.Uri) => (await vscode.window.showTextDocument(file)).document;
  const felixBpf = (found: readonly vscode.Diagnostic[]) =>
    found.find(({ code }) => (typeof code === 'object' ? code.value : code) === 'nonprivileged-felix-bpf');

  it('have a say in what is underlined, and are led to; and are followed', async () => {
    const other = await write('felix.yaml', felix(true));
    const document = await open(await write('installation.yaml', INSTALLATION));
    const found = felixBpf(await findings(document, (all) => felixBpf(all) !== undefined));
    const places = found!.relatedInformation ?? [];
    const place = places.find(({ location }) => location.uri.fsPath === other.fsPath);
    assert.equal(place?.location.range.start.line, 5);
    await write('felix.yaml', felix(false));
    await findings(document, (all) => felixBpf(all) === undefined);
    await write('felix.yaml', felix(true));
    await findings(document, (all) => felixBpf(all) !== undefined);
  });

  it('make a patch of a file', async () => {
    const cni = INSTALLATION.replace('nonPrivileged: Enabled', 'cni: {}');
    const document = await open(await write('mtu.yaml', cni));
    const isMissing = (all: readonly vscode.Diagnostic[]) =>
      all.some(({ message }) => message.includes('`cni` has no `type`'));
    await findings(document, isMissing);
    await write('kustomization.yaml', 'patches:\n  - path: mtu.yaml\n');
    await findings(document, (all) => !isMissing(all));
  });
});
