import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { type CliResult, runCli } from './run-cli.ts';

const EXAMPLE = 'examples/installation.yaml';

describe('calico-installation check', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'calico installation '));
  });
  after(() => rmSync(folder, { recursive: true }));

  const checkText = (content: string | Buffer, ...args: string[]): Promise<CliResult> => {
    const file = path.join(folder, 'installation.yaml');
    writeFileSync(file, content);
    return runCli('check', ...args, file);
  };

  describe('on the example', () => {
    const verdicts = async (version: string): Promise<[string, string, string][]> =>
      JSON.parse((await runCli('check', '--format', 'json', '--calico-version', version, EXAMPLE)).out).map(
        (finding: Record<string, string>) => [finding.severity, finding.code, finding.path],
      );

    it('has no error and no warning at 3.29.7', async () => {
      assert.equal((await runCli('check', '--calico-version', '3.29.7', EXAMPLE)).code, 0);
      assert.ok((await verdicts('3.29.7')).every(([severity]) => severity === 'information'));
      assert.ok((await verdicts('3.29.7')).some(([, code]) => code === 'nonprivileged-iptables-setuid'));
    });

    it('warns at 3.31.2 that it will not roll out', async () => {
      assert.equal((await runCli('check', '--calico-version', 'v3.31.2', EXAMPLE)).code, 0);
      const warnings = (await verdicts('3.31.2')).filter(([severity]) => severity === 'warning');
      assert.deepEqual(warnings, [['warning', 'nonprivileged-daemonset-invalid', 'spec.nonPrivileged']]);
    });

    it('is an error at 3.32.1, whose fix removes the line', async () => {
      const { code, out } = await runCli('check', '--calico-version', '3.32.1', '--format', 'json', EXAMPLE);
      assert.equal(code, 1);
      const errors = JSON.parse(out).filter(({ severity }: { severity: string }) => severity === 'error');
      assert.equal(errors.length, 1);
      const line =
        readFileSync(EXAMPLE, 'utf8')
          .split('\n')
          .findIndex((text) => text.includes('nonPrivileged')) + 1;
      const { message, fixes, ...rest } = errors[0];
      assert.deepEqual(rest, {
        file: EXAMPLE,
        line,
        column: 3,
        endLine: line,
        endColumn: 25,
        code: 'nonprivileged-removed',
        severity: 'error',
        path: 'spec.nonPrivileged',
      });
      assert.match(message, /3\.32\.1|withdrawn|refuses/);
      assert.equal(fixes[0], 'Remove nonPrivileged');
    });
  });

  describe('on files that are hardly Installations', () => {
    const manifest = readFileSync(EXAMPLE, 'utf8');
    const aliases = `a0: &a0 [x]\n${Array.from({ length: 10 }, (_, level) => {
      const refs = Array(10).fill(`*a${level}`).join(', ');
      return `a${level + 1}: &a${level + 1} [${refs}]`;
    }).join('\n')}\napiVersion: operator.tigera.io/v1\nkind: Installation\n`;
    const others = `---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: filler\ndata:\n  key: value\n`;
    const table: [string, string | Buffer, number, RegExp][] = [
      ['an empty file', '', 0, /no Installation in it/],
      ['a binary file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0, 255]), 2, /not a text file/],
      ['10 MB without an Installation', others.repeat(140_000), 0, /no Installation in it/],
      ['YAML with tabs', manifest.replace('  calicoNetwork:', '\tcalicoNetwork:'), 1, /yaml-tab/],
      ['an unclosed quote', manifest.replace('bgp: Enabled', 'bgp: "Enabled'), 1, /yaml-syntax/],
      ['CRLF', manifest.replaceAll('\n', '\r\n'), 0, /nonprivileged-iptables-setuid/],
      ['a BOM', `\uFEFF${manifest}`, 0, /nonprivileged-iptables-setuid/],
      ['aliases nested ten deep', aliases, 1, /yaml-alias/],
      [
        'only a comment',
        '# apiVersion: operator.tigera.io/v1, kind: Installation\n',
        0,
        /no Installation in it/,
      ],
      ['a scalar', 'operator.tigera.io/v1 Installation', 0, /no Installation in it/],
    ];
    for (const [name, content, code, says] of table) {
      it(name, async () => {
        const result = await checkText(content, '--calico-version', '3.29.7');
        assert.equal(result.code, code, result.out + result.err);
        assert.match(result.out + result.err, says);
        assert.doesNotMatch(result.out + result.err, /\n\s+at .*:\d+/);
      });
    }
  });

  describe('on wrong usage', () => {
    const table: [string, string[], RegExp][] = [
      ['no command', [], /calico-installation/],
      ['an unknown command', ['chek'], /no command 'chek'/],
      ['no file', ['check'], /at least one file/],
      ['an unknown format', ['check', '--format', 'xml', EXAMPLE], /text or json/],
      ['a version that is none', ['check', '--calico-version', 'latest', EXAMPLE], /a release such as/],
      ['an unknown option', ['check', '--fix', EXAMPLE], /--fix/],
      ['a file that is not there', ['check', 'no-such-file.yaml'], /there is no such file/],
      ['a folder', ['check', 'examples'], /it is a folder/],
    ];
    for (const [name, args, says] of table) {
      it(name, async () => {
        const { code, err } = await runCli(...args);
        assert.equal(code, 2);
        assert.match(err, says);
      });
    }

    it('still checks the other files when one cannot be read', async () => {
      const { code, out } = await runCli('check', '--calico-version', '3.32.1', 'no-such-file.yaml', EXAMPLE);
      assert.equal(code, 2);
      assert.match(out, /nonprivileged-removed/);
    });
  });

  describe('with facts about the cluster', () => {
    const facts = (content: string): string => {
      const file = path.join(folder, 'facts.json');
      writeFileSync(file, content);
      return file;
    };

    it('judges by them', async () => {
      const file = facts('{ "detectedProvider": "GKE" }');
      const spec = readFileSync(EXAMPLE, 'utf8').replace('spec:', 'spec:\n  kubernetesProvider: EKS');
      const { code, out } = await checkText(spec, '--calico-version', '3.29.7', '--cluster-facts', file);
      assert.equal(code, 1);
      assert.match(out, /provider-mismatch-autodetected/);
    });

    const table: [string, string, RegExp][] = [
      ['no JSON', '{', /not JSON/],
      ['a list', '[]', /JSON object/],
      ['an unknown fact', '{ "provider": "EKS" }', /no fact 'provider'/],
      ['a fact of another form', '{ "awsNode": "yes" }', /'awsNode' must be true or false/],
    ];
    for (const [name, content, says] of table) {
      it(`says what is wrong with ${name}`, async () => {
        const { code, err } = await runCli('check', '--cluster-facts', facts(content), EXAMPLE);
        assert.equal(code, 2);
        assert.match(err, says);
      });
    }
  });

  it('prints its help', async () => {
    assert.equal((await runCli('--help')).code, 0);
    assert.match((await runCli('check', '--help')).out, /--calico-version/);
  });
});
