import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { installation } from '../../../src/language/rules/sample.ts';
import { createLanguageService, type LanguageService } from '../../../src/language/service.ts';
import type { ParamsOf } from '../../../src/protocol/request.ts';
import * as requests from '../../../src/protocol/requests.ts';
import type { InText } from '../../../src/protocol/text.ts';
import { type Client, type ClientOptions, connect } from './connect.ts';

const FAULTY = `# calico-version: v3.29.7\n${installation('variant: Calicoo')}`;
const position = { line: 1, character: 1 };
const range = { start: position, end: { line: 4, character: 0 } };

type Requests = typeof requests;

/** Every request of ours about an open text, with what it takes beside the text: one that is left out does not compile. */
type OwnQuestions = {
  [Name in keyof Requests as ParamsOf<Requests[Name]> extends InText ? Name : never]: Omit<
    ParamsOf<Requests[Name]>,
    'textDocument'
  >;
};

const OWN_QUESTIONS: OwnQuestions = {
  installationAt: { position },
  effective: { position },
  compareVersions: { position, to: '3.32.1' },
  nonPrivileged: { position },
  nonPrivilegedEdit: { position, action: 'enable' },
  targetVersionEdit: { position, version: '3.29.7' },
  status: { position },
};

/** Every question about an open text, with what it takes beside the text. */
const QUESTIONS: Record<string, object> = {
  'textDocument/hover': { position },
  'textDocument/completion': { position },
  'textDocument/codeAction': { range, context: { diagnostics: [] } },
  'textDocument/codeLens': {},
  'textDocument/inlayHint': { range },
  'textDocument/documentSymbol': {},
  'textDocument/foldingRange': {},
  'textDocument/selectionRange': { positions: [position] },
  'textDocument/documentLink': {},
  'textDocument/diagnostic': {},
  ...Object.fromEntries(
    Object.entries(requests)
      .filter(([name]) => name in OWN_QUESTIONS)
      .map(([name, { method }]) => [method, OWN_QUESTIONS[name as keyof OwnQuestions]]),
  ),
  'codeLens/resolve': {},
  'codeAction/resolve': {},
};

/** A language service, and the texts that it has been asked about and has not forgotten. */
function counting(changes: Partial<LanguageService> = {}) {
  const kept = new Set<string>();
  const service = { ...createLanguageService(), ...changes };
  const noting = Object.entries(service).map(([name, method]) => [
    name,
    (...args: unknown[]) => {
      const { uri } = Object(args[0]) as { uri?: string };
      if (name === 'forget') kept.delete(String(args[0]));
      else if (uri !== undefined) kept.add(uri);
      return (method as (...given: unknown[]) => unknown)(...args);
    },
  ]);
  return { kept, service: Object.fromEntries(noting) as LanguageService };
}

/** Answers for settings wait until they are let through. */
function holding() {
  let letThrough = () => {};
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  return { letThrough: () => letThrough(), held: gate };
}

describe('a text that is closed within a moment', () => {
  let client: Client;
  const start = async (options: ClientOptions) => {
    client = await connect(options);
    return client;
  };
  afterEach(() => client.close());

  for (const pulls of [false, true]) {
    it(`leaves nothing behind (${pulls ? 'pulled' : 'published'})`, async () => {
      const { held, letThrough } = holding();
      const { kept, service } = counting();
      const diagnostics = { refreshSupport: true };
      const { open, ask, send, shut, published, received } = await start({
        service,
        configuration: (settings) => held.then(() => settings),
        options: { ownStructure: true, clientCommands: true },
        capabilities: pulls ? { textDocument: { diagnostic: {} }, workspace: { diagnostics } } : {},
      });
      const uri = open(FAULTY);
      const answers = Object.entries(QUESTIONS).map(([method, params]) =>
        method.endsWith('/resolve')
          ? send(method, { title: '', range, data: { uri, version: 1, range, index: 0, position } })
          : ask(method, uri, params),
      );
      shut(uri);
      if (!pulls) assert.deepEqual((await published(uri)).diagnostics, []);
      letThrough();
      await Promise.allSettled(answers);
      const other = open(FAULTY);
      // Whatever was still to be said of the first would have been said by now.
      if (pulls) await ask('textDocument/diagnostic', other);
      else await published(other);
      assert.deepEqual([...kept], [other]);
      assert.equal(received.filter((one) => one.uri === uri).length, pulls ? 0 : 1);
    });
  }

  it('is judged as it is now when it is opened again', async () => {
    const { held, letThrough } = holding();
    const { open, shut, published, received } = await start({
      configuration: (settings) => held.then(() => settings),
    });
    const uri = open(FAULTY);
    shut(uri);
    open(FAULTY.replace('Calicoo', 'Calico'), uri);
    letThrough();
    assert.deepEqual((await published(uri)).diagnostics, []);
    await published(uri);
    await published(open(FAULTY));
    assert.deepEqual(
      received.filter((one) => one.uri === uri).map(({ diagnostics }) => diagnostics.length),
      [0, 0],
    );
  });

  it('is not worked on any more', async () => {
    let isClosed = false;
    const { kept, service } = counting({
      *hoverSteps() {
        while (!isClosed) yield;
        return true;
      },
      forget: () => {
        isClosed = true;
      },
    } as unknown as Partial<LanguageService>);
    const { open, ask, shut } = await start({ service });
    const uri = open(FAULTY);
    const hover = ask('textDocument/hover', uri, { position });
    shut(uri);
    assert.equal(await hover, null);
    assert.deepEqual([...kept], []);
  });

  it('does not have its settings kept', async () => {
    let asked = 0;
    const { ask } = await start({
      configuration: async (settings) => {
        asked++;
        return settings;
      },
    });
    const uri = 'file:///folder/never-opened.yaml';
    for (let times = 1; times <= 3; times++) {
      await ask('textDocument/codeLens', uri);
      assert.equal(asked, times);
    }
  });
});

describe('settings', () => {
  it('that have changed before they are told do not have the last word', async () => {
    const { held, letThrough } = holding();
    let asked = 0;
    const client = await connect({
      settings: { rules: { 'schema-enum': 'warning' } },
      configuration: async (settings) => {
        if (++asked === 1) await held;
        return settings;
      },
    });
    const uri = client.open(FAULTY);
    const codeLens = client.ask('textDocument/codeLens', uri);
    // Asked for the first time, and not answered.
    while (asked === 0) await new Promise(setImmediate);
    client.change({ rules: { 'schema-enum': 'off' } });
    assert.deepEqual((await client.published(uri)).diagnostics, []);
    letThrough();
    await codeLens;
    await client.published(client.open(FAULTY));
    const said = client.received.filter((one) => one.uri === uri);
    assert.deepEqual(said.at(-1)!.diagnostics, []);
    client.close();
  });
});
