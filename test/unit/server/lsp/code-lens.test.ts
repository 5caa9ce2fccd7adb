import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, describe, it } from 'mocha';
import { type CodeLens, LSPErrorCodes } from 'vscode-languageserver/node';
import { installation } from '../../../../src/language/rules/sample.ts';
import { type Client, type ClientOptions, connect } from '../connect.ts';

const TEXT = `# calico-version: v3.29.7\n${installation('nonPrivileged: Enabled\nvariant: Calico')}`;
const EVERY_FIELD = readFileSync('test/fixtures/installations/every-field.yaml', 'utf8');
const METHOD = 'textDocument/codeLens';

describe('code lenses over LSP', () => {
  let client: Client;
  const start = async (options?: ClientOptions) => {
    client = await connect(options);
    return client;
  };
  afterEach(() => client.close());

  it('only tell where the client has no commands', async () => {
    const { open, ask } = await start();
    const lenses = await ask<CodeLens[]>(METHOD, open(TEXT));
    assert.deepEqual(
      lenses.map(({ command }) => command),
      [
        { title: 'Calico 3.29.7 (from the comment)', command: '' },
        undefined,
        { title: 'nonPrivileged: on but doubtful', command: '' },
      ],
    );
    assert.deepEqual(lenses[0]!.range.start, { line: 1, character: 0 });
  });

  it('stay while a key is half typed, with the title that they had', async () => {
    const { open, ask, send, rewrite } = await start({ options: { clientCommands: true } });
    const uri = open(TEXT);
    const before = await ask<CodeLens[]>(METHOD, uri);
    const resolved = await send<CodeLens>('codeLens/resolve', before[1]!);
    rewrite(uri, TEXT.replace('  variant', '  no\n  variant'));
    const during = await ask<CodeLens[]>(METHOD, uri);
    assert.deepEqual(during, [before[0], resolved, ...before.slice(2)]);
    rewrite(uri, TEXT.replace('kind: Installation', 'kind: Other'));
    assert.deepEqual(await ask<CodeLens[]>(METHOD, uri), []);
  });

  it('call the commands of a client that has them, with the address and the head', async () => {
    const { open, ask } = await start({ options: { clientCommands: true } });
    const uri = open(TEXT);
    const lenses = await ask<CodeLens[]>(METHOD, uri);
    assert.deepEqual(
      lenses.map(({ command }) => command?.command),
      [
        'calicoInstallation.setTargetVersion',
        undefined,
        'calicoInstallation.explainNonPrivileged',
        'calicoInstallation.applyInstallation',
        'calicoInstallation.diffWithCluster',
        'calicoInstallation.checkCluster',
      ],
    );
    assert.deepEqual(lenses[3]!.command!.arguments, [uri, { line: 1, character: 0 }]);
  });

  it('give the verdict on all releases when they are looked at', async () => {
    const { open, ask, send } = await start({ options: { clientCommands: true } });
    const lenses = await ask<CodeLens[]>(METHOD, open(TEXT));
    const { command } = await send<CodeLens>('codeLens/resolve', lenses[1]!);
    assert.equal(command!.command, 'calicoInstallation.compareVersions');
    assert.equal(command!.title, 'refused 3.31.5–3.32.1 · and 5 more');
  });

  it('give up when the text changes under them', async () => {
    const { open, ask, send, rewrite } = await start();
    const uri = open(`${EVERY_FIELD}# ${Math.random()}`);
    const lenses = await ask<CodeLens[]>(METHOD, uri);
    const resolving = send('codeLens/resolve', lenses[1]!);
    rewrite(uri, TEXT);
    await assert.rejects(resolving, { code: LSPErrorCodes.ContentModified });
  });

  it('judge each Installation by itself', async () => {
    const { open, ask, send } = await start();
    const fine = installation('variant: Calico').replace('name: default', 'name: overlay');
    const lenses = await ask<CodeLens[]>(METHOD, open(`${TEXT}---\n${fine}`));
    const unresolved = lenses.filter(({ command }) => !command);
    const titles = [];
    for (const lens of unresolved)
      titles.push((await send<CodeLens>('codeLens/resolve', lens)).command!.title);
    assert.match(titles[0]!, /^refused 3\.31\.5/);
    assert.doesNotMatch(titles[1]!, /refused 3\.31\.5/);
  });

  it('leave a patch without what needs a whole Installation', async () => {
    const { open, ask } = await start({ options: { clientCommands: true } });
    const patch = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
patches:
  - patch: |
      apiVersion: operator.tigera.io/v1
      kind: Installation
      metadata:
        name: default
      spec:
        variant: Calico
`;
    const lenses = await ask<CodeLens[]>(METHOD, open(patch));
    assert.deepEqual(
      lenses.map(({ command }) => command?.command),
      ['calicoInstallation.setTargetVersion', undefined],
    );
  });

  it('are gone when the setting says so, and the client is asked to look again', async () => {
    const { open, ask, change, onRequest } = await start({
      capabilities: { workspace: { codeLens: { refreshSupport: true } } },
    });
    const refreshed = new Promise<void>((resolve) => onRequest('workspace/codeLens/refresh', resolve));
    const uri = open(TEXT);
    assert.equal((await ask<CodeLens[]>(METHOD, uri)).length, 3);
    change({ codeLens: { enabled: false } });
    await refreshed;
    assert.deepEqual(await ask(METHOD, uri), []);
  });
});
