import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { runCli } from './run-cli.ts';

const EXAMPLE = 'examples/installation.yaml';
const FAULTS = 'examples/faults.yaml';

describe('calico-installation', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'calico installation '));
  });
  after(() => rmSync(folder, { recursive: true }));

  describe('check --all-versions', () => {
    it('folds the releases into ranges', async () => {
      const { code, out } = await runCli('check', '--all-versions', '--format', 'json', EXAMPLE);
      assert.equal(code, 0);
      const [{ file, ranges }] = JSON.parse(out);
      assert.equal(file, EXAMPLE);
      assert.deepEqual(ranges, [
        { from: '3.21.0', to: '3.25.0', verdict: 'accepted', findings: [] },
        {
          from: '3.25.1',
          to: '3.25.1',
          verdict: 'broken',
          findings: ['nonprivileged-hostpath-init-broken'],
        },
        { from: '3.25.2', to: '3.30.6', verdict: 'accepted', findings: [] },
        { from: '3.30.7', to: '3.30.7', verdict: 'refused', findings: ['nonprivileged-removed'] },
        { from: '3.31.0', to: '3.31.4', verdict: 'broken', findings: ['nonprivileged-daemonset-invalid'] },
        { from: '3.31.5', to: '3.32.1', verdict: 'refused', findings: ['nonprivileged-removed'] },
      ]);
    });

    it('says so in words', async () => {
      assert.match(
        (await runCli('check', '--all-versions', EXAMPLE)).out,
        /3\.25\.2 to 3\.30\.6 +accepted\n/,
      );
    });
  });

  describe('fix', () => {
    const copy = (): string => {
      const file = path.join(folder, 'faults.yaml');
      writeFileSync(file, readFileSync(FAULTS));
      return file;
    };

    it('says where there is too much to fix at once, and goes on when it is run again', async () => {
      const head = `# ${'x'.repeat(1_500_000)}\napiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\n`;
      const pools = Array.from({ length: 20 }, (_, index) => `    - CIDR: 10.${index}.0.0/16\n`).join('');
      const file = path.join(folder, 'much.yaml');
      writeFileSync(file, `${head}spec:\n  calicoNetwork:\n    ipPools:\n${pools}`);
      const { code, err } = await runCli('fix', '--calico-version', '3.30.1', file);
      assert.equal(
        err,
        `calico-installation: ${file}: there is too much to fix at once; run fix again for the rest\n`,
      );
      assert.equal(code, 1);
      const again = await runCli('fix', '--calico-version', '3.30.1', file);
      assert.deepEqual([again.code, again.err], [0, '']);
      assert.doesNotMatch(readFileSync(file, 'utf8'), /CIDR/);
    }).timeout(60_000);

    it('prints what the safe fixes change, and writes it', async () => {
      const file = copy();
      const { code, out } = await runCli('fix', file);
      assert.equal(code, 1, 'what is not certainly meant is left');
      assert.match(out, /^-\s+linuxDataplane: iptables$/m);
      assert.match(out, /^\+\s+linuxDataplane: Iptables$/m);
      assert.match(readFileSync(file, 'utf8'), /linuxDataplane: Iptables/);
    });

    it('writes nothing with --dry-run', async () => {
      const file = copy();
      assert.match((await runCli('fix', '--dry-run', file)).out, /linuxDataplane: Iptables/);
      assert.equal(readFileSync(file, 'utf8'), readFileSync(FAULTS, 'utf8'));
    });

    it('has nothing to do where all is well', async () => {
      assert.deepEqual(await runCli('fix', '--dry-run', '--calico-version', '3.26.5', EXAMPLE), {
        code: 0,
        out: '',
        err: '',
      });
    });
  });

  describe('explain', () => {
    const table: [string, string[], RegExp][] = [
      ['a field', ['spec.calicoNetwork.bgp'], /^# spec\.calicoNetwork\.bgp\n/],
      ['a rule', ['ipip-requires-bgp'], /^# ipip-requires-bgp\n/],
      ['a message', ['IPIP', 'encapsulation', 'requires that BGP is enabled'], /^# ipip-requires-bgp\n/],
      ['a field at a version', ['--calico-version', '3.30', 'cni.binDir'], /Not in Calico 3\.30\.7/],
    ];
    for (const [name, args, says] of table) {
      it(name, async () => assert.match((await runCli('explain', ...args)).out, says));
    }

    it('says what comes near', async () => {
      const { code, err } = await runCli('explain', 'blockSize');
      assert.equal(code, 2);
      assert.match(err, /perhaps spec\.calicoNetwork\.ipPools\[\]\.blockSize/);
    });
  });

  it('effective prints what the operator fills in', async () => {
    const { code, out } = await runCli(
      'effective',
      '--calico-version',
      '3.29.7',
      'examples/without-non-privileged.yaml',
    );
    assert.equal(code, 0);
    assert.match(out, /^ {2}nonPrivileged: Disabled # default$/m);
    assert.match(out, /^# Assumed: /m);
  });

  it('releases prints the table', async () => {
    assert.match((await runCli('releases')).out, /^3\.29\.7 +v1\.36\.16 +2025-11-19$/m);
    assert.ok(JSON.parse((await runCli('releases', '--format', 'json')).out).length > 70);
  });
});
