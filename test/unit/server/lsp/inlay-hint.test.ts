import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { InlayHint } from 'vscode-languageserver/node';
import { installation } from '../../../../src/language/rules/sample.ts';
import { type Client, type ClientOptions, connect, positionOf } from '../connect.ts';

const TEXT = `# calico-version: v3.29.7\n${installation('calicoNetwork:\n  bgp: Enabled')}`;
const METHOD = 'textDocument/inlayHint';
const ALL = { range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } };

describe('inlay hints over LSP', () => {
  let client: Client;
  const start = async (options?: ClientOptions) => {
    client = await connect(options);
    return client;
  };
  afterEach(() => client.close());

  it('are off by default', async () => {
    const { open, ask } = await start();
    assert.deepEqual(await ask(METHOD, open(TEXT), ALL), []);
  });

  it('stand behind keys whose blocks get defaults', async () => {
    const { open, ask } = await start({ settings: { inlayHints: { enabled: true } } });
    const hints = await ask<InlayHint[]>(METHOD, open(TEXT), ALL);
    assert.deepEqual(
      hints.map(({ position }) => position),
      [positionOf(TEXT, 'spec:', 5), positionOf(TEXT, 'calicoNetwork:', 14)],
    );
    assert.match(String(hints[1]!.label), /^defaults: /);
  });

  it('come for the range that is asked for', async () => {
    const { open, ask } = await start({ settings: { inlayHints: { enabled: true } } });
    const at = positionOf(TEXT, 'calicoNetwork');
    const range = { start: at, end: { line: at.line + 1, character: 0 } };
    assert.equal((await ask<InlayHint[]>(METHOD, open(TEXT), { range })).length, 1);
  });
});
