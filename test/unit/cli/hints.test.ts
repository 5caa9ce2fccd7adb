import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach, describe, it } from 'mocha';
import { hintsOf } from '../../../src/cli/hints.ts';
import { installation } from '../../../src/language/rules/sample.ts';
import { runCli } from './run-cli.ts';

describe('what stands beside a file', () => {
  let folder = mkdtempSync(path.join(tmpdir(), 'calico hints '));
  beforeEach(() => {
    rmSync(folder, { recursive: true });
    folder = mkdtempSync(path.join(tmpdir(), 'calico hints '));
  });
  after(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  const NO_TYPE = installation('cni: {}');
  const VALUES = 'installation:\n  nonPrivileged: Enabled\n  calicoNetwork:\n    bgp: Enabled\n';

  it('makes a patch of it', async () => {
    const file = write('overlay/mtu.yaml', NO_TYPE);
    assert.equal((await runCli('check', file)).code, 1);
    write('overlay/kustomization.yaml', 'patches:\n  - path: mtu.yaml\n');
    assert.equal((await runCli('check', file)).code, 0);
    write('overlay/kustomization.yaml', 'resources:\n  - mtu.yaml\n');
    assert.equal((await runCli('check', file)).code, 1);
  });

  it('counts up to the root of the repository, and no further', async () => {
    const file = write('repository/overlay/patches/mtu.yaml', NO_TYPE);
    write('repository/overlay/kustomization.yaml', 'patchesStrategicMerge: [patches/mtu.yaml]\n');
    assert.equal(hintsOf(file).completeness, undefined);
    write('repository/.git/HEAD', '');
    assert.equal(hintsOf(file).completeness, 'partial');
    write('repository/overlay/.git', '');
    assert.equal(hintsOf(file).completeness, 'partial');
    write('repository/overlay/patches/.git', '');
    assert.equal(hintsOf(file).completeness, undefined);
  });

  it('tells the version of the chart, unless the command line names one', async () => {
    const file = write('values.yaml', VALUES);
    const codes = async (...args: string[]) => (await runCli('check', ...args, file)).out;
    assert.match(await codes(), /nonprivileged-removed/);
    write('Chart.yaml', 'name: mine\ndependencies:\n  - name: tigera-operator\n    version: 3.26.5\n');
    assert.doesNotMatch(await codes(), /nonprivileged-removed/);
    assert.match(await codes('--calico-version', '3.32.1'), /nonprivileged-removed/);
    assert.match((await runCli('effective', file)).out, /3\.26\.5/);
    assert.match((await runCli('check', '--all-versions', file)).out, /3\.32/);
    assert.equal((await runCli('fix', '--dry-run', file)).code, 0);
  });

  it('may be anything', async () => {
    const file = write('i.yaml', installation('variant: Calico'));
    write('kustomization.yaml', '{{{');
    write('Chart.yaml', '\0');
    mkdirSync(path.join(folder, 'Kustomization'));
    assert.equal((await runCli('check', file)).code, 0);
    assert.deepEqual(hintsOf('-'), { path: '-' });
  });
});
