import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { literal, literalLine, literalMessage } from '../../../src/client/window/literal.ts';

/**
 * What VS Code has that draws a text, and the files of the client that may use it. Whoever needs it elsewhere calls
 * these, or comes here and passes the text through `literal`.
 */
const HOMES: readonly (readonly [what: RegExp, homes: readonly string[]])[] = [
  [
    /\b(show(Information|Warning|Error)Message|showQuickPick|showInputBox|createQuickPick|createInputBox)\b/,
    ['window/ui.ts'],
  ],
  [/\b(withProgress|setStatusBarMessage|withScmProgress)\b/, ['window/progress.ts']],
  [/\bcreateStatusBarItem\b/, ['context/status-bar.ts']],
  [/\bcreateLanguageStatusItem\b/, ['language/language-status.ts', 'live-documents/status.ts']],
  [/\bnew vscode\.TreeItem\b/, ['cluster-view/tree-item.ts']],
  [/\bFileSystemError\.(?!FileNotFound\(uri\))\w+\(/, ['live-documents/file/provider.ts']],
  [/\bcreateTerminal\b/, ['remedies.ts']],
  [/\b(MarkdownString|appendMarkdown)\b/, ['kubectl-edit/terminal-editing.ts']],
  [/\b(register\w*(Hover|CodeLens|InlayHints|CodeActions?|DocumentSymbol|Completion)\w*Provider)\b/, []],
  [/\b(createWebviewPanel|createTestController|createSourceControl|createInputBox|createComment\w+)\b/, []],
];

/** A property that is drawn, being given anything but a constant or what has passed `literal`. */
const BARE =
  /(?:\b(?:item|schema|lens|tree|view|mark|diagnostic)\.(?:text|tooltip|description|detail|label|title|message)\s*=(?!=)|(?<=[{,]\s*)\b(?:title|prompt|message|label|description|detail|tooltip|placeHolder|name):)\s*(?=\S)(?!literal(?:Line|Message)?\(|['"]|visible\()([^;,\n]+)/g;

/** The beginnings of what is no constant and is right all the same. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  // `statusWords` gives what is literal already, with icons of ours; `status-words.test.ts` holds it.
  'context/status-bar.ts': ['text', 'tooltip', 'basename('],
  // An icon of ours comes before what is literal; what is not there stays so.
  'window/ui.ts': ['(icon ?', 'description && literalLine(', 'detail && literalLine(', 'dismiss'],
  // Made literal two lines above.
  'cluster-view/tree-item.ts': ['description', 'label'],
  // A constant of `trust.ts`.
  'remedies.ts': ['MANAGE_TRUST.title'],
  // These go through one of the others.
  'kubectl-edit/terminal-editing.ts': ['`The edit of '],
  'live-documents/status.ts': ['`read at '],
};

const FOLDER = path.resolve('src/client');
const FILES = readdirSync(FOLDER, { recursive: true })
  .map((file) => String(file).split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, source: readFileSync(path.join(FOLDER, file), 'utf8') }));

/** The types of an interface are no values. */
function bareIn(source: string): string[] {
  const values = source
    .replace(/^(export )?interface [\s\S]*?^}/gm, '')
    .replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  return [...values.matchAll(BARE)].map(([, given = '']) => given.replace(/\s*[}\])]+$/, '').trim());
}

describe('what the client hands to VS Code to be drawn', () => {
  for (const [what, homes] of HOMES) {
    it(`${what.source.replaceAll('\\b', '')} is at home in ${homes.join(' and ') || 'no file'}`, () => {
      const users = FILES.filter(({ source }) => what.test(source)).map(({ file }) => file);
      assert.deepEqual(
        users.filter((file) => !homes.includes(file)),
        [],
      );
      for (const home of homes) assert.ok(users.includes(home), `${home} does not use it any more`);
    });
  }

  const homes = new Set(HOMES.flatMap(([, files]) => files));
  for (const { file, source } of FILES) {
    if (!homes.has(file)) continue;
    it(`${file} hands over only what is literal`, () => {
      assert.deepEqual(
        bareIn(source).filter((given) => !ALLOWED[file]?.some((one) => given.startsWith(one))),
        [],
      );
    });
  }

  it('sees what is not', () => {
    const source = `const item = vscode.window.createStatusBarItem('x');
      item.text = context;
      item.tooltip = literal(tooltip);
      const options = { title: question, prompt: 'Type it', detail: literalLine(detail) };
      return { label: \`\${name}\` };`;
    assert.deepEqual(bareIn(source), ['context', 'question', ['`$', '{name}`'].join('')]);
  });

  it('calls its messages and its items with what is literal', () => {
    const of = (file: string) => FILES.find((one) => one.file === file)!.source;
    assert.match(of('window/ui.ts'), /show<string>\(literalMessage\(message\), \.\.\.titles\)/);
    assert.equal(
      of('window/ui.ts').match(/showQuickPick\(/g)?.length,
      of('window/ui.ts').match(/showQuickPick\(choices\.map\(item\), /g)?.length,
    );
    assert.match(
      of('cluster-view/tree-item.ts'),
      /const label = literalLine\(.*\n.*const description = .*literalLine\(/,
    );
    assert.match(of('window/readonly-texts.ts'), /path\.map\(\(part\) => literalLine\(part\)/);
    assert.doesNotMatch(
      of('live-documents/file/provider.ts'),
      /FileSystemError\.\w+\((?!uri|literal|\s*literal)/,
    );
    assert.match(of('language/language-server.ts'), /title: literalLine\(lens\.command\.title\)/);
  });

  it('names differences and diagnostics by what is literal', () => {
    for (const { file, source } of FILES) {
      const differences = source.match(/'vscode\.diff',/g)?.length ?? 0;
      const literals = source.match(/'vscode\.diff',\s*[^,]+,\s*[^,]+,\s*literalLine\(/g)?.length ?? 0;
      assert.equal(literals, differences, file);
      const diagnostics = source.match(/new vscode\.Diagnostic\(/g)?.length ?? 0;
      const readable = source.match(/new vscode\.Diagnostic\(\s*range,\s*visible\(/g)?.length ?? 0;
      assert.equal(readable, diagnostics, file);
    }
  });
});

describe('literal', () => {
  const TABLE: readonly (readonly [text: string, drawn: string])[] = [
    ['staging', 'staging'],
    [
      '[Ask](command:x?%5B%5D) and [a](https://e.invalid)',
      '[Ask] (command:x?%5B%5D) and [a] (https://e.invalid)',
    ],
    ['[a](\ncommand:x)', '[a] (\ncommand:x)'],
    ['spec.ipPools[0].cidr (twice)', 'spec.ipPools[0].cidr (twice)'],
    ['prod $(lock) $(sync~spin)', 'prod $ (lock) $ (sync~spin)'],
    ['\\$(lock)', '\\$ (lock)'],
    ['$\u0000(lock)', '$\\u0000(lock)'],
    [']\u202e(command:x)', ']\\u202e(command:x)'],
    ['one\r\ntwo', 'one\ntwo'],
  ];
  for (const [text, drawn] of TABLE) {
    it(JSON.stringify(text), () => {
      assert.equal(literal(text), drawn);
      assert.equal(literal(drawn), drawn, 'a second time changes nothing');
    });
  }

  it('has one line where there is only one', () => {
    assert.equal(literalLine('prod\n[x](command:y)'), 'prod [x] (command:y)');
    // A blank that closes the gap must not open it.
    assert.equal(literalLine(']\n('), '] (');
  });

  it('lets no name begin a line of a dialog', () => {
    assert.equal(literalMessage('Write to `prod`\n\nIt is \r\nsafe.'), 'Write to prod It is safe.');
  });
});
