import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'mocha';
import { run } from '../../src/cli/run.ts';
import { type Bench, kubectls, startBench } from '../embedded-cluster/kubectl.ts';

const [[, program] = ['', '']] = kubectls();

describe('the command line on a cluster', () => {
  let bench: Bench;
  before(async () => {
    bench = await startBench(program, { calicoVersion: '3.26.5', podDelayMs: 5, operatorDelayMs: 5 });
  });
  after(() => bench.stop());

  const cli = async (args: string[], answers: string[] = [], whileAsked = async () => {}) => {
    let [out, err] = ['', ''];
    const questions: string[] = [];
    const code = await run([...args, ...(args.includes('--help') ? [] : ['--kubectl', program])], {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      stdin: Readable.from([]),
      env: bench.environment,
      ...(answers.length > 0
        ? {
            ask: async (question: string) => {
              questions.push(question);
              await whileAsked();
              return answers.shift() ?? '';
            },
          }
        : {}),
    });
    return { code, out, err, questions };
  };
  const snapshot = () => path.join(bench.folder, 'snapshot.json');

  it('status, in words and as JSON', async () => {
    const text = await cli(['status']);
    assert.equal(text.code, 0, text.err);
    assert.match(text.out, /^context +embedded \(http:\/\/127\.0\.0\.1:\d+\)\nCalico +3\.26\.5\n/);
    const { code, out } = await cli(['status', '--context', 'embedded', '--format', 'json']);
    assert.equal(code, 0);
    const { calicoVersion, installation, calicoNode } = JSON.parse(out);
    assert.deepEqual(
      [calicoVersion, installation.nonPrivileged, calicoNode],
      ['3.26.5', 'Disabled', { mode: 'privileged', desired: 3, updated: 3, available: 3 }],
    );
  });

  it('preflight, in words and as JSON', async () => {
    const text = await cli(['preflight']);
    assert.equal(text.code, 0, text.err);
    assert.match(text.out, /^# Check for non-privileged mode in embedded\n/);
    const { code, out } = await cli(['preflight', '--format', 'json']);
    assert.equal(code, 0);
    const { lines } = JSON.parse(out) as { lines: { id: string; status: string }[] };
    const statusOf = Object.fromEntries(lines.map(({ id, status }) => [id, status]));
    for (const id of [
      'installation',
      'version',
      'mode',
      'felix-configuration',
      'variant',
      'dataplane',
      'newer-features',
      'systems',
      'tigerastatus',
      'nodes',
      'access',
    ]) {
      assert.equal(statusOf[id], 'pass', id);
    }
  });

  it('preflight ends with 1 where something blocks', async () => {
    const felix = ['patch', 'felixconfigurations.v1.crd.projectcalico.org', 'default', '--type=merge', '-p'];
    await bench.out(...felix, '{"spec":{"workloadSourceSpoofing":"Any"}}');
    const { code, out } = await cli(['preflight']);
    assert.equal(code, 1);
    assert.match(
      out,
      /## Blockers\n\n- \*\*felix-configuration\*\*.*\n {2}- FelixConfiguration default: workloadSourceSpoofing is Any/,
    );
    await bench.out(...felix, '{"spec":{"workloadSourceSpoofing":null}}');
  });

  it('names the owners of pods with the annotation', async () => {
    const manifest = path.join(bench.folder, 'workloads.yaml');
    const annotations = { 'cni.projectcalico.org/allowedSourcePrefixes': '["8.8.8.0/24"]' };
    const metadata = { name: 'web', namespace: 'default' };
    const spec = { containers: [{ name: 'web', image: 'web' }] };
    const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-1', uid: 'u', controller: true };
    const items = [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: { template: { metadata: { annotations }, spec } },
      },
      // On a Deployment itself it does nothing.
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { ...metadata, name: 'b', annotations },
        spec: { template: { spec } },
      },
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { ...metadata, name: 'web-1-a', annotations, ownerReferences: [owner] },
        spec,
      },
      {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata,
        spec: { jobTemplate: { spec: { template: { metadata: { annotations }, spec } } } },
      },
    ];
    writeFileSync(manifest, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
    await bench.out('create', '--validate=false', '-f', manifest);
    const { out } = await cli(['preflight', '--format', 'json']);
    const { lines } = JSON.parse(out) as { lines: { id: string; status: string; items: string[] }[] };
    const line = lines.find(({ id }) => id === 'allowed-source-prefixes');
    assert.equal(line?.status, 'warn');
    assert.deepEqual(line?.items, [
      'Deployment default/web',
      'CronJob default/web',
      'Pods of ReplicaSet default/web-1: web-1-a',
    ]);
    await bench.out('delete', '-f', manifest);
  });

  const wrong: [string, string[], RegExp][] = [
    ['a write without a context', ['enable', '--yes'], /needs --context NAME or --current-context/],
    ['two contexts', ['enable', '--yes', '--context', 'a', '--current-context'], /cannot be combined/],
    ['nobody to confirm', ['enable', '--context', 'embedded'], /pass --yes/],
    ['a time limit that is none', ['status', '--request-timeout', 'soon'], /takes a number of seconds/],
    ['no snapshot', ['undo', '--yes', '--context', 'embedded'], /needs one snapshot file/],
  ];
  for (const [name, args, says] of wrong) {
    it(`ends with 2 on ${name}`, async () => {
      const { code, err } = await cli(args);
      assert.equal(code, 2, err);
      assert.match(err, says);
    });
  }

  it('ends with 1 and words where the cluster is not reached', async () => {
    const { code, err } = await cli(['status', '--context', 'gone']);
    assert.equal(code, 1);
    assert.match(
      err,
      /^calico-installation: kubectl cannot use the context `gone`: no kubeconfig file defines it\./,
    );
  });

  it('asks, shows the difference, and takes a no', async () => {
    const { code, err, out, questions } = await cli(
      ['enable', '--current-context', '--snapshot', snapshot()],
      ['n'],
    );
    assert.equal(code, 3);
    assert.match(questions.join(), /^Write this to embedded \(http:\/\/127\.0\.0\.1:\d+\)\? \[y\/N\] $/);
    assert.match(err, /^- {2}nonPrivileged: Disabled\n\+ {2}nonPrivileged: Enabled$/m);
    assert.match(out, /^Not confirmed\. Nothing was written to embedded\.\n$/);
  });

  const enable = ['enable', '--context', 'embedded', '--snapshot'];

  it('asks again, once, where another context has become the current one, and takes a no', async () => {
    const { code, err, out, questions } = await cli([...enable, snapshot()], ['y', 'n'], async () => {
      await bench.out('config', 'set-context', 'other', '--cluster=calico-embedded');
      await bench.out('config', 'use-context', 'other');
    });
    await bench.out('config', 'use-context', 'embedded');
    assert.equal(code, 3, out + err);
    assert.equal(questions.length, 2);
    assert.match(questions[1]!, /^Write to embedded \(http:\/\/127\.0\.0\.1:\d+\) anyway\? \[y\/N\] $/);
    assert.match(err, /^Note: the current context has become other; this still goes to embedded\.$/m);
    assert.match(out, /^Not confirmed\. Nothing was written to embedded\.\n$/);
    assert.equal(await bench.installation('{.spec.nonPrivileged}'), 'Disabled');
    assert.ok(!existsSync(snapshot()));
  });

  it('writes nothing where the context has come to mean another cluster', async () => {
    const { code, out } = await cli([...enable, snapshot()], ['y'], async () => {
      await bench.out('config', 'set-cluster', 'another', '--server=https://another.invalid');
      await bench.out('config', 'set-context', 'embedded', '--cluster=another');
    });
    await bench.out('config', 'set-context', 'embedded', '--cluster=calico-embedded');
    assert.equal(code, 1, out);
    assert.match(
      out,
      /it points to https:\/\/another\.invalid now, and pointed to http.* Nothing was written/,
    );
    assert.equal(await bench.installation('{.spec.nonPrivileged}'), 'Disabled');
  });

  it('enables, verifies, follows, disables and takes back', async () => {
    const enabled = await cli(['enable', '--context', 'embedded', '--snapshot', snapshot()], ['y']);
    assert.equal(enabled.code, 0, enabled.out + enabled.err);
    assert.match(enabled.out, /^Done: calico-node runs unprivileged and as non-root on all 3 nodes/);
    const verified = await cli(['verify', '--format', 'json']);
    assert.equal(verified.code, 0, verified.err);
    const { verified: yes, wanted, pods } = JSON.parse(verified.out);
    assert.deepEqual([yes, wanted, pods.length], [true, 'non-privileged', 3]);
    const followed = await cli(['rollout']);
    assert.deepEqual([followed.code, followed.out], [0, 'Rolled out: 3 of 3 pods new, 3 available.\n']);
    const undone = await cli(['undo', '--context', 'embedded', '--yes', snapshot()]);
    assert.equal(undone.code, 0, undone.out + undone.err);
    assert.match((await cli(['verify'])).out, /^Verified: calico-node runs privileged on all 3 nodes/);
  });

  it('verify ends with 1 where a pod is not as it should be', async () => {
    bench.cluster.control.operator({ paused: true });
    await bench.out(
      'patch',
      'installation',
      'default',
      '--type=merge',
      '-p',
      '{"spec":{"nonPrivileged":"Enabled"}}',
    );
    const { code, out } = await cli(['verify']);
    assert.equal(code, 1);
    assert.match(out, /^Not verified: calico-node should run non-privileged on 3 nodes of embedded\.\n/);
    assert.match(
      out,
      /^The operator has not reconciled generation \d+ of the Installation yet, only \d+\.$/m,
    );
    assert.match(out, /^node-1 {2}calico-node-\w+ {2}privileged: is privileged, may run as root, /m);
    await bench.out(
      'patch',
      'installation',
      'default',
      '--type=merge',
      '-p',
      '{"spec":{"nonPrivileged":"Disabled"}}',
    );
    bench.cluster.control.operator({ paused: false });
  });

  it('Ctrl+C stops, and says what state things are in', async () => {
    bench.cluster.control.operator({ paused: true });
    const args = ['enable', '--context', 'embedded', '--yes', '--snapshot', snapshot(), '--kubectl', program];
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
      env: bench.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      if (String(chunk).includes('Waiting for the operator')) child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(code, 3, out);
    assert.match(
      out,
      /^No longer watching\. The change was made: the Installation in embedded says `nonPrivileged: Enabled`\./,
    );
    assert.match(out, /\nTo undo it: calico-installation undo --context embedded .*snapshot\.json\n/);
    assert.match(readFileSync(snapshot(), 'utf8'), /"format": "calico-installation-snapshot\/1"/);
    bench.cluster.control.operator({ paused: false });
  });
});
