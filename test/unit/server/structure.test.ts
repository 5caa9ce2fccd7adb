import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { DocumentLink, DocumentSymbol, FoldingRange, SelectionRange } from 'vscode-languageserver/node';
import { installation } from '../../../src/language/rules/sample.ts';
import { type Client, type ClientOptions, connect, positionOf } from './connect.ts';

const TEXT = `# calico-installation: ignore-file ipip-requires-bgp -- not yet
${installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.0.0.0/16')}`;
const OURS = { options: { ownStructure: true, rulePageBase: 'page:' } };

describe('structure of our own over LSP', () => {
  let client: Client;
  const start = async (options?: ClientOptions) => {
    client = await connect(options);
    return client;
  };
  afterEach(() => client.close());

  it('is announced only to a client without another YAML extension', async () => {
    const of = ({ serverCapabilities: all }: Client) => [
      all.documentSymbolProvider,
      all.foldingRangeProvider,
      all.selectionRangeProvider,
      all.documentLinkProvider,
    ];
    assert.deepEqual(of(await start()), [undefined, undefined, undefined, undefined]);
    client.close();
    assert.deepEqual(of(await start(OURS)), [{ label: 'Calico' }, true, true, {}]);
  });

  it('outlines', async () => {
    const { open, ask } = await start(OURS);
    const [top] = await ask<DocumentSymbol[]>('textDocument/documentSymbol', open(TEXT));
    assert.equal(top!.name, 'Installation default');
    const names: string[] = [];
    const visit = ({ name, range, selectionRange, children = [] }: DocumentSymbol): void => {
      names.push(name);
      assert.ok(range.start.line <= selectionRange.start.line && selectionRange.end.line <= range.end.line);
      children.forEach(visit);
    };
    visit(top!);
    assert.deepEqual(names.slice(-4), ['calicoNetwork', 'ipPools', '10.0.0.0/16', 'cidr']);
  });

  it('outlines what stands in a scalar below its key', async () => {
    const text = `apiVersion: v1
kind: ConfigMap
metadata:
  name: crs
data:
  calico.yaml: |
${TEXT.replace(/^(?=.)/gm, '    ')}`;
    const { open, ask } = await start(OURS);
    const top = await ask<DocumentSymbol[]>('textDocument/documentSymbol', open(text));
    assert.deepEqual(
      top.map(({ name }) => name),
      ['ConfigMap crs'],
    );
    const [scalar] = top[0]!.children!.at(-1)!.children!;
    assert.deepEqual(
      [scalar!.name, ...scalar!.children!.map(({ name }) => name)],
      ['calico.yaml', 'apiVersion', 'kind', 'metadata', 'spec'],
    );
  });

  it('folds', async () => {
    const { open, ask } = await start(OURS);
    const ranges = await ask<FoldingRange[]>('textDocument/foldingRange', open(TEXT));
    const { line } = positionOf(TEXT, 'ipPools');
    assert.ok(ranges.some(({ startLine, endLine }) => startLine === line && endLine === line + 1));
  });

  it('lets a selection grow', async () => {
    const { open, ask } = await start(OURS);
    const position = positionOf(TEXT, '10.0', 2);
    const [innermost] = await ask<SelectionRange[]>('textDocument/selectionRange', open(TEXT), {
      positions: [position],
    });
    const lines: string[] = [];
    for (let range: SelectionRange | undefined = innermost; range; range = range.parent) {
      const { start, end } = range.range;
      lines.push(`${start.line}:${start.character}-${end.line}:${end.character}`);
    }
    const { line } = position;
    assert.deepEqual(lines.slice(0, 2), [`${line}:12-${line}:23`, `${line}:6-${line}:23`]);
    assert.deepEqual(lines, [...new Set(lines)]);
    assert.equal(lines.at(-1), `0:0-${TEXT.split('\n').length - 1}:0`);
  });

  it('links kinds to their reference, and silenced codes to their pages', async () => {
    const { open, ask } = await start(OURS);
    const links = await ask<DocumentLink[]>('textDocument/documentLink', open(TEXT));
    assert.deepEqual(
      links.map(({ range, target }) => [range.start, target]),
      [
        [
          positionOf(TEXT, 'Installation\n'),
          'https://docs.tigera.io/calico/latest/reference/installation/api#installation',
        ],
        [positionOf(TEXT, 'ipip-requires-bgp'), 'page:ipip-requires-bgp'],
      ],
    );
  });
});
