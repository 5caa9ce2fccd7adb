import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { ErrorCodes, type ResponseError } from 'vscode-languageserver';
import { installation } from '../../../src/language/rules/sample.ts';
import * as requests from '../../../src/protocol/requests.ts';
import { type Client, connect } from './connect.ts';

const TEXT = `# calico-version: v3.29.7\n${installation('variant: Calicoo\ncalicoNetwork: { bgp: off }')}`;
const position = { line: 5, character: 4 };
const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

/** Every request that a client can send, and what it takes beside the text. */
const REQUESTS: Record<string, Record<string, unknown>> = {
  'textDocument/hover': { position },
  'textDocument/completion': { position, context: { triggerKind: 1 } },
  'textDocument/codeAction': {
    range,
    context: { diagnostics: [{ range, message: '', code: 1 }], only: ['quickfix'] },
  },
  'textDocument/codeLens': {},
  'textDocument/inlayHint': { range },
  'textDocument/documentSymbol': {},
  'textDocument/foldingRange': {},
  'textDocument/selectionRange': { positions: [position] },
  'textDocument/documentLink': {},
  'textDocument/diagnostic': {},
  'completionItem/resolve': { label: 'x', data: { path: ['spec'] } },
  'codeAction/resolve': { title: 'x', data: { range, named: [{ code: 'a', range }], index: 0, version: 1 } },
  'codeLens/resolve': { range, data: { position } },
  [requests.installationAt.method]: { position },
  [requests.effective.method]: { position },
  [requests.compareVersions.method]: { position, from: '3.28.5', to: '3.32.1' },
  [requests.nonPrivileged.method]: { position },
  [requests.nonPrivilegedEdit.method]: { position, action: 'enable' },
  [requests.targetVersionEdit.method]: { position, version: '3.29.7' },
  [requests.status.method]: { position },
  [requests.releases.method]: {},
  [requests.ping.method]: {},
  [requests.page.method]: { id: 'yaml-syntax' },
  [requests.readObject.method]: { text: 'a: 1', literal: true },
  [requests.fieldPlaces.method]: { text: 'a: 1', fields: ['a'], name: 'x' },
  [requests.editObject.method]: { text: 'a: 1', changes: [{ path: ['a'], value: 2 }] },
};

/** The questions to what is known of Calico are one request. */
const QUESTIONS: Record<string, readonly unknown[]> = {
  releaseOfOperator: ['v1.36.16'],
  judge: [TEXT, '3.29.7', {}],
  mode: ['3.29.7'],
  rendering: ['3.29.7'],
  codesOfMessage: ['x'],
};

const ASKED: readonly (readonly [name: string, method: string, params: Record<string, unknown>])[] = [
  ...Object.entries(REQUESTS).map(([method, params]) => [method, method, params] as const),
  ...Object.entries(QUESTIONS).map(
    ([question, given]) =>
      [`the question ${question}`, requests.calicoFacts.method, { question, arguments: given }] as const,
  ),
];

const ODD: readonly unknown[] = [
  null,
  -1,
  1.5,
  2 ** 40,
  Number.MAX_VALUE,
  'x',
  '',
  true,
  [],
  [null],
  [-1],
  {},
  { line: -1, character: -1 },
  { start: range.end, end: range.start },
  { start: position },
];

/** The value with each of its parts, of any depth, left out or spoiled. */
function* spoiled(value: unknown): Generator<unknown> {
  yield* ODD;
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const put = (part: unknown): unknown => {
      const copy = structuredClone(value) as Record<string, unknown>;
      if (part === undefined) delete copy[key];
      else copy[key] = part;
      return copy;
    };
    yield put(undefined);
    for (const part of spoiled((value as Record<string, unknown>)[key])) yield put(part);
  }
}

describe('a malformed request', () => {
  let client: Client;
  let uri: string;
  before(async () => {
    client = await connect({
      capabilities: {
        textDocument: { diagnostic: {}, codeAction: {} },
        workspace: { diagnostics: { refreshSupport: true } },
      },
      options: { ownStructure: true, clientCommands: true },
    });
    uri = client.open(TEXT);
  });
  after(() => client.close());

  const answer = async (method: string, params: unknown): Promise<number | undefined> => {
    try {
      await client.send(method, params);
      return undefined;
    } catch (error) {
      return (error as ResponseError<void>).code;
    }
  };

  for (const [name, method, params] of ASKED) {
    it(`${name} is answered, or said to be one`, async () => {
      const data = params.data ? { ...(params.data as object), uri } : undefined;
      const whole = { textDocument: { uri }, ...params, ...(data && { data }) };
      const codes: [string, number | undefined][] = [];
      for (const sent of spoiled(whole)) codes.push([JSON.stringify(sent), await answer(method, sent)]);
      const told = new Set<number | undefined>([undefined, ErrorCodes.InvalidParams, -32801]);
      assert.deepEqual(
        codes.filter(([, code]) => !told.has(code)),
        [],
      );
      assert.ok(codes.length > ODD.length);
    });
  }

  it('facts are an object, and a list is none', async () => {
    const params = { question: 'judge', arguments: [TEXT, '3.29.7', []] };
    assert.equal(await answer(requests.calicoFacts.method, params), ErrorCodes.InvalidParams);
  });

  it('code actions need no context, and a range may be the wrong way round', async () => {
    const ask = (params: object) => client.ask<{ title: string }[]>('textDocument/codeAction', uri, params);
    const usual = await ask({ range, context: { diagnostics: [] } });
    assert.ok(usual.length > 0);
    const titles = usual.map(({ title }) => title);
    const inverted = { start: range.end, end: range.start };
    for (const params of [{ range }, { range, context: null }, { range: inverted }, { range, context: {} }])
      assert.deepEqual(
        (await ask(params)).map(({ title }) => title),
        titles,
      );
  });

  it('what others say of a text is not looked at', async () => {
    const others = [{ source: 'x', message: 'y', range: { start: { line: -1, character: 0 }, end: null } }];
    assert.ok(await client.ask('textDocument/codeAction', uri, { range, context: { diagnostics: others } }));
  });

  it('says what is missing, and the next one is answered', async () => {
    await assert.rejects(client.ask('textDocument/hover', uri), {
      code: ErrorCodes.InvalidParams,
      message: /^textDocument\/hover needs `position`\.$/,
    });
    await assert.rejects(client.ask('textDocument/hover', uri, { position: { line: -1, character: 0 } }), {
      message: /^`position` of textDocument\/hover is not what the protocol says\.$/,
    });
    await assert.rejects(client.send('textDocument/hover', null), { code: ErrorCodes.InvalidParams });
    assert.ok(await client.ask('textDocument/hover', uri, { position }));
    const beyond = { line: 1e9, character: 1e9 };
    assert.equal(await client.ask('textDocument/hover', uri, { position: beyond }), null);
    assert.deepEqual(await client.ask('textDocument/completion', 'file:///unknown', { position }), []);
  });
});
