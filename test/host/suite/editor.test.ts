import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestHook } from '../../../src/client/test-hook.ts';
import { activate, closeEverything, command, reset, shownDifference } from './extension.ts';
import { findings, openExample, until } from './window.ts';

/** Code, line from 1, and what is underlined. */
const FAULTS: Readonly<Record<string, readonly (readonly [string, number, string])[]>> = {
  'helm-values.yaml': [
    ['schema-enum', 11, 'eBPF'],
    ['schema-type', 15, 'true'],
    ['unknown-field', 17, 'replicas'],
  ],
  'argo-cd-application.yaml': [
    ['ippool-host-bits-set', 24, '10.244.0.1/16'],
    ['nonprivileged-csi-driver-privileged', 19, 'nonPrivileged: Enabled'],
    ['nonprivileged-iptables-setuid', 19, 'nonPrivileged: Enabled'],
    ['schema-type', 22, 'off'],
  ],
  'templated.yaml': [
    ['schema-enum', 15, 'Vxlan'],
    ['schema-type', 17, '"2"'],
  ],
};

const CHANGED = [
  ['editor', 'codeActionsOnSave'],
  ['calicoInstallation', 'rules'],
  ['calicoInstallation', 'codeLens.enabled'],
  ['calicoInstallation', 'inlayHints.enabled'],
] as const;

