import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { parse } from 'yaml';
import { runCli } from './run-cli.ts';

/** Clears the line, sets a title, begins a line of a build's log, and shows what follows the other way round. */
const HOSTILE =
  '\u001b]0;title\u0007\u001b[2K\r\u009b31m\n::add-mask::x\u202e\u2066\u2028\u0085\u007f\u200b\ufeff\u2060\u00ad\u{e0001}end';
const QUOTED = quoted(HOSTILE);

/** What may reach a terminal: line ends, tabs, and no other control character; and no line that others began. */
function assertPlain(text: string): void {
  assert.doesNotMatch(
    text,
    /(?![\r\n\t])\p{Cc}|\r(?!\n)|[\u2028\u2029\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u,
  );
  assert.doesNotMatch(text, /^\s*(?:::|##\[)/m);
}

describe('what the command line prints of others', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'calico printing '));
  });
  after(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const installation = (spec: string): string =>
    `apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\nspec:\n${spec}`;

  it('check: keys and values', async () => {
    const file = write('ansi.yaml', installation(`  ${QUOTED}: 1\n  variant: ${QUOTED}\n`));
    const { code, out, err } = await runCli('check', file);
    assert.equal(code, 1);
    assertPlain(out + err);
    const lines = out.trimEnd().split('\n');
    assert.ok(lines.length >= 2);
    for (const line of lines) assert.ok(line.startsWith(`${file}:`), line);
    assert.match(out, /\\u001b\]0;title\\u0007\\u001b\[2K\\r\\u009b31m\\n::add-mask::x\\u202e/);
    assert.equal((await runCli('check', '--format', 'json', file)).code, 1);
  });

  it('check: JSON says the same as ever, to who parses it', async () => {
    const file = write('ansi.yaml', installation(`  variant: ${QUOTED}\n`));
    const { out } = await runCli('check', '--format', 'json', file);
    assertPlain(out);
    assert.ok(JSON.parse(out).some(({ message }: { message: string }) => message.includes(HOSTILE)));
  });

  const named: [string, string[]][] = [
    ['check', ['check']],
    ['check, as JSON', ['check', '--format', 'json']],
    ['all versions', ['check', '--all-versions']],
    ['effective', ['effective']],
    ['fix', ['fix', '--dry-run']],
  ];
  for (const [name, args] of named) {
    it(`${name}: the name of a file`, async function () {
      if (process.platform === 'win32') this.skip();
      const file = write(HOSTILE, installation('  calicoNetwork:\n    linuxDataplane: iptables\n'));
      const { out, err } = await runCli(...args, file, `no ${HOSTILE}`);
      assertPlain(out + err);
      assert.match(err, /cannot read no \\u001b/);
      if (args[0] === 'fix') assert.match(out, /^\+ +linuxDataplane: Iptables$/m);
    });
  }

  const arguments_: [string, string[]][] = [
    ['a command', [HOSTILE]],
    ['an option', ['check', `--${HOSTILE}`]],
    ['a format', ['check', '--format', HOSTILE, 'x']],
    ['a version', ['check', '--calico-version', HOSTILE, 'x']],
    ['a subject', ['explain', HOSTILE]],
    ['facts', ['check', '--cluster-facts', HOSTILE, 'x']],
  ];
  for (const [name, args] of arguments_) {
    it(`the argument: ${name}`, async () => {
      const { code, out, err } = await runCli(...args);
      assert.equal(code, 2);
      assertPlain(out + err);
      assert.equal(err.match(/\n/g)?.length, 1, err);
    });
  }

  it('the words of a JSON file that is none', async () => {
    const file = write('facts.json', `{"awsNode": ${HOSTILE}}`);
    const { err } = await runCli('check', '--cluster-facts', file, 'x');
    assertPlain(err);
    assert.equal(err.match(/\n/g)?.length, 1, err);
  });

  it('effective: valid YAML, of the same values, in which none begins a line', async () => {
    const values = [
      '::add-mask::x',
      'a\n::error::b',
      'plain\u202etext',
      `${'long '.repeat(30)}\n::x`,
      HOSTILE,
    ];
    const spec = { controlPlaneNodeSelector: Object.fromEntries(values.map((value) => [value, value])) };
    const { out } = await runCli('effective', write('selector.yaml', installation(indented(spec))));
    assertPlain(out);
    assert.deepEqual(parse(out).spec.controlPlaneNodeSelector, spec.controlPlaneNodeSelector);
    assert.match(out, /\\U000e0001end/);
    assert.doesNotMatch(out, /\\udb40/);
  });

  it('fix: a difference that can be applied stays one', async () => {
    const text = installation('  calicoNetwork:\n    linuxDataplane: iptables\n').replaceAll('\n', '\r\n');
    const { out } = await runCli('fix', '--dry-run', write('crlf.yaml', text));
    assert.match(out, /^-\s+linuxDataplane: iptables\r\n\+\s+linuxDataplane: Iptables\r\n/m);
  });
});

/** JSON is YAML, with escapes for what YAML takes in no other form. */
function quoted(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function indented(spec: object): string {
  return Object.entries(spec)
    .map(([key, value]) => `  ${key}: ${quoted(value)}\n`)
    .join('');
}
