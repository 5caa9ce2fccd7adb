import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver/node';
import { installation } from '../../../../src/language/rules/sample.ts';
import { syntaxDiagnostics } from '../../../../src/protocol/notifications.ts';
import { type Client, type ClientOptions, connect } from '../connect.ts';

const FAULTY = `# calico-version: v3.29.7\n${installation('variant: Calicoo')}`;
const BROKEN = FAULTY.replace('Calicoo', '"Calico');
const PULLS: ClientOptions = {
  capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
};
const METHOD = 'textDocument/diagnostic';

describe('diagnostics for a client that asks', () => {
  let client: Client;
  const start = async (options?: ClientOptions) => {
    client = await connect(options);
    return client;
  };
  afterEach(() => client.close());
  const asked = async (uri: string) =>
    (await client.ask<FullDocumentDiagnosticReport>(METHOD, uri)).items.map(({ code }) => code);
  /** Whether something is published before several later questions are answered. */
  const isPublished = async (uri: string) => {
    for (let questions = 0; questions < 3; questions++) {
      await client.ask('textDocument/hover', uri, { position: { line: 0, character: 0 } });
    }
    return client.received.some((params) => params.uri === uri);
  };

  it('are announced and given, and never published too', async () => {
    const { serverCapabilities, open } = await start(PULLS);
    assert.equal(serverCapabilities.diagnosticProvider?.interFileDependencies, true);
    const uri = open(FAULTY);
    assert.equal(await isPublished(uri), false);
    assert.deepEqual(await asked(uri), ['schema-enum']);
  });

  it('are of the text as it is now', async () => {
    const { open, rewrite } = await start(PULLS);
    const uri = open(FAULTY);
    rewrite(uri, FAULTY.replace('Calicoo', 'Calico'));
    assert.deepEqual(await asked(uri), []);
  });

  it('are to be asked for again when the settings change', async () => {
    const { open, change, onRequest } = await start(PULLS);
    const refreshed = new Promise<void>((resolve) => onRequest('workspace/diagnostic/refresh', resolve));
    const uri = open(FAULTY);
    assert.deepEqual(await asked(uri), ['schema-enum']);
    change({ rules: { 'schema-enum': 'off' } });
    await refreshed;
    assert.deepEqual(await asked(uri), []);
  });

  it('are published all the same to a client that wants them so', async () => {
    const { serverCapabilities, open } = await start({ ...PULLS, options: { diagnostics: 'push' } });
    assert.equal(serverCapabilities.diagnosticProvider, undefined);
    assert.equal(await isPublished(open(FAULTY)), true);
  });

  it('are published to a client that could not be told to ask again', async () => {
    for (const workspace of [
      undefined,
      {},
      { diagnostics: {} },
      { diagnostics: { refreshSupport: false } },
    ]) {
      const { serverCapabilities, open, close } = await start({
        capabilities: { textDocument: { diagnostic: {} }, workspace },
      });
      assert.equal(serverCapabilities.diagnosticProvider, undefined);
      assert.equal(await isPublished(open(FAULTY)), true);
      close();
    }
  });

  it('are published to a client that cannot ask', async () => {
    const { serverCapabilities, open } = await start();
    assert.equal(serverCapabilities.diagnosticProvider, undefined);
    assert.equal(await isPublished(open(FAULTY)), true);
  });
});

describe('what is wrong with the YAML', () => {
  let client: Client;
  afterEach(() => client.close());
  const codes = async (uri: string) =>
    (await client.published(uri)).diagnostics.map(({ code }) => String(code).replace(/-.*/, ''));

  it('is told until somebody else tells it, and again when nobody does', async () => {
    client = await connect();
    const uri = client.open(BROKEN);
    assert.deepEqual(await codes(uri), ['yaml']);
    client.tell(syntaxDiagnostics, { enabled: false });
    assert.deepEqual(await codes(uri), []);
    client.tell(syntaxDiagnostics, { enabled: true });
    assert.deepEqual(await codes(uri), ['yaml']);
  });

  it('is not told from the start where somebody else does', async () => {
    client = await connect({ options: { syntaxDiagnostics: false } });
    assert.deepEqual(await codes(client.open(BROKEN)), []);
    assert.deepEqual(await codes(client.open(FAULTY)), ['schema']);
  });
});
