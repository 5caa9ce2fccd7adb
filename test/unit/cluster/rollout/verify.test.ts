import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ownCalicoFacts } from '../../../../src/cli/cluster/calico-facts.ts';
import type { NodePod } from '../../../../src/cluster/commands/list-node-pods.ts';
import { success } from '../../../../src/cluster/errors/result.ts';
import type { Kubectl } from '../../../../src/cluster/kubectl/kubectl.ts';
import { verify } from '../../../../src/cluster/rollout/verify.ts';

const condition = (type: string, status: string) => ({ type, status, observedGeneration: 3 });

const OBJECTS = [
  { kind: 'Installation', metadata: { name: 'default', generation: 3 }, spec: { nonPrivileged: 'Disabled' } },
  {
    kind: 'TigeraStatus',
    metadata: { name: 'calico' },
    status: { conditions: [condition('Available', 'True'), condition('Degraded', 'False')] },
  },
  {
    kind: 'DaemonSet',
    metadata: { name: 'calico-node', generation: 2 },
    spec: {
      template: { spec: { containers: [{ name: 'calico-node', securityContext: { privileged: true } }] } },
    },
    status: {
      observedGeneration: 2,
      desiredNumberScheduled: 2,
      updatedNumberScheduled: 2,
      numberAvailable: 2,
    },
  },
];

const pod = (node: string, more: Partial<NodePod> = {}): NodePod => ({
  name: `calico-node-${node}`,
  node,
  hash: 'new',
  securityContext: { privileged: true },
  initContainers: [],
  ready: true,
  restarts: 0,
  terminating: false,
  ...more,
});

async function faultsOf(...pods: NodePod[]): Promise<readonly string[]> {
  const kubectl: Kubectl = {
    program: 'kubectl',
    run: async ({ id }) => success(id === 'list-node-pods' ? pods : OBJECTS) as never,
    watch: () => assert.fail('nothing is watched'),
  };
  const target = { context: 'prod', server: 'https://prod' };
  const verified = await verify(kubectl, {
    target,
    wanted: 'privileged',
    calicoVersion: '3.26.5',
    calicoFacts: ownCalicoFacts(),
  });
  assert.ok(verified.ok);
  const ofPods = verified.value.pods.flatMap(({ node, faults }) =>
    faults.map((fault) => `${node}: ${fault}`),
  );
  assert.equal(verified.value.verified, verified.value.faults.length + ofPods.length === 0);
  return [...verified.value.faults, ...ofPods];
}

describe('the proof that calico-node runs as it should', () => {
  it('is there where every pod is of the one template, on every node', async () => {
    assert.deepEqual(await faultsOf(pod('a'), pod('b')), []);
  });

  it('is not where pods come from several templates, whatever the DaemonSet counts', async () => {
    assert.deepEqual(await faultsOf(pod('a'), pod('b', { hash: 'old' })), [
      'The pods come from 2 templates.',
    ]);
  });

  it('does not count the template of a pod that is terminating', async () => {
    const ending = pod('b', { name: 'old', hash: 'old', terminating: true });
    assert.deepEqual(await faultsOf(pod('a'), pod('b'), ending), ['b: is terminating']);
  });

  it('is not where a node has none', async () => {
    assert.deepEqual(await faultsOf(pod('a')), ['1 nodes have a calico-node pod, and 2 should.']);
  });
});
