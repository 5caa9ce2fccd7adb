import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { type Client, type ClientOptions, connect } from './connect.ts';

/** Escapes of YAML, and one sign that stands there as it is. */
const HOSTILE = '"p\\e]0;t\\a\\x9B\\n\\rq\u202e\\u2028"';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
const ACTING = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\p{Bidi_Control}]/u;

const TEXT = `# calico-version: v3.29.7
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: ${HOSTILE}
  labels: { ${HOSTILE}: ${HOSTILE} }
spec:
  variant: ${HOSTILE}
  ${HOSTILE}: ${HOSTILE}
  ${HOSTILE}: twice
  nonPrivileged: "enabled\u202e"
  calicoNetwork:
    linuxDataplane: "bpf\\n"
    ipPools:
      - name: ${HOSTILE}
        cidr: ${HOSTILE}
      - name: ${HOSTILE}
        cidr: ${HOSTILE}
  nodeUpdateStrategy: { type: ${HOSTILE} }
---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: ${HOSTILE}
spec: {}
`;

/** What a client draws in one line; edits hold what stands in the text, and pages are Markdown. */
const DRAWN = new Set(['message', 'title', 'label', 'name', 'detail', 'reason', 'tooltip']);

function drawnIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return DRAWN.has(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => drawnIn(one, Array.isArray(value) ? key : name));
}

const whole = { start: { line: 0, character: 0 }, end: { line: TEXT.split('\n').length, character: 0 } };
const ASKED: readonly (readonly [method: string, params: readonly object[], hasForeign: boolean])[] = [
  ['textDocument/documentSymbol', [{}], true],
  ['textDocument/codeLens', [{}], false],
  ['textDocument/inlayHint', [{ range: whole }], false],
  ['textDocument/documentLink', [{}], false],
  ['textDocument/codeAction', [{ range: whole, context: { diagnostics: [] } }], true],
  [
    'textDocument/completion',
    TEXT.split('\n').map((line, at) => ({ position: { line: at, character: line.length } })),
    false,
  ],
];
const CLIENT: ClientOptions = {
  options: { ownStructure: true },
  capabilities: { textDocument: { codeAction: { disabledSupport: true } } },
};

describe('what a file says, in what clients draw', () => {
  let client: Client;
  afterEach(() => client.close());

  it('acts in no diagnostic', async () => {
    client = await connect(CLIENT);
    const uri = client.open(TEXT);
    const { diagnostics } = await client.published(uri);
    const drawn = drawnIn(diagnostics);
    assert.deepEqual(
      drawn.filter((text) => ACTING.test(text)),
      [],
    );
    assert.ok(drawn.some((text) => text.includes('p\\u001b]0;t\\u0007\\u009b\\n\\rq\\u202e\\u2028')));
  });

  for (const [method, params, hasForeign] of ASKED) {
    it(`acts in no answer to ${method}`, async () => {
      client = await connect(CLIENT);
      const uri = client.open(TEXT);
      const answers = [];
      for (const one of params) answers.push(await client.ask<unknown>(method, uri, one));
      const drawn = drawnIn(answers);
      assert.deepEqual(
        drawn.filter((text) => ACTING.test(text)),
        [],
      );
      assert.equal(
        drawn.some((text) => /\\u202e/.test(text)),
        hasForeign,
      );
    });
  }
});
