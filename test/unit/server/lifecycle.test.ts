import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import {
  CancellationTokenSource,
  LSPErrorCodes,
  type ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { installation } from '../../../src/language/rules/sample.ts';
import { type Client, connect, positionOf } from './connect.ts';

const TEXT = `# calico-version: v3.29.7\n${installation('variant: Calico')}`;

describe('a text from its opening to its end', () => {
  let client: Client;
  beforeEach(async () => {
    client = await connect();
  });
  afterEach(() => client.close());
  const codes = async (uri: string) => (await client.published(uri)).diagnostics.map(({ code }) => code);
  const type = (uri: string, version: number, ...contentChanges: object[]) =>
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });

  it('is followed by changes, not by whole texts', () => {
    assert.equal(client.serverCapabilities.textDocumentSync, TextDocumentSyncKind.Incremental);
  });

  it('is judged after every change', async () => {
    const uri = client.open(TEXT);
    assert.deepEqual(await codes(uri), []);
    const end = positionOf(TEXT, 'Calico\n', 6);
    type(uri, 2, { range: { start: end, end }, text: 'o' });
    assert.deepEqual(await codes(uri), ['schema-enum']);
    type(uri, 3, { range: { start: end, end: { ...end, character: end.character + 1 } }, text: '' });
    assert.deepEqual(await codes(uri), []);
  });

  it('is judged once for changes that come together, in their last state', async () => {
    const uri = client.open(TEXT);
    assert.deepEqual(await codes(uri), []);
    const end = positionOf(TEXT, 'Calico\n', 6);
    for (let version = 2; version < 12; version++)
      type(uri, version, { range: { start: end, end }, text: 'o' });
    let { version, diagnostics } = await client.published(uri);
    while (version !== 11) ({ version, diagnostics } = await client.published(uri));
    assert.match(String(diagnostics[0]!.message), /Calicoo{10}/);
  });

  it('has nothing said of it any more when it is closed', async () => {
    const uri = client.open(TEXT.replace('Calico\n', 'Calicoo\n'));
    assert.deepEqual(await codes(uri), ['schema-enum']);
    client.notify('textDocument/didClose', { textDocument: { uri } });
    assert.deepEqual(await codes(uri), []);
  });

  it('of another kind is passed over by every feature', async () => {
    const other = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  variant: Calicoo\n';
    const uri = client.open(other);
    assert.deepEqual(await codes(uri), []);
    const position = positionOf(other, 'variant', 1);
    assert.equal(await client.ask('textDocument/hover', uri, { position }), null);
    assert.deepEqual(await client.ask('textDocument/completion', uri, { position }), []);
    assert.deepEqual(await client.ask('textDocument/codeLens', uri), []);
  });

  it('that nobody has opened gets answers without content', async () => {
    const uri = 'file:///folder/unknown.yaml';
    const position = { line: 0, character: 0 };
    assert.equal(await client.ask('textDocument/hover', uri, { position }), null);
    assert.deepEqual(await client.ask('textDocument/completion', uri, { position }), []);
    const range = { start: position, end: position };
    assert.deepEqual(
      await client.ask('textDocument/codeAction', uri, { range, context: { diagnostics: [] } }),
      [],
    );
  });

  it('has no answer for a question that is taken back', async () => {
    const uri = client.open(TEXT);
    const source = new CancellationTokenSource();
    const position = positionOf(TEXT, 'variant', 1);
    const asked = client.send('textDocument/completion', { textDocument: { uri }, position }, source.token);
    source.cancel();
    await assert.rejects(asked, ({ code }: ResponseError) => code === LSPErrorCodes.RequestCancelled);
  });
});

describe('a client that tells of changes', () => {
  it('is asked to tell of settings, with folders open or without', async () => {
    const dynamic = { dynamicRegistration: true };
    for (const workspaceFolders of [false, true]) {
      const client = await connect({
        capabilities: { workspace: { workspaceFolders, didChangeConfiguration: dynamic } },
      });
      let asked = 0;
      client.onRequest('client/registerCapability', () => asked++);
      const uri = client.open(TEXT);
      await client.published(uri);
      await client.ask('textDocument/hover', uri, { position: { line: 0, character: 0 } });
      client.close();
      assert.equal(asked, 1, String(workspaceFolders));
    }
  });
});
