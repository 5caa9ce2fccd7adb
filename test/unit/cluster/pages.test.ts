import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ModeAtVersion } from '../../../src/cluster/calico-facts.ts';
import { changeMarkdown } from '../../../src/cluster/change/page.ts';
import { checkLine } from '../../../src/cluster/preflight/line.ts';
import { preflightMarkdown } from '../../../src/cluster/preflight/markdown.ts';
import { systemsLine } from '../../../src/cluster/preflight/systems-line.ts';
import type { NodeProgress, NodeStage } from '../../../src/cluster/rollout/nodes.ts';
import { progressMarkdown } from '../../../src/cluster/rollout/progress-markdown.ts';
import { verificationMarkdown } from '../../../src/cluster/rollout/verification-markdown.ts';
import type { VerifiedPod } from '../../../src/cluster/rollout/verify.ts';

const target = { context: 'staging', server: 'https://192.0.2.1:6443' };

describe('the page of a preflight', () => {
  const report = {
    target,
    change: 'enable' as const,
    calicoVersion: '3.32.1',
    mode: undefined,
    current: 'Enabled',
    offer: 'remove' as const,
    lines: [
      checkLine('nodes', 'pass', '3 nodes, all Ready.'),
      checkLine('mode', 'block', 'It is withdrawn.', 'Remove nonPrivileged.', [], 'nonprivileged-removed'),
      checkLine('cidr-overlap', 'warn', 'Two pools overlap.', '', ['spec.calicoNetwork'], 'cidr-overlap'),
    ],
  };

  it('says what it comes to first, then the worst', () => {
    const text = preflightMarkdown(report, { time: '13:05:12' });
    assert.match(
      text,
      /^# Check for non-privileged mode in staging\n\n`https:\/\/192\.0\.2\.1:6443` · Calico 3\.32\.1 · `nonPrivileged: Enabled` · checked at 13:05:12\n\n> \*\*Not possible: /,
    );
    assert.match(text, /> 1 blocker · 1 warning · 1 passed\n/);
    assert.ok(text.indexOf('## Blockers') < text.indexOf('## Warnings'));
    assert.doesNotMatch(text, /\]\(/);
  });

  it('links what is a rule', () => {
    const text = preflightMarkdown(report, { rulePage: (rule) => `page:${rule}` });
    assert.match(
      text,
      /^- \*\*mode\*\*: It is withdrawn\. \*Remove nonPrivileged\.\* \(\[nonprivileged-removed\]\(page:nonprivileged-removed\)\)$/m,
    );
    assert.match(
      text,
      /^- \*\*\[cidr-overlap\]\(page:cidr-overlap\)\*\*: Two pools overlap\.\n {2}- spec\.calicoNetwork$/m,
    );
  });
});

describe('the systems of the nodes', () => {
  const node = (name: string, architecture: string, os = 'linux') => ({
    name,
    ready: true,
    os,
    kernel: '6.1.0',
    architecture,
    image: 'Debian GNU/Linux 12',
  });
  const brokenOnArm: ModeAtVersion = {
    mode: 'on',
    reasons: [],
    code: '',
    brokenOn: [{ architecture: 'arm64', reason: 'The images lack the set-uid bit.' }],
  };

  it('blocks where the mode is known not to work on some', () => {
    const found = systemsLine([node('a', 'amd64'), node('b', 'arm64')], brokenOnArm);
    assert.deepEqual([found.status, found.items[0]], ['block', 'b']);
    assert.deepEqual(
      [found.text, found.more],
      ['1 of 2 nodes are arm64.', 'The images lack the set-uid bit.'],
    );
  });

  it('passes otherwise, and names them; Windows is no matter of the mode', () => {
    const found = systemsLine(
      [node('a', 'amd64'), node('b', 'amd64'), node('w', 'arm64', 'windows')],
      brokenOnArm,
    );
    assert.deepEqual(
      [found.status, found.items],
      [
        'pass',
        [
          '2 × Debian GNU/Linux 12, kernel 6.1.0, amd64',
          '1 Windows: calico-node is a host process there, which the mode does not change',
        ],
      ],
    );
  });
});

