import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Diagnostic } from 'vscode-languageserver';
import { installation } from '../../../../src/language/rules/sample.ts';
import * as requests from '../../../../src/protocol/requests.ts';
import type { Files } from '../../../../src/server/workspace/files.ts';
import { type FakeClock, fakeClock } from '../../fake-clock.ts';
import { type Client, connect } from '../connect.ts';

/** Nothing but this is on the machine; every reading is noted. */
class MemoryFiles implements Files {
  readonly read_: string[] = [];
  constructor(readonly texts: Record<string, string>) {}
  pathOf = (uri: string) => (uri.startsWith('file:///') ? uri.slice('file://'.length) : undefined);
  uriOf = (path: string) => `file://${path}`;
  async *below(root: string) {
    yield* Object.keys(this.texts).filter((path) => path.startsWith(`${root}/`));
  }
  in = async (folder: string) =>
    Object.keys(this.texts).filter(
      (path) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/'),
    );
  read = async (path: string) => {
    this.read_.push(path);
    return this.texts[path];
  };
}

const MODE_ON = `# calico-version: v3.26.5\n${installation('nonPrivileged: Enabled')}`;
const felix = (spec = 'bpfEnabled: true') =>
  `# A FelixConfiguration.\napiVersion: projectcalico.org/v3\nkind: FelixConfiguration\nmetadata:\n  name: default\nspec:\n  ${spec}\n`;
const FILE = 'file:///w/a/i.yaml';

