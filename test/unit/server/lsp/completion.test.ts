import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { CompletionItem, MarkupContent, TextEdit } from 'vscode-languageserver/node';
import { type Client, type ClientOptions, connect, positionOf } from '../connect.ts';

const TEXT = `# calico-version: v3.29.7
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  variant: Calico
  calicoNetwork:
    bgp: 
`;
const AT_END = 'bgp: '.length;
const CAPABLE: ClientOptions = {
  capabilities: {
    textDocument: {
      completion: {
        completionItem: {
          snippetSupport: true,
          insertTextModeSupport: { valueSet: [1, 2] },
          tagSupport: { valueSet: [1] },
        },
      },
    },
  },
  options: { suggestCommand: 'open.the.list' },
};

describe('completion over LSP', () => {
  let client: Client;
  let plain: Client;
  before(async () => {
    client = await connect(CAPABLE);
    plain = await connect();
  });
  after(() => {
    client.close();
    plain.close();
  });
  const ask = (asked: Client, text: string, by: number, word: string, context?: object) =>
    asked.ask<CompletionItem[]>('textDocument/completion', asked.open(text), {
      position: positionOf(text, word, by),
      context,
    });

  it('announces itself, and that it documents an offer when asked', () => {
    assert.equal(client.serverCapabilities.completionProvider?.resolveProvider, true);
  });

  it('gives values with an exact edit, and their documentation on demand', async () => {
    const items = await ask(client, TEXT, AT_END, 'bgp: ');
    const item = items.find(({ label }) => label === 'Enabled')!;
    const position = positionOf(TEXT, 'bgp: ', AT_END);
    assert.deepEqual(item.textEdit, { range: { start: position, end: position }, newText: 'Enabled' });
    assert.equal(item.documentation, undefined);
    const resolved = await client.send<CompletionItem>('completionItem/resolve', item);
    assert.match((resolved.documentation as MarkupContent).value, /^\S/);
  });

  it('gives a client with tab stops a snippet, and another one text', async () => {
    const text = TEXT.replace('  calicoNetwork:\n    bgp: ', '  c');
    const [snippet, words] = await Promise.all(
      [client, plain].map(async (asked) => {
        const items = await ask(asked, text, '  variant: Calico\n  c'.length, '  variant: Calico\n  c');
        return items.find(({ label }) => label === 'cni')!;
      }),
    );
    assert.equal((snippet!.textEdit as TextEdit).newText, `cni:\n    type: \${1:Calico}`);
    assert.deepEqual([snippet!.insertTextFormat, snippet!.insertTextMode], [2, 1]);
    assert.equal((words!.textEdit as TextEdit).newText, 'cni:\n    type: Calico');
    assert.deepEqual([words!.insertTextFormat, words!.insertTextMode], [1, undefined]);
  });

  it('opens the list again behind a key, where the client has a command for it', async () => {
    const text = TEXT.replace('bgp: ', 'b');
    const [ours, theirs] = await Promise.all(
      [client, plain].map(async (asked) => {
        const items = await ask(asked, text, '\n    b'.length, '\n    b');
        return items.find(({ label }) => label === 'bgp')!;
      }),
    );
    assert.equal(ours!.command?.command, 'open.the.list');
    assert.equal(theirs!.command, undefined);
  });

  it('marks what is deprecated', async () => {
    const text = TEXT.replace('  calicoNetwork:\n    bgp: ', '  c');
    const items = await ask(client, text, '  variant: Calico\n  c'.length, '  variant: Calico\n  c');
    assert.deepEqual(items.find(({ label }) => label === 'componentResources')!.tags, [1]);
  });

  it('is silent on a blank that indents, and not on one behind a colon', async () => {
    const context = { triggerKind: 2, triggerCharacter: ' ' };
    assert.notEqual((await ask(client, TEXT, AT_END, 'bgp: ', context)).length, 0);
    const indented = TEXT.replace('bgp: ', '');
    const word = 'calicoNetwork:\n    ';
    assert.equal((await ask(client, indented, word.length, word, context)).length, 0);
    assert.notEqual((await ask(client, indented, word.length, word)).length, 0);
  });
});
