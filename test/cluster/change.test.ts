import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import { nonPrivilegedOf } from '../../src/cluster/change/mode.ts';
import { parseSnapshot } from '../../src/cluster/change/snapshot.ts';
import { failure, type Result, success } from '../../src/cluster/errors/result.ts';
import { kubectls } from '../embedded-cluster/kubectl.ts';
import { type Changing, said, startChanging } from './changing.ts';

const field = (changing: Changing) => changing.installation('{.spec.nonPrivileged}');

for (const [name, program] of kubectls()) {
  describe(`${name}: a change carried to every pod, at 3.26.5`, () => {
    let changing: Changing;
    before(async () => {
      changing = await startChanging(program, { calicoVersion: '3.26.5' });
    });
    after(() => changing.stop());

    it('does nothing where the user says no', async () => {
      const outcome = await changing.change({}, { confirm: async () => false });
      assert.equal(outcome.kind, 'declined');
      assert.equal(outcome.written, 'no');
      assert.match(said(outcome), /Nothing was written to embedded\.$/);
      assert.equal(await field(changing), 'Disabled');
      assert.ok(!existsSync(changing.snapshotFile));
    });

    it('does nothing where it may not write there, which it asks once, after the user’s yes', async () => {
      const asked: string[] = [];
      const mayNot = (answer: Result<boolean>) =>
        changing.change(
          {},
          {
            confirm: async () => asked.push('confirm') > 0,
            mayWrite: async ({ context }) => {
              asked.push(context);
              return answer;
            },
          },
        );
      const refused = await mayNot(success(false));
      assert.deepEqual([refused.kind, refused.written], ['declined', 'no']);
      const about = { detail: 'it is no longer there', effect: 'reads', context: 'embedded' } as const;
      const failed = await mayNot(failure({ kind: 'no-context', ...about, program: 'kubectl' }));
      assert.deepEqual([failed.kind, failed.written, failed.error?.kind], ['failed', 'no', 'no-context']);
      assert.deepEqual(asked, ['confirm', 'embedded', 'confirm', 'embedded']);
      assert.equal(await field(changing), 'Disabled');
      assert.ok(!existsSync(changing.snapshotFile));
      // Whoever asks looks at the kubeconfig; nobody else does.
      assert.ok(!changing.runs.some(({ argv }) => argv[0] === 'config'));
    });

    it('enables, and has looked at every pod', async () => {
      const plans: string[] = [];
      const outcome = await changing.change(
        {},
        {
          confirm: async ({ before, after, target }) => {
            plans.push([before, after].map(nonPrivilegedOf).join(' to '));
            assert.equal(target.context, 'embedded');
            return true;
          },
        },
      );
      assert.equal(outcome.kind, 'done', said(outcome));
      assert.equal(
        said(outcome),
        'Done: calico-node runs unprivileged and as non-root on all 3 nodes; every pod was verified.',
      );
      assert.deepEqual(plans, ['Disabled to Enabled']);
      assert.deepEqual(
        outcome.verification?.pods.map(({ node, privileged, runAsUser, faults }) => [
          node,
          privileged,
          runAsUser,
          faults,
        ]),
        ['node-1', 'node-2', 'node-3'].map((node) => [node, false, 10001, []]),
      );
      assert.deepEqual(outcome.offers, []);
    });

    it('tells its steps, and each node’s way', () => {
      const steps = changing.events.flatMap((event) => (event.kind === 'step' ? [event.step] : []));
      assert.deepEqual(
        steps.filter((step) => step !== 'template'),
        ['preflight', 'diff', 'confirm', 'snapshot', 'write', 'operator', 'rollout', 'verify'],
      );
      const last = changing.events.findLast((event) => event.kind === 'progress');
      assert.deepEqual(
        last?.progress.nodes.map(({ node, stage }) => [node, stage]),
        [
          ['node-1', 'ready'],
          ['node-2', 'ready'],
          ['node-3', 'ready'],
        ],
      );
    });

    it('has kept the state before', () => {
      const snapshot = parseSnapshot(readFileSync(changing.snapshotFile, 'utf8'));
      assert.equal(snapshot?.change, 'enable');
      assert.deepEqual(snapshot?.target, changing.target);
      assert.equal(nonPrivilegedOf(snapshot?.installation), 'Disabled');
    });

    it('writes nothing where it is so already, and looks at the pods all the same', async () => {
      const outcome = await changing.change(
        {},
        {
          confirm: () => assert.fail('there is nothing to confirm'),
          mayWrite: () => assert.fail('there is nothing to write'),
        },
      );
      assert.equal(outcome.kind, 'done', said(outcome));
      assert.equal(outcome.written, 'no');
      assert.equal(outcome.verification?.pods.length, 3);
    });

    it('takes it back', async () => {
      const outcome = await changing.undo();
      assert.equal(outcome.kind, 'done', said(outcome));
      assert.equal(await field(changing), 'Disabled');
      assert.ok(outcome.verification?.pods.every(({ privileged }) => privileged));
    });

    it('does not take back what somebody else has changed since', async () => {
      await changing.out(
        'patch',
        'installation',
        'default',
        '--type=merge',
        '-p',
        '{"spec":{"nonPrivileged":"Perhaps"}}',
      );
      const outcome = await changing.undo();
      assert.equal(outcome.kind, 'conflict');
      assert.match(said(outcome), /says `nonPrivileged: Perhaps`, which was not written by this change/);
      assert.equal(await field(changing), 'Perhaps');
    });

    it('disables', async () => {
      await changing.change({ change: 'enable' });
      const outcome = await changing.change({ change: 'disable' });
      assert.equal(
        said(outcome),
        'Done: calico-node runs privileged on all 3 nodes; every pod was verified.',
      );
      assert.equal(await field(changing), 'Disabled');
    });
  });

  describe(`${name}: a release that has withdrawn the mode`, () => {
    let changing: Changing;
    before(async () => {
      changing = await startChanging(program, { calicoVersion: '3.32.1' });
    });
    after(() => changing.stop());

    it('stops at preflight', async () => {
      const outcome = await changing.change({});
      assert.equal(outcome.kind, 'stopped');
      assert.match(said(outcome), /The operator of Calico 3\.32\.1 refuses `nonPrivileged: Enabled`/);
      assert.deepEqual(outcome.offers, []);
      assert.equal(await field(changing), '');
      assert.ok(!changing.runs.some(({ argv }) => argv[0] === 'patch'));
    });

    it('forced past it, tells what the operator says, and what helps', async () => {
      const outcome = await changing.change({ force: true });
      assert.equal(outcome.kind, 'refused', said(outcome));
      assert.equal(outcome.written, 'yes');
      assert.match(
        said(outcome),
        /TigeraStatus calico is Degraded \(InvalidConfigurationError\): Invalid Installation provided: non-privileged Calico is deprecated/,
      );
      assert.match(said(outcome), /calico-node keeps running unchanged/);
      assert.deepEqual(outcome.refusal?.codes, ['nonprivileged-removed']);
      assert.deepEqual(outcome.offers, ['undo', 'remove']);
    });

    it('offers to remove the field while it is there', async () => {
      const outcome = await changing.change({});
      assert.equal(outcome.kind, 'stopped');
      assert.deepEqual(outcome.offers, ['remove']);
    });

    it('removes it', async () => {
      const outcome = await changing.change({ change: 'remove' });
      assert.equal(outcome.kind, 'done', said(outcome));
      assert.equal(await field(changing), '');
    });
  });
}
