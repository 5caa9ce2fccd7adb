import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import { kubectls } from '../embedded-cluster/kubectl.ts';
import { type Changing, said, startChanging } from './changing.ts';

const field = (changing: Changing) => changing.installation('{.spec.nonPrivileged}');

const [[, newest] = ['', '']] = kubectls();

describe('a change that does not go through', () => {
  let changing: Changing;
  afterEach(() => changing.stop());

  it('3.31.2 is stopped at preflight, and forced never rolls out', async () => {
    changing = await startChanging(newest, { calicoVersion: '3.31.2' });
    const stopped = await changing.change({});
    assert.equal(stopped.kind, 'stopped');
    assert.match(said(stopped), /`ebpf-bootstrap` mounts the volume `var-run-calico`/);
    const forced = await changing.change({ force: true });
    assert.equal(forced.kind, 'refused', said(forced));
    assert.deepEqual(forced.refusal?.codes, ['nonprivileged-daemonset-invalid']);
    assert.match(said(forced), /DaemonSet\.apps "calico-node" is invalid/);
    assert.equal((await changing.undo()).kind, 'done');
  });

  it('a pod that never gets ready: which, and why', async () => {
    changing = await startChanging(newest, { calicoVersion: '3.26.5' });
    changing.cluster.control.pods({ neverReady: ['node-2'] });
    const outcome = await changing.change({ limits: { stuckMs: 4000 } });
    assert.equal(outcome.kind, 'stuck', said(outcome));
    assert.match(
      said(outcome),
      /^The rollout is stuck: \d of 3 pods are new, [12] available\. node-2: pod calico-node-\w+ is failing: .*calico-node: CrashLoopBackOff, 3 restarts.*BackOff: Back-off restarting/,
    );
    assert.match(
      said(outcome),
      /The change was made: the Installation in embedded says `nonPrivileged: Enabled`/,
    );
    assert.deepEqual(outcome.offers, ['undo', 'verify']);
    const fault = changing.events.filter((event) => event.kind === 'pod-fault');
    assert.deepEqual(
      fault.map(({ node }) => node.node),
      ['node-2'],
    );
    changing.cluster.control.pods({ neverReady: [] });
    assert.equal((await changing.undo()).kind, 'done');
  });

  it('a node that vanishes in the middle is not waited for', async () => {
    changing = await startChanging(newest, { calicoVersion: '3.26.5' });
    const { control } = changing.cluster;
    control.pods({ held: true });
    let gone = false;
    const outcome = await changing.change(
      {},
      {
        onEvent: (event) => {
          if (gone || event.kind !== 'progress' || event.progress.phase !== 'rollout') return;
          gone = true;
          control.removeNode('node-3');
          control.pods({ held: false });
        },
      },
    );
    assert.equal(outcome.kind, 'done', said(outcome));
    assert.deepEqual(
      outcome.verification?.pods.map(({ node }) => node),
      ['node-1', 'node-2'],
    );
  });

  it('somebody who sets it back', async () => {
    changing = await startChanging(newest, { calicoVersion: '3.26.5' });
    changing.cluster.control.operator({ paused: true });
    const outcome = await changing.change(
      {},
      {
        onEvent: (event) => {
          if (event.kind !== 'step' || event.step !== 'operator') return;
          void changing
            .out(
              'patch',
              'installation',
              'default',
              '--type=merge',
              '-p',
              '{"spec":{"nonPrivileged":"Disabled"}}',
            )
            .then(() => changing.cluster.control.operator({ paused: false }));
        },
      },
    );
    assert.equal(outcome.kind, 'overtaken', said(outcome));
    assert.match(said(outcome), /nonPrivileged was changed again/);
  });

  it('an operator that is not there', async () => {
    changing = await startChanging(newest, { calicoVersion: '3.26.5' });
    changing.cluster.control.operator({ paused: true });
    const outcome = await changing.change({ limits: { operatorMs: 800 } });
    assert.equal(outcome.kind, 'stuck');
    assert.match(said(outcome), /The operator has not reported on this generation/);
  });

  it('a verb that is missing is named before anything happens', async () => {
    changing = await startChanging(newest, { calicoVersion: '3.26.5' });
    changing.cluster.control.deny([{ verb: 'patch', resource: 'installations' }, { resource: 'nodes' }]);
    const outcome = await changing.change({});
    assert.equal(outcome.kind, 'stopped');
    assert.match(said(outcome), /You may not patch installations\.operator\.tigera\.io\. Ask for a role/);
    const nodes = outcome.report?.lines.find(({ id }) => id === 'nodes');
    assert.equal(nodes?.status, 'unknown');
  });

  it('a conflict: somebody has changed the spec while the user was thinking', async () => {
    changing = await startChanging(newest, { calicoVersion: '3.26.5' });
    const outcome = await changing.change(
      {},
      {
        confirm: async () => {
          await changing.out(
            'patch',
            'installation',
            'default',
            '--type=merge',
            '-p',
            '{"spec":{"controlPlaneReplicas":5}}',
          );
          return true;
        },
      },
    );
    assert.equal(outcome.kind, 'conflict', said(outcome));
    assert.equal(outcome.written, 'no');
    assert.equal(
      await changing.installation('{.spec.controlPlaneReplicas} {.spec.nonPrivileged}'),
      '5 Disabled',
    );
  });
});

