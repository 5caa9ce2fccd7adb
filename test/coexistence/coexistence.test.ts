import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import type { CompletionItem, Diagnostic, Hover } from 'vscode-languageserver/node';
import type { InitializationOptions } from '../../src/protocol/initialization.ts';
import { ServerProcess } from '../lsp/server-process.ts';
import { type RedHatOptions, startRedHat } from './red-hat.ts';

const INSTALLATION = `# calico-version: v3.31.7
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  variant: Calicoo
`;
const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  clusterIP: 7
`;
const MIXED = `${SERVICE}---\n${INSTALLATION}`;

/** Where a word stands in a text; \`by\` characters behind its start. */
function at(text: string, word: string, by = 1) {
  const lines = text.slice(0, text.indexOf(word) + by).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

const SILENCED: NonNullable<RedHatOptions['host']> = { isSilenced: () => true, configuredSchemas: () => [] };

/** Both servers with the same files, as an editor has them. */
class Editor {
  readonly ours: ServerProcess;
  theirs!: Awaited<ReturnType<typeof startRedHat>>;
  #opened = 0;

  constructor(readonly options: RedHatOptions & { readonly ours?: InitializationOptions }) {
    this.ours = new ServerProcess({
      argv: ['--import', 'tsx', 'src/server/main.ts', '--stdio'],
      initializationOptions: { syntaxDiagnostics: false, ...options.ours },
      settings: { calicoInstallation: {} },
    });
  }

  async start(): Promise<void> {
    await this.ours.initialize();
    this.theirs = await startRedHat(this.options);
  }

  /** Opens a text in both. Resolves to what each says of it. */
  async open(text: string) {
    const uri = `file:///folder/${++this.#opened}.yaml`;
    this.theirs.texts.set(uri, text);
    const published = [this.ours, this.theirs.server].map((server) => server.nextDiagnostics());
    await Promise.all([this.ours.open(uri, text), this.theirs.server.open(uri, text)]);
    const [ours, theirs] = await Promise.all(published);
    return { uri, ours: messages(ours!), theirs: messages(theirs!) };
  }

  async ask(uri: string, method: string, position: object) {
    const ask = (server: ServerProcess) =>
      server.request<unknown>(method, { textDocument: { uri }, position });
    const [ours, theirs] = await Promise.all([ask(this.ours), ask(this.theirs.server)]);
    return { ours, theirs };
  }

  async hover(uri: string, position: object) {
    const { ours, theirs } = await this.ask(uri, 'textDocument/hover', position);
    return { ours: says(ours), theirs: says(theirs) };
  }

  async complete(uri: string, position: object) {
    const { ours, theirs } = await this.ask(uri, 'textDocument/completion', position);
    return { ours: labels(ours), theirs: labels(theirs) };
  }

  async stop(): Promise<void> {
    await Promise.all([this.ours.stop(), this.theirs?.server.stop()]);
  }
}

/** An answer without a word is not shown. */
function says(hover: unknown): boolean {
  const { contents } = (hover ?? { contents: '' }) as Hover;
  return (typeof contents === 'object' && 'value' in contents ? contents.value : String(contents)) !== '';
}

function messages(found: readonly Diagnostic[]): string[] {
  return found.map(({ range, code, message }) => `${range.start.line}: ${code ?? ''} ${String(message)}`);
}

function labels(found: unknown): string[] {
  const items = (
    Array.isArray(found) ? found : ((found as { items?: unknown } | null)?.items ?? [])
  ) as CompletionItem[];
  return items.map(({ label }) => label);
}

function inEditor(options: ConstructorParameters<typeof Editor>[0]): () => Editor {
  let editor: Editor;
  before(async function () {
    this.timeout(60_000);
    editor = new Editor(options);
    await editor.start();
  });
  after(() => editor.stop());
  return () => editor;
}

