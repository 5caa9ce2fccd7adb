import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import { installation } from '../../../../src/language/rules/sample.ts';
import { type Client, type ClientOptions, connect } from '../connect.ts';

const FAULTY = `# calico-version: v3.29.7\n${installation('calicoNetwork:\n  bgp: enabled\n  mtuu: 1400')}`;
const DEPRECATED = `# calico-version: v3.29.7
${installation(`
  componentResources:
  - componentName: Node
    resourceRequirements:
      requests:
        cpu: 1`)}`;

describe('diagnostics over LSP', () => {
  let client: Client;
  const start = async (options?: ClientOptions) => {
    client = await connect(options);
    return client;
  };
  afterEach(() => client.close());
  const codes = async (uri: string) => {
    const { diagnostics } = await client.published(uri);
    return diagnostics.map(({ code, severity }) => `${severity} ${code}`);
  };

  it('follow the severities that are set, and no others', async () => {
    const rules = { 'schema-enum': 'warning', 'unknown-field': 'off', nonsense: 'error' };
    const { open, change } = await start({ settings: { rules } });
    const uri = open(FAULTY);
    assert.deepEqual(await codes(uri), [`${DiagnosticSeverity.Warning} schema-enum`]);
    change({ rules: { 'schema-enum': 'loud', 'unknown-field': 7 } });
    assert.deepEqual(await codes(uri), [
      `${DiagnosticSeverity.Error} schema-enum`,
      `${DiagnosticSeverity.Error} unknown-field`,
    ]);
  });

  it('show what nobody would see, and so do the titles of their fixes', async () => {
    const text = `# calico-version: v3.29.7\n${installation('calicoNetwork:\n  mt\u200bu: 1400\n  bgp: En\ufeffabled')}`;
    const { open, ask, published } = await start();
    const uri = open(text);
    const { diagnostics } = await published(uri);
    const messages = diagnostics.map(({ message }) => message).join('\n');
    assert.match(messages, /`mt\\u200bu`/);
    assert.match(messages, /En\\ufeffabled/);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const actions = await ask<{ title: string; diagnostics?: { message: string }[] }[]>(
      'textDocument/codeAction',
      uri,
      { range },
    );
    assert.ok(actions.length > 0);
    assert.doesNotMatch(JSON.stringify([diagnostics, actions.map(({ title }) => title)]), /[\u200b\ufeff]/);
  });

  it('show deprecated fields as hints, struck out, with a page', async () => {
    const { open, published } = await start({ options: { rulePageBase: 'page:' } });
    const { diagnostics } = await published(open(DEPRECATED));
    assert.equal(diagnostics.length, 1);
    const [{ code, severity, tags, codeDescription, message }] = diagnostics as [(typeof diagnostics)[0]];
    assert.deepEqual(
      [code, severity, tags],
      ['deprecated-field', DiagnosticSeverity.Hint, [DiagnosticTag.Deprecated]],
    );
    assert.equal(codeDescription!.href, 'page:deprecated-field');
    assert.match(String(message), /^`componentResources` is deprecated\. Use `calicoNodeDaemonSet`/);
  });

  it('let a hint be made a warning', async () => {
    const { open } = await start({ settings: { rules: { 'deprecated-field': 'warning' } } });
    assert.deepEqual(await codes(open(DEPRECATED)), [`${DiagnosticSeverity.Warning} deprecated-field`]);
  });
});