describe('watches that are lost on the way', () => {
  let changing: Changing;
  before(async () => {
    changing = await startChanging(newest, { calicoVersion: '3.26.5' });
  });
  after(() => changing.stop());

  const losses: [string, (changing: Changing) => void][] = [
    ['ended by the server', ({ cluster }) => cluster.control.closeWatches()],
    ['expired', ({ cluster }) => cluster.control.expireWatches()],
    [
      'refused with 410 when they begin',
      ({ cluster }) => {
        cluster.control.fault({ effect: { kind: 'status', code: 410 }, path: 'watch=true', times: 3 });
        cluster.control.closeWatches();
      },
    ],
  ];
  for (const [index, [name, lose]] of losses.entries()) {
    it(name, async () => {
      const { control } = changing.cluster;
      // The rollout waits for the loss, however busy the machine is.
      control.pods({ held: true });
      let lost = false;
      const events: string[] = [];
      const outcome = await changing.change(
        { change: index % 2 === 0 ? 'enable' : 'disable' },
        {
          onEvent: (event) => {
            if (event.kind === 'note') {
              events.push(event.text);
              if (lost) control.pods({ held: false });
            }
            if (lost || event.kind !== 'progress' || event.progress.phase !== 'rollout') return;
            lost = true;
            lose(changing);
          },
        },
      );
      assert.equal(outcome.kind, 'done', said(outcome));
      control.clearFaults();
      assert.ok(
        events.some((text) => /began anew/.test(text)),
        events.join('\n'),
      );
    });
  }
});

describe('a change that is cancelled', () => {
  let changing: Changing;
  before(async () => {
    changing = await startChanging(newest, { calicoVersion: '3.26.5' });
  });
  after(() => changing.stop());

  const moments: [step: string, written: 'yes' | 'no', words: RegExp][] = [
    ['preflight', 'no', /^Cancelled\. Nothing was written to embedded\.$/],
    ['diff', 'no', /^Cancelled\. Nothing was written to embedded\.$/],
    ['write', 'no', /^Cancelled\. Nothing was written to embedded in this run\.$/],
    [
      'operator',
      'yes',
      /^No longer watching\. The change was made: the Installation in embedded says `nonPrivileged: Enabled`\./,
    ],
    [
      'rollout',
      'yes',
      /^No longer watching\. The change was made.* When last seen, \d of 3 calico-node pods were new.* the rollout continues\.$/,
    ],
    [
      'verify',
      'yes',
      /^No longer watching\. The change was made.* When last seen, all 3 calico-node pods were new and available\.$/,
    ],
  ];
  for (const [step, written, words] of moments) {
    it(`at ${step}`, async () => {
      const { control } = changing.cluster;
      // What the user does not wait for is not over before that, however busy the machine is.
      control.operator({ paused: step === 'operator' });
      control.pods({ held: step === 'rollout' });
      const controller = new AbortController();
      const outcome = await changing.change(
        {},
        {
          signal: controller.signal,
          onEvent: (event) => {
            if (event.kind === 'step' && event.step === step) controller.abort();
          },
        },
      );
      control.operator({ paused: false });
      control.pods({ held: false });
      assert.equal(outcome.kind, 'cancelled', said(outcome));
      assert.equal(outcome.written, written);
      assert.match(said(outcome), words);
      assert.equal(await field(changing), written === 'yes' ? 'Enabled' : 'Disabled');
      assert.equal(outcome.offers.includes('undo'), written === 'yes');
      if (written === 'yes') assert.equal((await changing.undo()).kind, 'done');
    });
  }
});

describe('a cluster that is gone for good while it is written to', () => {
  let changing: Changing;
  before(async () => {
    changing = await startChanging(newest, { calicoVersion: '3.26.5', requestTimeoutMs: 2000 });
  });
  after(() => changing.stop());

  // kubectl reads the object, then patches it; what comes then is the looking whether it arrived.
  const moments: [
    string,
    nth: number,
    when: 'before' | 'after',
    written: string,
    live: string,
    words: RegExp,
  ][] = [
    [
      'the patch took effect',
      2,
      'after',
      'unknown',
      'Enabled',
      /Whether the Installation in embedded was changed is not known/,
    ],
    [
      'the patch did not arrive',
      2,
      'before',
      'unknown',
      'Disabled',
      /Whether the Installation in embedded was changed is not known/,
    ],
    [
      'the patch was answered',
      3,
      'before',
      'yes',
      'Enabled',
      /The change was made: .* the operator had not changed the template/,
    ],
  ];
  for (const [name, nth, when, written, live, words] of moments) {
    it(name, async () => {
      const { control } = changing.cluster;
      const outcome = await changing.change(
        { limits: { patienceMs: 300 } },
        {
          onEvent: (event) => {
            if (event.kind === 'step' && event.step === 'write')
              control.fault({ effect: { kind: 'drop', when }, nth });
          },
        },
      );
      control.clearFaults();
      assert.deepEqual([outcome.kind, outcome.written], ['failed', written], said(outcome));
      assert.match(said(outcome), words);
      assert.equal(await field(changing), live);
      assert.ok(outcome.offers.includes('undo'));
      assert.equal((await changing.undo()).kind, 'done');
    });
  }
});

describe('an upgrade into a release that has withdrawn the mode', () => {
  let changing: Changing;
  after(() => changing.stop());

  it('is seen as such; to remove the field is the cure', async () => {
    changing = await startChanging(newest, { calicoVersion: '3.30.6' });
    assert.equal((await changing.change({})).kind, 'done');
    changing.cluster.control.operator({ calicoVersion: '3.30.7' });
    const stopped = await changing.change({});
    assert.equal(stopped.kind, 'stopped');
    assert.deepEqual(stopped.offers, ['remove']);
    const version = stopped.report?.lines.find(({ id }) => id === 'version');
    assert.match(version?.text ?? '', /operator is that of Calico 3\.30\.7, but 3\.30\.6 is running/);
    const removed = await changing.change({ change: 'remove' });
    assert.equal(removed.kind, 'done', said(removed));
    assert.ok(removed.verification?.pods.every(({ privileged }) => privileged));
  });
});