describe('beside Red Hat YAML and Kubernetes Tools', () => {
  const editor = inEditor({ host: SILENCED, hasKubernetesTools: true });

  it('only we report the faults of an Installation', async () => {
    const { ours, theirs } = await editor().open(INSTALLATION);
    assert.equal(ours.length, 1);
    assert.match(ours[0]!, /^6: schema-enum/);
    assert.deepEqual(theirs, []);
  });

  it('each reports the faults of its own documents in a file', async () => {
    const { ours, theirs } = await editor().open(MIXED);
    assert.deepEqual(ours.length, 1);
    assert.match(ours[0]!, /^13: schema-enum/);
    assert.equal(theirs.length, 1);
    assert.match(theirs[0]!, /^5: .*string/i);
  });

  it('an Installation is explained once, and so are others', async () => {
    const { uri } = await editor().open(MIXED);
    assert.deepEqual(await editor().hover(uri, at(MIXED, 'variant')), { ours: true, theirs: false });
    for (const word of ['kind: Installation', 'apiVersion: operator', 'Calicoo'])
      assert.equal((await editor().hover(uri, at(MIXED, word))).theirs, false, word);
    assert.deepEqual(await editor().hover(uri, at(MIXED, 'clusterIP')), { ours: false, theirs: true });
  });

  it('an Installation is completed once, and so are others', async () => {
    const text = MIXED.replace('variant: Calicoo', 'v').replace('clusterIP: 7', 'c');
    const { uri } = await editor().open(text);
    const installation = await editor().complete(uri, at(text, '  v\n', 3));
    assert.ok(installation.ours.includes('variant'), String(installation.ours));
    assert.deepEqual(installation.theirs, []);
    const service = await editor().complete(uri, at(text, '  c\n', 3));
    assert.deepEqual(service.ours, []);
    assert.ok(service.theirs.includes('clusterIP'), String(service.theirs));
  });

  it('what is wrong with the YAML is theirs to report, in our documents too', async () => {
    const { ours, theirs } = await editor().open(INSTALLATION.replace('name: default', 'name: "default'));
    assert.deepEqual(ours, []);
    assert.ok(theirs.length > 0);
  });

  it('YAML in a scalar is text to them, so its faults are ours to report', async () => {
    const lines = INSTALLATION.replace('name: default', 'name: "default').split('\n');
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: crs}\ndata:\n  calico.yaml: |\n${lines.map((line) => `    ${line}`).join('\n')}\n`;
    const { ours } = await editor().open(text);
    assert.ok(
      ours.some((message) => message.includes('yaml-')),
      String(ours),
    );
  });
});

const folder = mkdtempSync(path.join(tmpdir(), 'calico-coexistence-'));
const schema = pathToFileURL(path.join(folder, 'any.json')).href;
writeFileSync(
  path.join(folder, 'any.json'),
  JSON.stringify({
    properties: {
      spec: {
        properties: { variant: { type: 'number', description: 'Which.' }, clusterIP: { type: 'string' } },
      },
    },
  }),
);
after(() => rmSync(folder, { recursive: true }));

describe('beside Red Hat YAML alone', () => {
  const editor = inEditor({
    host: { isSilenced: () => true, configuredSchemas: () => [schema] },
    schemas: { [schema]: '*.yaml' },
  });

  it('a schema of the settings goes on for other documents and files', async () => {
    const mixed = await editor().open(MIXED);
    assert.deepEqual([mixed.ours.length, mixed.theirs.length], [1, 1]);
    assert.match(mixed.ours[0]!, /^13: schema-enum/);
    assert.match(mixed.theirs[0]!, /^5: /);
    const alone = await editor().open(SERVICE);
    assert.deepEqual([alone.ours.length, alone.theirs.length], [0, 1]);
  });

  it('a file that only holds a patch of an Installation keeps its own schema', async () => {
    const text = `spec: {clusterIP: 7}\npatches:\n- patch: |\n${INSTALLATION.replace(/^/gm, '    ')}\n`;
    const { ours, theirs } = await editor().open(text);
    assert.deepEqual([ours.length, theirs.length], [1, 1]);
    assert.match(theirs[0]!, /^0: /);
  });

  it('a schema that the text itself names is theirs; we say what no schema can', async () => {
    const text = `# yaml-language-server: $schema=${schema}\n${INSTALLATION.replace('variant: Calicoo', 'variant: Calico\n  wrong: 1\n  controlPlaneReplicas: -1')}`;
    const { ours, theirs } = await editor().open(text);
    assert.deepEqual([ours.length, theirs.length], [1, 1]);
    assert.match(ours[0]!, /^9: controlplanereplicas-positive/);
    assert.match(theirs[0]!, /^7: /);
  });

  it('such a schema explains and completes; we add what hangs on the release and the rest of the spec', async () => {
    const pool =
      'calicoNetwork:\n    bgp: Enabled\n    ipPools:\n    - cidr: 10.0.0.0/16\n      encapsulation: IPIP';
    const text = `# yaml-language-server: $schema=${schema}\n${INSTALLATION.replace('variant: Calicoo', `${pool}\n  v`)}`;
    const { uri } = await editor().open(text);
    const offered = await editor().complete(uri, at(text, '  v\n', 3));
    assert.deepEqual(offered.ours, []);
    assert.ok(offered.theirs.includes('variant'), String(offered.theirs));
    const known = text.replace('  v\n', '  variant: Calico\n');
    const second = await editor().open(known);
    const { theirs } = await editor().hover(second.uri, at(known, 'variant'));
    assert.equal(theirs, true);
    const told = (await editor().ask(second.uri, 'textDocument/hover', at(known, 'bgp'))).ours;
    const { value } = (told as { contents: { value: string } }).contents;
    assert.match(value, /Not here.*Disabled/s);
    assert.doesNotMatch(value, /string|\*\*Values/);
  });
});

describe('beside Red Hat YAML with a schema from elsewhere', () => {
  const editor = inEditor({ host: SILENCED });

  it('it goes on for files without an Installation', async () => {
    // What the schema store does, and extensions that bring a schema along.
    const association = { fileMatch: ['*.yaml'], uri: schema };
    await editor().theirs.server.notify('json/schemaAssociations', [association]);
    assert.equal((await editor().open(SERVICE)).theirs.length, 1);
  });
});

describe('when both shall speak', () => {
  const editor = inEditor({
    host: { ...SILENCED, isSilenced: () => false },
    hasKubernetesTools: true,
    ours: { syntaxDiagnostics: true },
  });

  it('both do', async () => {
    const { ours, theirs } = await editor().open(INSTALLATION);
    assert.equal(ours.length, 1);
    assert.ok(theirs.length > 0);
  });
});
