import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ownCalicoFacts } from '../../../../src/cli/cluster/calico-facts.ts';
import { cancelled } from '../../../../src/cluster/errors/error.ts';
import { failure, success } from '../../../../src/cluster/errors/result.ts';
import type { Kubectl } from '../../../../src/cluster/kubectl/kubectl.ts';
import type { Json } from '../../../../src/cluster/object/live-object.ts';
import type { Limits } from '../../../../src/cluster/rollout/limits.ts';
import { type WaitResult, waitForRollout } from '../../../../src/cluster/rollout/wait.ts';

const NEVER = 2 ** 31 - 1;

function row(generation: number): Json {
  const conditions = ['Available', 'Degraded'].map((type) => ({
    type,
    status: type === 'Available' ? 'True' : 'False',
    observedGeneration: generation,
  }));
  return { metadata: { name: 'calico' }, status: { conditions } };
}

function daemonSet(privileged: boolean, updated: number): Json {
  const container = { name: 'calico-node', securityContext: { privileged } };
  const initContainers = privileged ? [] : [{ name: 'hostpath-init' }];
  return {
    metadata: { name: 'calico-node', generation: 2 },
    spec: { template: { spec: { containers: [container], initContainers } } },
    status: {
      observedGeneration: 2,
      desiredNumberScheduled: 3,
      updatedNumberScheduled: updated,
      numberAvailable: 3,
    },
  };
}

/** A cluster in which nothing moves. */
function wait(objects: Readonly<Record<string, Json>>, limits: Limits): Promise<WaitResult> {
  const about = { context: 'prod', program: 'kubectl' };
  const kubectl: Kubectl = {
    program: 'kubectl',
    run: async () => success([]) as never,
    async watch({ id }, _input, { signal, onValue }) {
      const object = objects[id];
      if (object !== undefined) onValue({ type: 'ADDED', object });
      await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
      return failure(cancelled(about));
    },
  };
  return waitForRollout(kubectl, {
    context: 'prod',
    value: undefined,
    expected: { generation: 3, mode: 'non-privileged', rowsBefore: new Map() },
    calicoFacts: ownCalicoFacts(),
    limits,
    signal: undefined,
    onProgress: () => {},
    onNote: () => {},
  });
}

describe('the patience of a wait', function () {
  this.timeout(10_000);
  const table: readonly (readonly [phase: string, objects: Readonly<Record<string, Json>>, keyof Limits])[] =
    [
      ['operator', { 'watch-tigerastatus': row(2), 'watch-calico-node': daemonSet(true, 3) }, 'operatorMs'],
      ['rollout', { 'watch-tigerastatus': row(3), 'watch-calico-node': daemonSet(false, 1) }, 'stuckMs'],
    ];
  for (const [phase, objects, limit] of table) {
    it(`is ${limit} in the phase ${phase}`, async () => {
      // The patience that runs before anything is heard is the operator's, whatever comes then: that one is endless.
      let reads = 0;
      const result = await wait(objects, {
        get operatorMs() {
          reads += 1;
          return limit === 'operatorMs' && reads > 1 ? 1 : NEVER;
        },
        stuckMs: limit === 'stuckMs' ? 1 : NEVER,
        settleMs: NEVER,
        patienceMs: NEVER,
      });
      assert.equal(result.kind, 'stuck');
    });
  }
});