describe('the features of the editor', () => {
  let hook: TestHook;
  before(async () => {
    hook = await activate();
  });
  beforeEach(() => reset(hook));
  afterEach(async () => {
    await closeEverything();
    for (const [section, key] of CHANGED) await change(section, key, undefined);
  });

  it('complete fields and values, with documentation', async () => {
    const { document, selection } = await typed('without-non-privileged.yaml', '  variant', '  no');
    const { items } = await ask<vscode.CompletionList>(
      'CompletionItem',
      document,
      selection.active,
      undefined,
      3,
    );
    const labels = items.map(labelOf);
    assert.ok(labels.includes('nonPrivileged'));
    assert.ok(!labels.includes('variant'), 'it is there already');
    const first = items.find((item) => labelOf(item) === 'nonPrivileged')!;
    assert.match((first.documentation as vscode.MarkdownString).value, /Runs the calico-node container/);
    const bgp = positionOf(document, 'bgp: ', 'behind');
    const values = await ask<vscode.CompletionList>('CompletionItem', document, bgp);
    assert.deepEqual(values.items.map(labelOf).slice(0, 2).sort(), ['Disabled', 'Enabled']);
  });

  it('offer whole Installations and the snippets in an empty text, each once', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: '' });
    await vscode.window.showTextDocument(document);
    const { items } = await ask<vscode.CompletionList>('CompletionItem', document, new vscode.Position(0, 0));
    const labels = items.map(labelOf);
    for (const label of ['Installation', 'Installation on kubeadm', 'calico-ippool']) {
      assert.equal(labels.filter((one) => one === label).length, 1, label);
    }
    // A snippet of the same would show each twice.
    assert.ok(!labels.some((label) => label.startsWith('calico-installation')));
  });

  it('explain fields, values and the head', async () => {
    const { document } = await openExample('without-non-privileged.yaml');
    const told = async (text: string) => {
      const hovers = await ask<vscode.Hover[]>('Hover', document, positionOf(document, text));
      return hovers
        .flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value))
        .join('\n');
    };
    assert.match(await told('encapsulation'), /spec\.calicoNetwork\.ipPools\[0\]\.encapsulation/);
    assert.match(await told('VXLANCrossSubnet'), /\*\*`?VXLANCrossSubnet`?/);
    assert.match(await told('Installation\n'), /\| Calico \|/);
  });

  it('mend one finding with a quick fix', async () => {
    const { document } = await openExample('faults.yaml');
    const finding = await findingOf(document, 'natOutgoing: true');
    const actions = await quickFixes(document, finding.range);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Change to Enabled', 'Ignore schema-type on this line', 'Ignore schema-type in this file'],
    );
    const before = document.getText();
    await apply(document, actions[0]!.edit!);
    assert.equal(document.getText(), before.replace('natOutgoing: true', 'natOutgoing: Enabled'));
    await until(() => codes(document).length === 5);
  });

  it('silence one finding with a comment', async () => {
    const { document } = await openExample('faults.yaml');
    const { range } = await findingOf(document, 'iptables');
    const ignoring = (await quickFixes(document, range)).find(({ title }) => /on this line$/.test(title));
    await apply(document, ignoring!.edit!);
    assert.match(document.getText(), /calico-installation: ignore schema-enum/);
    await until(() => !codes(document).includes('schema-enum') && codes(document).length === 5);
  });

  it('mend all that is safe when the file is saved, if the user wants it', async () => {
    const { document } = await openExample('faults.yaml');
    const saved = await vscode.workspace.fs.readFile(document.uri);
    try {
      await findings(document);
      await change('editor', 'codeActionsOnSave', { 'source.fixAll.calicoInstallation': 'explicit' });
      await insert(document, new vscode.Position(0, 0), '# A change.\n');
      assert.ok(await document.save());
      const text = document.getText();
      assert.match(text, /^ {2}nonPrivileged: Enabled$/m);
      for (const mended of ['linuxDataplane: Iptables', 'bgp: Disabled', 'natOutgoing: Enabled']) {
        assert.ok(text.includes(mended), mended);
      }
      assert.ok(text.includes('encapsultation: VXLAN'), 'what is only probably meant is left to the user');
    } finally {
      await vscode.workspace.fs.writeFile(document.uri, saved);
      await until(() => document.getText() === Buffer.from(saved).toString());
    }
  });

  it('show lenses, with the verdict on all releases', async () => {
    const { document } = await openExample('without-non-privileged.yaml');
    let titles: (string | undefined)[] = [];
    await until(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      titles = lenses.map((lens) => lens.command?.title);
      return titles.length > 0;
    });
    // Asked for in this way, lenses that were resolved come last.
    const verdict = titles.find((title) => title?.startsWith('accepted'));
    assert.match(verdict ?? '', /^accepted 3\.21\.0–3\.\d+\.\d+$/);
    assert.deepEqual(
      titles.filter((title) => title !== verdict),
      ['Calico 3.29.7 (from the comment)', 'nonPrivileged: off', 'Apply', 'Diff', 'Check Cluster'],
    );
    await change('calicoInstallation', 'codeLens.enabled', false);
    await until(async () => {
      const left: unknown[] = await vscode.commands.executeCommand(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return left.length === 0;
    });
  });

  it('show in grey what the operator fills in, if the user wants it', async () => {
    const { document } = await openExample('without-non-privileged.yaml');
    const range = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = () => ask<vscode.InlayHint[]>('InlayHint', document, range);
    assert.deepEqual(await hints(), []);
    await change('calicoInstallation', 'inlayHints.enabled', true);
    await until(async () => (await hints()).length > 0);
    const labels = (await hints()).map(({ label }) => label);
    assert.ok(
      labels.every((label) => /^defaults: /.test(String(label))),
      labels.join('\n'),
    );
  });

  it('give outline, folding, selection and links, since nobody else does', async () => {
    const { document } = await openExample('without-non-privileged.yaml');
    const [symbol] = await ask<vscode.DocumentSymbol[]>('DocumentSymbol', document);
    assert.equal(symbol?.name, 'Installation default');
    assert.ok(symbol.children.some(({ name }) => name === 'spec'));
    const folds = await ask<vscode.FoldingRange[]>('FoldingRange', document);
    assert.ok(folds.some(({ start }) => document.lineAt(start).text === 'spec:'));
    const place = positionOf(document, 'VXLANCrossSubnet');
    const [innermost] = await ask<vscode.SelectionRange[]>('SelectionRange', document, [place]);
    const selected: string[] = [];
    for (let step = innermost; step; step = step.parent) selected.push(document.getText(step.range));
    for (const text of ['VXLANCrossSubnet', 'encapsulation: VXLANCrossSubnet']) {
      assert.ok(selected.includes(text), text);
    }
    const links: vscode.DocumentLink[] = await vscode.commands.executeCommand(
      'vscode.executeLinkProvider',
      document.uri,
    );
    assert.deepEqual(
      links.map(({ range }) => document.getText(range)),
      ['Installation'],
    );
  });

  it('take their severities from the settings', async () => {
    const { document } = await openExample('faults.yaml');
    await findings(document, (found) => found.length === 6);
    await change('calicoInstallation', 'rules', { 'schema-enum': 'off', 'schema-type': 'information' });
    await until(() => codes(document).length === 5);
    assert.ok(!codes(document).includes('schema-enum'));
    const found = vscode.languages.getDiagnostics(document.uri);
    const typed = found.filter((finding) => codeOf(finding) === 'schema-type');
    assert.deepEqual(
      typed.map(({ severity }) => severity),
      [vscode.DiagnosticSeverity.Information, vscode.DiagnosticSeverity.Information],
    );
  });

  for (const [name, expected] of Object.entries(FAULTS)) {
    it(`find the exact places in ${name}`, async () => {
      const { document } = await openExample(name);
      await findings(document, (found) => found.length === expected.length);
      const places = vscode.languages
        .getDiagnostics(document.uri)
        .map((finding) => [codeOf(finding), finding.range.start.line + 1, document.getText(finding.range)]);
      assert.deepEqual(places.sort(), expected.toSorted());
    });
  }

  it('mend what is inside of a string, and nothing around it', async () => {
    const { document } = await openExample('argo-cd-application.yaml');
    const { range } = await findingOf(document, '10.244.0.1/16');
    const [fix] = await quickFixes(document, range);
    const before = document.getText();
    await apply(document, fix!.edit!);
    assert.equal(document.getText(), before.replace('10.244.0.1/16', '10.244.0.0/16'));
  });

  it('show the effective Installation of values in an Application', async () => {
    const editor = await openExample('argo-cd-application.yaml');
    const place = positionOf(editor.document, 'mtu');
    editor.selection = new vscode.Selection(place, place);
    await command('showEffectiveInstallation');
    const { label, before, after } = await shownDifference('calico-installation-view');
    assert.match(label, /effective at v3\.28\.2/);
    assert.match(before, /^ {4}mtu: 1440$/m);
    assert.match(after, /linuxDataplane: Iptables # default/);
  });

  it('compare versions and tell of non-privileged mode in values', async () => {
    await openExample('helm-values.yaml');
    hook.choose = () => 'v3.32.1';
    for (const [name, tab] of [
      ['compareVersions', /v3\.29\.7 → v3\.32\.1\.md/],
      ['explainNonPrivileged', /non-privileged mode\.md/],
    ] as const) {
      await openExample('helm-values.yaml');
      await command(name);
      await until(() => tab.test(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? ''));
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    }
  });
});

