import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Hover, MarkupContent } from 'vscode-languageserver/node';
import { installation } from '../../../../src/language/rules/sample.ts';
import { type Client, connect, positionOf } from '../connect.ts';

const TEXT = `# calico-version: v3.29.7\n${installation('nonPrivileged: Enabled\nvariant: Calico')}`;

describe('hover over LSP', () => {
  let client: Client;
  before(async () => {
    client = await connect();
  });
  after(() => client.close());
  const hover = (word: string) =>
    client.ask<Hover | null>('textDocument/hover', client.open(TEXT), {
      position: positionOf(TEXT, word, 1),
    });

  it('tells of the field', async () => {
    const { contents, range } = (await hover('variant'))!;
    assert.match((contents as MarkupContent).value, /^\*\*`spec\.variant`\*\*/);
    assert.deepEqual(range!.start, positionOf(TEXT, 'variant'));
  });

  it('has the verdict of every release on the head', async () => {
    const { contents } = (await hover('kind'))!;
    assert.match((contents as MarkupContent).value, /\| 3\.31\.5 – 3\.32\.1 \| \*\*refused\*\* \|/);
  });

  it('has nothing for a comment', async () => assert.equal(await hover('# calico'), null));
});
