import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { watchCalicoNode, watchNodePods } from '../../src/cluster/commands/watch-objects.ts';
import { templateSpec } from '../../src/cluster/facts/gather.ts';
import { nodeMarks } from '../../src/cluster/facts/node-template.ts';
import { follow } from '../../src/cluster/kubectl/follow.ts';
import type { LiveObject } from '../../src/cluster/object/live-object.ts';
import { watchedPod } from '../../src/cluster/rollout/pod-state.ts';
import type { ResourceKind } from '../embedded-cluster/api/kinds.ts';
import { kubectls } from '../embedded-cluster/kubectl.ts';
import type { JsonObject } from '../embedded-cluster/objects/object.ts';
import { type Changing, startChanging } from './changing.ts';

/** As much of the kind as the store needs to find its objects. */
const PODS = { group: '', plural: 'pods' } as ResourceKind;

const MESSAGE =
  'a "word", a \\back\\slash, {{braces}}, a tab\t, a line\nand \u001b[31mred\u001b[0m \u0007 ü 🦌';
const container = (securityContext?: JsonObject) => ({
  name: 'calico-node',
  image: 'node:v3',
  ...(securityContext && { securityContext }),
});

const ODD: { metadata?: JsonObject; spec?: JsonObject; status?: JsonObject }[] = [
  {},
  { spec: { containers: [] }, status: {} },
  { spec: { nodeName: 'a', containers: [{ name: 'other' }, container()] } },
  { spec: { containers: [container({ privileged: false, runAsUser: 1000600000, runAsNonRoot: false })] } },
  {
    metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' },
    spec: { initContainers: [{ name: 'hostpath-init' }], containers: [container({ privileged: true })] },
  },
  {
    status: {
      phase: 'Pending',
      conditions: [
        { type: 'Ready', status: 'False', message: 'not this' },
        { type: 'PodScheduled', status: 'False', message: MESSAGE },
      ],
      initContainerStatuses: [
        {
          name: 'one',
          ready: true,
          restartCount: 0,
          state: { terminated: { exitCode: 0, reason: 'Completed' } },
        },
        { name: 'two', state: { running: {} } },
        {
          name: 'three',
          restartCount: 3,
          state: { waiting: { reason: 'CrashLoopBackOff', message: MESSAGE } },
        },
      ],
      containerStatuses: [
        { name: 'calico-node', ready: false, restartCount: 0, state: {} },
        { name: 'five' },
      ],
    },
  },
];

for (const [name, program] of kubectls()) {
  describe(`${name}: extracts of what is watched`, () => {
    let changing: Changing;
    const seen = new Map<string, LiveObject>();
    before(async () => {
      changing = await startChanging(program, { calicoVersion: '3.26.5', nodes: 4 });
      for (const [index, one] of ODD.entries()) {
        const labels = { 'k8s-app': 'calico-node' };
        const metadata = { name: `odd-${index}`, namespace: 'calico-system', labels, ...one.metadata };
        changing.cluster.store.put(PODS, { apiVersion: 'v1', kind: 'Pod', ...one, metadata });
      }
    });
    after(() => changing.stop());

    const watch = async (command: typeof watchNodePods, enough: () => boolean) => {
      const controller = new AbortController();
      await follow(changing.kubectl, command, undefined, {
        context: 'embedded',
        signal: controller.signal,
        patienceMs: 5000,
        onEvent: ({ object }) => {
          seen.set(object.metadata.name, object);
          if (enough()) controller.abort();
        },
      });
    };
    const whole = async (...argv: string[]) =>
      JSON.parse(await changing.out('get', '-n', 'calico-system', '-o', 'json', ...argv));

    it('say of pods what the whole says', async () => {
      await watch(watchNodePods, () => seen.size === 4 + ODD.length);
      const { items } = await whole('pods', '-l', 'k8s-app=calico-node');
      assert.equal(items.length, 4 + ODD.length);
      for (const pod of items) {
        assert.deepEqual(watchedPod(seen.get(pod.metadata.name)!), watchedPod(pod));
      }
    });

    it('say of the DaemonSet what the whole says', async () => {
      await watch(watchCalicoNode, () => seen.has('calico-node'));
      const extract = seen.get('calico-node')!;
      const set = await whole('daemonset', 'calico-node');
      assert.deepEqual(nodeMarks(templateSpec(extract)), nodeMarks(templateSpec(set)));
      assert.ok(nodeMarks(templateSpec(set)));
      assert.equal(extract.metadata.generation, set.metadata.generation);
      assert.equal((extract.status as { numberAvailable: number }).numberAvailable, 4);
    });
  });
}