/** Changes a setting of the folder; undefined takes it back. */
async function change(section: string, key: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration(section);
  if (settings.inspect(key)?.workspaceValue === value) return;
  await settings.update(key, value, vscode.ConfigurationTarget.Workspace);
}

function ask<Answer>(provider: string, document: vscode.TextDocument, ...args: unknown[]): Thenable<Answer> {
  return vscode.commands.executeCommand<Answer>(`vscode.execute${provider}Provider`, document.uri, ...args);
}

async function quickFixes(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  return ask<vscode.CodeAction[]>('CodeAction', document, range, kind, 10);
}

/** The finding whose underlined text lies in this one. */
async function findingOf(document: vscode.TextDocument, text: string): Promise<vscode.Diagnostic> {
  const around = new vscode.Range(positionOf(document, text), positionOf(document, text, 'behind'));
  const isIt = ({ range }: vscode.Diagnostic) => around.contains(range);
  const found = await findings(document, (all) => all.some(isIt));
  return found.find(isIt)!;
}

/** Opens an example and types a line above the one that starts like this; the cursor is behind it. */
async function typed(name: string, before: string, line: string): Promise<vscode.TextEditor> {
  const editor = await openExample(name);
  const { document } = editor;
  const place = positionOf(document, `\n${before}`, 'front').translate(1).with({ character: 0 });
  await insert(document, place, `${line}\n`);
  const cursor = place.with({ character: line.length });
  editor.selection = new vscode.Selection(cursor, cursor);
  return editor;
}

async function insert(document: vscode.TextDocument, place: vscode.Position, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, place, text);
  await apply(document, edit);
}

/** Resolves when the document counts as changed, without which it would not be taken back after the test. */
async function apply(document: vscode.TextDocument, edit: vscode.WorkspaceEdit): Promise<void> {
  assert.ok(await vscode.workspace.applyEdit(edit));
  await until(() => document.isDirty);
}

function positionOf(
  document: vscode.TextDocument,
  text: string,
  side: 'front' | 'behind' = 'front',
): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `'${text}' is not there`);
  return document.positionAt(side === 'front' ? offset : offset + text.length);
}

function codes(document: vscode.TextDocument): unknown[] {
  return vscode.languages.getDiagnostics(document.uri).map(codeOf);
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}