describe('the page of a change', () => {
  const progress = (counts: Partial<Record<NodeStage, number>>) => {
    const nodes: NodeProgress[] = Object.entries(counts).flatMap(([stage, count]) =>
      Array.from({ length: count }, (_, index) => ({
        node: `${stage}-${index}`,
        pod: `pod-${stage}-${index}`,
        stage: stage as NodeStage,
        fault: stage === 'failing' ? 'calico-node: CrashLoopBackOff | 3 restarts' : '',
      })),
    );
    return { phase: 'rollout' as const, nodes, desired: nodes.length, updated: 0, available: 0 };
  };

  it('groups nodes by phase, those that move first', () => {
    const text = progressMarkdown(progress({ waiting: 2, ready: 37, failing: 1, starting: 10 })).join('\n');
    assert.match(text, /^\*\*37 of 50 nodes\*\* have the new pod/);
    const order = ['## Stuck: 1', '## Starting: 10', '## Not updated yet: 2', '## Ready: 37'];
    assert.deepEqual(
      [...order].sort((one, other) => text.indexOf(one) - text.indexOf(other)),
      order,
    );
    assert.match(text, /\| failing-0 \| `pod-failing-0` \| calico-node: CrashLoopBackOff \\\| 3 restarts \|/);
  });

  it('takes no old pod for a new one before the template has changed', () => {
    const refused = { ...progress({ ready: 8 }), phase: 'degraded' as const };
    assert.deepEqual(progressMarkdown(refused), ['calico-node runs as before on 8 nodes.']);
  });

  it('stays small on large clusters', () => {
    const text = progressMarkdown(progress({ waiting: 3000, ready: 1900, starting: 100 })).join('\n');
    assert.ok(text.length < 10_000, String(text.length));
    assert.match(text, /… and 2900 more/);
  });

  const page = {
    target,
    change: 'enable' as const,
    begun: '13:05:12',
    steps: [
      { time: '13:05:12', text: 'Looking at the cluster' },
      { time: '13:05:14', text: 'Waiting for the operator' },
    ],
    notes: [],
    progress: undefined,
    outcome: undefined,
    next: [],
  };

  it('says what it waits for', () => {
    const text = changeMarkdown(page);
    assert.match(text, /^> \*\*Waiting for the operator\*\*$/m);
    assert.match(text, /^- 13:05:12 Looking at the cluster\n- 13:05:14 Waiting for the operator …$/m);
  });

  it('quotes what the operator says, once, and leads to the rule', () => {
    const message = 'Invalid Installation provided: it is deprecated';
    const outcome = {
      kind: 'refused' as const,
      statement: {
        happened: 'The operator refuses it: TigeraStatus calico is Degraded (Invalid).',
        quoted: message,
        details: ['The change was made.'],
      },
      refusal: { row: 'calico', reason: 'Invalid', message, codes: ['nonprivileged-removed'] },
    };
    const text = changeMarkdown({ ...page, outcome }, (rule) => `page:${rule}`);
    assert.match(text, /> \*\*The operator refuses it: TigeraStatus calico is Degraded \(Invalid\)\.\*\*/);
    assert.equal(text.split(message).length, 2);
    assert.match(text, /\[nonprivileged-removed\]\(page:nonprivileged-removed\)/);
  });
});

describe('the page of a verification', () => {
  const pod = (index: number, more: Partial<VerifiedPod> = {}): VerifiedPod => ({
    node: `node-${index}`,
    pod: `calico-node-${index}`,
    runAsUser: 10001,
    privileged: false,
    capabilities: ['NET_ADMIN', 'NET_RAW'],
    hostpathInit: true,
    faults: [],
    ...more,
  });
  const verification = (pods: readonly VerifiedPod[]) => ({
    target,
    wanted: 'non-privileged' as const,
    calicoVersion: '3.26.5',
    verified: pods.every(({ faults }) => faults.length === 0),
    faults: [],
    pods,
    desired: pods.length,
  });

  it('has a row for every pod, those with faults first', () => {
    const text = verificationMarkdown(
      verification([pod(1), pod(2, { privileged: true, faults: ['is privileged'] })]),
    );
    assert.match(text, /> \*\*Not verified\.\*\*\n> - 1 of 2 pods do not comply\./);
    assert.match(
      text,
      /\| node-2 \| `calico-node-2` \| yes \| 10001 \| NET_ADMIN, NET_RAW \| yes \| is privileged \|[\s\S]*\| node-1 \|/,
    );
  });

  it('puts thousands that are alike into a line', () => {
    const text = verificationMarkdown(verification(Array.from({ length: 5000 }, (_, index) => pod(index))));
    assert.match(text, /> \*\*Verified: calico-node runs non-privileged on all 5000 nodes\.\*\*/);
    assert.match(text, /\| 5000 nodes: node-0, node-1, node-2, … \| no \| 10001 \|/);
    assert.ok(text.length < 2000);
  });

  it('is honest about pods that could not be asked from inside', () => {
    const text = verificationMarkdown(
      verification([
        pod(1, { inside: { uid: 10001, how: 'id -u' } }),
        pod(2, { inside: { uid: undefined, how: 'the image has neither' } }),
        pod(3),
      ]),
    );
    assert.match(text, /\| yes \| 10001 \(id -u\) \|\n.*\| yes \| exec failed \|\n.*\| yes \| {2}\|/);
    assert.match(text, /1 pod could not be checked with kubectl exec \(the image has neither\)/);
  });
});
