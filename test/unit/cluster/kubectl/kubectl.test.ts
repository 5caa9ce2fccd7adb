import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { apply, dryRunApply } from '../../../../src/cluster/commands/apply.ts';
import { configView } from '../../../../src/cluster/commands/config-view.ts';
import { editInstallation } from '../../../../src/cluster/commands/edit-installation.ts';
import { getInstallation } from '../../../../src/cluster/commands/get-installation.ts';
import { listNodes } from '../../../../src/cluster/commands/list-nodes.ts';
import { isSurelyUndone } from '../../../../src/cluster/errors/error.ts';
import { createKubectl } from '../../../../src/cluster/kubectl/kubectl.ts';
import { type FakeKubectl, failing, fakeKubectl, printing } from '../fake-kubectl.ts';

const LIVE = JSON.stringify({
  apiVersion: 'operator.tigera.io/v1',
  kind: 'Installation',
  metadata: { name: 'default', resourceVersion: '7' },
});

describe('kubectl', () => {
  let fake: FakeKubectl | undefined;
  const start = (script: string, options?: { timeoutMs: number }) => {
    fake = fakeKubectl(script, options);
    return fake;
  };
  afterEach(() => fake?.remove());

  it('names the context and a time limit on every call to a cluster', async () => {
    const { kubectl, calls } = start(printing(LIVE));
    const result = await kubectl.run(getInstallation, { name: 'default' }, { context: 'a b' });
    assert.ok(result.ok);
    assert.deepEqual(calls()[0]?.slice(-2), ['--context=a b', '--request-timeout=10s']);
  });

  it('does not name them where only the kubeconfig is read', async () => {
    const { kubectl, calls } = start(printing('{}'));
    await kubectl.run(configView, undefined);
    assert.ok(!calls()[0]?.some((word) => /--context|--request-timeout/.test(word)));
  });

  it('starts nothing without a context', async () => {
    const { kubectl, runs } = start(printing(LIVE));
    const result = await kubectl.run(getInstallation, { name: 'default' });
    assert.equal(result.ok ? '' : result.error.kind, 'no-context');
    assert.equal(runs.length, 0);
  });

  it('reads a list of thousands line by line', async () => {
    const { kubectl } = start(
      "for (let i = 0; i < 5000; i++) console.log('node-' + i + '\\tTrue\\tlinux\\t6.1.0\\tamd64')",
    );
    const result = await kubectl.run(listNodes, undefined, { context: 'a' });
    assert.ok(result.ok);
    assert.equal(result.value.length, 5000);
    assert.equal(result.value[4999]?.name, 'node-4999');
  });

  it('quotes the first line of a list that is none', async () => {
    const { kubectl } = start("console.log('Hello\\nthere')");
    const result = await kubectl.run(listNodes, undefined, { context: 'a' });
    assert.equal(result.ok ? '' : result.error.kind, 'bad-output');
    assert.equal(result.ok ? '' : result.error.detail, 'Hello');
  });

  it('never lets a name become a flag', async () => {
    const { kubectl, calls } = start(printing(LIVE));
    await kubectl.run(getInstallation, { name: '--kubeconfig=/evil' }, { context: '--x' });
    assert.deepEqual(calls()[0]?.slice(0, 2), [
      'get',
      'installations.v1.operator.tigera.io/--kubeconfig=/evil',
    ]);
    assert.ok(calls()[0]?.includes('--context=--x'));
  });

  it('hands a manifest over as a file that only the user can read, and removes it', async () => {
    const { kubectl, folder } = start(`
      const fs = require('node:fs');
      const file = argv.find((word) => word.startsWith('--filename=')).slice('--filename='.length);
      const { dirname } = require('node:path');
      const mode = (f) => (fs.statSync(f).mode & 0o777).toString(8);
      fs.writeFileSync(folder + '/seen', JSON.stringify([file, mode(file), mode(dirname(file)), fs.readFileSync(file, 'utf8'), fs.readFileSync(0, 'utf8')]));
      ${printing(LIVE)}`);
    const manifest = '# a comment\nkind: Installation # ü\n';
    const result = await kubectl.run(apply, { manifest }, { context: 'c' });
    assert.ok(result.ok);
    const [file, mode, folderMode, text, stdin] = JSON.parse(readFileSync(path.join(folder, 'seen'), 'utf8'));
    assert.deepEqual([mode, folderMode, text, stdin], ['600', '700', manifest, '']);
    assert.ok(!existsSync(path.dirname(file)));
  });

  it('says in words that there is no room for a manifest, and has sent nothing', async () => {
    const { kubectl, folder } = start(printing(''));
    const { TMPDIR } = process.env;
    process.env.TMPDIR = path.join(folder, 'nowhere');
    try {
      const result = await kubectl.run(apply, { manifest: 'kind: Installation\n' }, { context: 'c' });
      assert.ok(!result.ok);
      assert.equal(result.error.kind, 'no-manifest-file');
      assert.match(result.error.detail, /^ENOENT/);
      assert.ok(isSurelyUndone(result.error));
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
  });

  it('says everything that a kuberc file could change, as kubectl 1.20 spells it', async () => {
    const { kubectl, calls } = start(printing(LIVE));
    await kubectl.run(dryRunApply, { manifest: '' }, { context: 'c' });
    await kubectl.run(apply, { manifest: '' }, { context: 'c' });
    for (const [index, dryRun] of ['server', 'none'].entries()) {
      const argv = calls()[index] ?? [];
      assert.ok(argv.includes(`--dry-run=${dryRun}`));
      for (const flag of [
        '--server-side=false',
        '--validate=true',
        '--output=json',
        '--force=false',
        '--prune=false',
      ])
        assert.ok(argv.includes(flag), flag);
    }
  });

  it('returns warnings beside the answer', async () => {
    const { kubectl } = start(printing(LIVE, 'Warning: unknown field "spec.x"\nsomething else\n'));
    const result = await kubectl.run(apply, { manifest: '' }, { context: 'c' });
    assert.deepEqual(result.ok && result.warnings, ['unknown field "spec.x"']);
  });

  it('says that kubectl is missing', async () => {
    const kubectl = createKubectl({ program: 'kubectl', env: { PATH: '/nowhere' }, requestTimeoutMs: 1000 });
    const result = await kubectl.run(configView, undefined);
    assert.deepEqual(!result.ok && [result.error.kind, result.error.detail], ['kubectl-missing', 'ENOENT']);
  });

  it('takes an answer that is not what it asked for as bad output', async () => {
    for (const output of ['', 'hello\nworld', '[]', '{"kind": "Installation"}']) {
      const { kubectl, remove } = start(printing(output));
      const result = await kubectl.run(getInstallation, { name: 'default' }, { context: 'c' });
      assert.equal(!result.ok && result.error.kind, 'bad-output', output);
      remove();
    }
  });

  it('tells whether an edit has changed something', async () => {
    for (const [stdout, changed] of [
      [`${LIVE}\n`, true],
      ['', false],
    ] as const) {
      const { kubectl, remove } = start(printing(stdout, 'Edit cancelled, no changes made.\n'));
      const result = await kubectl.run(editInstallation, { name: 'default' }, { context: 'c' });
      assert.deepEqual(result.ok && result.value, { changed });
      remove();
    }
  });

  it('reports each run, without the manifest', async () => {
    const { kubectl, runs } = start(failing('error: no'));
    await kubectl.run(apply, { manifest: 'secret' }, { context: 'c' });
    assert.equal(runs.length, 1);
    assert.equal(runs[0]?.error?.kind, 'failed');
    assert.ok(!JSON.stringify(runs).includes('secret'));
  });
});