describe('the files of the workspace', () => {
  let client: Client;
  let files: MemoryFiles;
  const start = async (texts: Record<string, string>, options: object = {}) => {
    files = new MemoryFiles(texts);
    client = await connect({ files, folders: ['file:///w'], ...options });
  };
  beforeEach(() => start({ '/w/a/f.yaml': felix() }));
  afterEach(() => client.close());

  /** The first diagnostics that the condition accepts. */
  const until = async (uri: string, accept: (found: readonly Diagnostic[]) => boolean) => {
    while (true) {
      const { diagnostics } = await client.published(uri);
      if (accept(diagnostics)) return diagnostics;
    }
  };
  const has = (code: string) => (found: readonly Diagnostic[]) => found.some((one) => one.code === code);
  const hasNot = (code: string) => (found: readonly Diagnostic[]) => !has(code)(found);
  const BPF = 'nonprivileged-felix-bpf';

  it('have a say in what is said of an Installation, and are led to', async () => {
    client.open(MODE_ON, FILE);
    assert.ok(hasNot(BPF)((await client.published(FILE)).diagnostics), 'first without them');
    const [found] = (await until(FILE, has(BPF))).filter(({ code }) => code === BPF);
    assert.equal(
      found!.range.start.line,
      MODE_ON.split('\n').findIndex((line) => line.includes('nonPrivileged')),
    );
    const place = found!.relatedInformation!.find(({ location }) => location.uri === 'file:///w/a/f.yaml');
    assert.deepEqual(place?.location.range.start, { line: 6, character: 2 });
  });

  it('and the settings reach a client without a keystroke that asks, and cannot be told when (Neovim 0.11)', async () => {
    client.close();
    const capabilities = { textDocument: { diagnostic: { dynamicRegistration: true } } };
    await start({ '/w/a/f.yaml': felix() }, { capabilities, settings: { calicoVersion: '3.26.5' } });
    assert.equal(client.serverCapabilities.diagnosticProvider, undefined);
    client.open(MODE_ON.replace(/.*\n/, ''), FILE);
    await until(FILE, has(BPF));
    client.change({ calicoVersion: '3.32.1' });
    await until(FILE, has('nonprivileged-removed'));
  });

  it('are followed when they change, come and go', async () => {
    client.open(MODE_ON, FILE);
    await until(FILE, has(BPF));
    const change = (type: number) =>
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///w/a/f.yaml', type }] });
    files.texts['/w/a/f.yaml'] = felix('bpfEnabled: false');
    change(2);
    await until(FILE, hasNot(BPF));
    files.texts['/w/a/f.yaml'] = felix();
    change(2);
    await until(FILE, has(BPF));
    delete files.texts['/w/a/f.yaml'];
    change(3);
    await until(FILE, hasNot(BPF));
  });

  it('are what the editor has of them, where they are open', async () => {
    client.open(MODE_ON, FILE);
    await until(FILE, has(BPF));
    const other = client.open(felix('bpfEnabled: false'), 'file:///w/a/f.yaml');
    await until(FILE, hasNot(BPF));
    client.rewrite(other, felix());
    await until(FILE, has(BPF));
    client.rewrite(other, `\n\n\n${felix()}`);
    await until(FILE, (found) =>
      found.some(({ relatedInformation }) =>
        relatedInformation?.some(({ location }) => location.range.start.line === 9),
      ),
    );
    client.rewrite(other, felix('bpfEnabled: false'));
    await until(FILE, hasNot(BPF));
    client.notify('textDocument/didClose', { textDocument: { uri: other } });
    await until(FILE, has(BPF));
  });

  it('have none where the setting says so, from then on', async () => {
    client.open(MODE_ON, FILE);
    await until(FILE, has(BPF));
    client.change({ workspaceNeighbours: false });
    await until(FILE, hasNot(BPF));
    client.change({});
    await until(FILE, has(BPF));
  });

  it('make a patch of a file, and say which chart it is values of', async () => {
    client.close();
    const values = 'installation:\n  calicoNetwork:\n    bgp: Disabled\n';
    await start({
      '/w/a/kustomization.yaml': 'patches:\n- path: i.yaml\n',
      '/w/c/Chart.yaml': 'name: mine\ndependencies:\n- name: tigera-operator\n  version: v3.28.5\n',
    });
    client.open(installation('cni: {}'), FILE);
    await until(FILE, has('schema-required'));
    await until(FILE, hasNot('schema-required'));
    assert.equal((await client.request(requests.status, { textDocument: { uri: FILE } }))!.form, 'patch');
    const chart = client.open(values, 'file:///w/c/values.yaml');
    await client.published(chart);
    await client.published(chart);
    const status = (await client.request(requests.status, { textDocument: { uri: chart } }))!;
    assert.deepEqual([status.targetVersion, status.targetVersionSource], ['3.28.5', 'chart']);
  });

  it('are watched, where the client can do that, once there is something to watch for', async () => {
    client.close();
    const watched = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
    await start({}, { capabilities: watched });
    const registered = new Promise<void>((resolve) => client.onRequest('client/registerCapability', resolve));
    client.open(MODE_ON, FILE);
    await registered;
  });

  describe('in time', () => {
    let clock: FakeClock;
    beforeEach(() => {
      clock = fakeClock();
    });
    afterEach(() => clock.stop());

    it('are not read before an Installation is open, nor for one outside of the folders', async () => {
      const other = client.open('apiVersion: v1\nkind: Service\n', 'file:///w/a/s.yaml');
      const outside = client.open(MODE_ON, 'file:///elsewhere/i.yaml');
      await client.published(other);
      await client.published(outside);
      await clock.pass(600);
      assert.deepEqual(files.read_, []);
    });

    it('are read while no keys are pressed, and not between two of them', async () => {
      client.close();
      const others = ['b', 'c', 'd', 'e', 'f'].map((name) => [`/w/a/${name}.yaml`, felix()]);
      await start(Object.fromEntries(others));
      client.open(MODE_ON, FILE);
      let typed = MODE_ON;
      const press = async () => {
        typed += '#';
        client.rewrite(FILE, typed);
        // The server has it when this is answered.
        await client.request(requests.status, { textDocument: { uri: FILE } });
      };
      await press();
      await clock.pass(50);
      const begun = files.read_.length;
      for (let keys = 0; keys < 10; keys++) {
        await press();
        await clock.pass(300);
      }
      assert.equal(files.read_.length, begun, `${files.read_}`);
      assert.ok(begun < others.length);
      await clock.pass(1000);
      for (const [path] of others) assert.ok(files.read_.includes(path!), path);
    });
  });
});
