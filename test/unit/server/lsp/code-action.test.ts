import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { type CodeAction, CodeActionTriggerKind, type TextDocumentEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { installation } from '../../../../src/language/rules/sample.ts';
import { type Client, type ClientOptions, connect, positionOf } from '../connect.ts';

const METHOD = 'textDocument/codeAction';
const FIX_ALL = 'source.fixAll.calicoInstallation';
const FAULTY = `# calico-version: v3.29.7\n${installation('calicoNetwork:\n  bgp: enabled\n  mtuu: 1400')}`;
const PLAN = `# calico-version: v3.26.5
${installation('calicoNetwork:\n  linuxDataplane: BPF\n  hostPorts: Disabled')}---
apiVersion: projectcalico.org/v3
kind: FelixConfiguration
metadata:
  name: default
spec:
  bpfEnabled: true
`;
const RESOLVES = { textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } };

function at(text: string, word: string, only?: string[]) {
  const position = positionOf(text, word, 1);
  return { range: { start: position, end: position }, context: { diagnostics: [], only } };
}

/** The text after a plain edit. */
function applied(text: string, uri: string, { edit }: CodeAction): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), edit!.changes![uri]!);
}

describe('code actions over LSP', () => {
  let client: Client;
  const start = async (options?: ClientOptions) => {
    client = await connect(options);
    return client;
  };
  afterEach(() => client.close());

  it('come with their edits for a client that cannot ask for them later', async () => {
    const { open, ask } = await start();
    const uri = open(FAULTY);
    const [fix] = await ask<CodeAction[]>(METHOD, uri, at(FAULTY, 'enabled'));
    assert.equal(fix!.isPreferred, true);
    assert.equal(applied(FAULTY, uri, fix!), FAULTY.replace('enabled', 'Enabled'));
  });

  it('get their edits when one is taken, where the client asks for them', async () => {
    const { open, ask, send } = await start({ capabilities: RESOLVES });
    const uri = open(FAULTY);
    const [fix] = await ask<CodeAction[]>(METHOD, uri, at(FAULTY, 'enabled'));
    assert.equal(fix!.edit, undefined);
    const resolved = await send<CodeAction>('codeAction/resolve', fix);
    assert.equal(applied(FAULTY, uri, resolved), FAULTY.replace('enabled', 'Enabled'));
  });

  it('come for what the client names, wherever the cursor is', async () => {
    for (const capabilities of [{}, RESOLVES]) {
      const { open, ask, send, published, close } = await start({ capabilities });
      const uri = open(FAULTY);
      const { diagnostics } = await published(uri);
      const ofLine = diagnostics.filter(({ code }) => code === 'schema-enum');
      const asked = async (word: string, named: object[]) => {
        const { range, context } = at(FAULTY, word);
        return ask<CodeAction[]>(METHOD, uri, { range, context: { ...context, diagnostics: named } });
      };
      const titles = (actions: CodeAction[]) => actions.map(({ title }) => title);
      const onWord = await asked('enabled', []);
      const onKey = await asked('bgp', ofLine);
      assert.deepEqual(titles(onKey), titles(onWord));
      assert.deepEqual(titles(await asked('enabled', ofLine)), titles(onWord), 'and never twice');
      assert.deepEqual(onKey[0]!.diagnostics, onWord[0]!.diagnostics);
      const fix = onKey[0]!.edit ? onKey[0]! : await send<CodeAction>('codeAction/resolve', onKey[0]);
      assert.equal(applied(FAULTY, uri, fix), FAULTY.replace('enabled', 'Enabled'));
      close();
    }
  });

  it('do not come for what others say, or what is not said any more', async () => {
    const { open, ask, published } = await start();
    const uri = open(FAULTY);
    const [ours] = (await published(uri)).diagnostics;
    const elsewhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
    for (const named of [
      { ...ours, source: 'yaml' },
      { ...ours, source: undefined },
      { ...ours, code: 'unknown-field' },
      { ...ours, code: 7 },
      { ...ours, range: elsewhere },
    ]) {
      const { range, context } = at(FAULTY, 'bgp');
      const asked = { range, context: { ...context, only: ['quickfix'], diagnostics: [named] } };
      assert.deepEqual(await ask<CodeAction[]>(METHOD, uri, asked), []);
    }
  });

  it('get no edits any more when the text has changed', async () => {
    const { open, ask, send, rewrite } = await start({ capabilities: RESOLVES });
    const uri = open(FAULTY);
    const [fix] = await ask<CodeAction[]>(METHOD, uri, at(FAULTY, 'enabled'));
    rewrite(uri, FAULTY.replace('1400', '1450'));
    assert.equal((await send<CodeAction>('codeAction/resolve', fix)).edit, undefined);
  });

  it('are of the kinds that are asked for', async () => {
    const { open, ask } = await start();
    const uri = open(FAULTY);
    const kinds = async (...only: string[]) => {
      const actions = await ask<CodeAction[]>(METHOD, uri, at(FAULTY, 'enabled', only));
      return [...new Set(actions.map(({ kind }) => kind))];
    };
    assert.deepEqual(await kinds('quickfix'), ['quickfix']);
    assert.deepEqual(await kinds('refactor'), ['refactor.rewrite']);
    assert.deepEqual(await kinds('source.organizeImports'), []);
    for (const wanted of ['source', 'source.fixAll', FIX_ALL])
      assert.deepEqual(await kinds(wanted), [FIX_ALL]);
  });

  it('of the whole Installation make no light bulb but at its head and at the field', async () => {
    const { open, ask } = await start();
    const text = FAULTY.replace('  calicoNetwork', '  nonPrivileged: Disabled\n  calicoNetwork');
    const uri = open(text);
    const titles = async (word: string, triggerKind: CodeActionTriggerKind) => {
      const { range, context } = at(text, word);
      const asked = { range, context: { ...context, triggerKind } };
      return (await ask<CodeAction[]>(METHOD, uri, asked)).map(({ title }) => title);
    };
    const { Automatic, Invoked } = CodeActionTriggerKind;
    const ofMode = ['Enable nonPrivileged', 'Remove nonPrivileged'];
    assert.deepEqual(await titles('calicoNetwork', Automatic), []);
    assert.deepEqual(await titles('metadata', Automatic), []);
    for (const word of ['kind', 'apiVersion', 'nonPrivileged'])
      assert.deepEqual(await titles(word, Automatic), ofMode, word);
    assert.deepEqual(await titles('calicoNetwork', Invoked), ofMode);
    assert.ok((await titles('enabled', Automatic)).length > 0);
  });

  it('do not offer to fix all unasked', async () => {
    const { open, ask } = await start();
    const actions = await ask<CodeAction[]>(METHOD, open(FAULTY), at(FAULTY, 'enabled'));
    assert.ok(actions.length > 2);
    assert.ok(actions.every(({ kind }) => kind !== FIX_ALL));
  });

  it('fix all that is safe and not silenced', async () => {
    const { open, ask } = await start();
    const uri = open(FAULTY);
    const [all] = await ask<CodeAction[]>(METHOD, uri, at(FAULTY, 'apiVersion', [FIX_ALL]));
    assert.equal(applied(FAULTY, uri, all!), FAULTY.replace('enabled', 'Enabled'));
    const silenced = FAULTY.replace('enabled', 'enabled # calico-installation: ignore schema-enum');
    const none = await ask<CodeAction[]>(METHOD, open(silenced), at(silenced, 'apiVersion', [FIX_ALL]));
    assert.deepEqual(none, []);
  });

  it('show a plan object by object before it is carried out, where the client can', async () => {
    const { open, ask } = await start({
      capabilities: {
        workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
      },
    });
    const actions = await ask<CodeAction[]>(METHOD, open(PLAN), at(PLAN, 'hostPorts'));
    const plan = actions.find(({ title }) => title.startsWith('Enable nonPrivileged'))!;
    assert.equal(
      plan.title,
      'Enable nonPrivileged and set linuxDataplane to Iptables, remove bpfEnabled from the FelixConfiguration: 3 changes',
    );
    assert.deepEqual(plan.edit!.changeAnnotations, {
      0: { label: 'Enable nonPrivileged, Set linuxDataplane to Iptables', needsConfirmation: true },
      1: { label: 'Remove bpfEnabled from the FelixConfiguration', needsConfirmation: true },
    });
    const [changes] = plan.edit!.documentChanges as TextDocumentEdit[];
    assert.deepEqual(
      [...new Set(changes!.edits.map((edit) => (edit as { annotationId: string }).annotationId))],
      ['0', '1'],
    );
  });

  it('make plain edits of a plan elsewhere', async () => {
    const { open, ask } = await start();
    const uri = open(PLAN);
    const actions = await ask<CodeAction[]>(METHOD, uri, at(PLAN, 'hostPorts'));
    const plan = actions.find(({ title }) => title.startsWith('Enable nonPrivileged'))!;
    const after = applied(PLAN, uri, plan);
    assert.match(after, /linuxDataplane: Iptables[\s\S]*nonPrivileged: Enabled/);
    assert.doesNotMatch(after, /bpfEnabled/);
  });

  it('say why one cannot be taken, to clients that can show it', async () => {
    const text = `# calico-version: v3.32.0\n${installation('variant: Calico')}`;
    const ofClient = async (disabledSupport: boolean) => {
      const { open, ask } = await start({
        capabilities: { textDocument: { codeAction: { disabledSupport } } },
      });
      const actions = await ask<CodeAction[]>(METHOD, open(text), at(text, 'variant'));
      return actions.find(({ title }) => title === 'Enable nonPrivileged');
    };
    assert.equal(await ofClient(false), undefined);
    client.close();
    const enable = await ofClient(true);
    assert.match(enable!.disabled!.reason, /3\.32\.0 refuses/);
    assert.equal(enable!.edit, undefined);
  });
});
