import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type Bench, kubectls, startBench } from '../embedded-cluster/kubectl.ts';

const [[, kubectl] = ['', '']] = kubectls();
const ENABLE = [
  'patch',
  'installation',
  'default',
  '--type=merge',
  '-p',
  '{"spec":{"nonPrivileged":"Enabled"}}',
];
const STATUS = ['get', 'tigerastatus', 'calico', '-w', '-o', 'json'];

describe('the operator of the embedded cluster', () => {
  describe('at 3.26.5, which takes the mode', () => {
    let bench: Bench;
    before(async () => {
      bench = await startBench(kubectl, { calicoVersion: '3.26.5', podDelayMs: 50 });
      await bench.out(...ENABLE);
    });
    after(() => bench.stop());

    it('rolls calico-node node by node, non-privileged and non-root', async () => {
      const changed = (printed: string) => printed.includes('hostpath-init');
      await bench.until(['get', 'ds', 'calico-node', '-n', 'calico-system', '-w', '-o', 'json'], changed);
      await bench.out('rollout', 'status', 'ds/calico-node', '-n', 'calico-system', '--timeout=20s');
      const { items } = JSON.parse(
        await bench.out('get', 'pods', '-n', 'calico-system', '-l', 'k8s-app=calico-node', '-o', 'json'),
      );
      assert.equal(items.length, 3);
      for (const { spec } of items) {
        const { securityContext } = spec.containers.find(
          (one: { name: string }) => one.name === 'calico-node',
        );
        assert.equal(securityContext.privileged, false);
        assert.equal(securityContext.runAsUser, 10001);
        assert.deepEqual(securityContext.capabilities.add, ['NET_ADMIN', 'NET_BIND_SERVICE', 'NET_RAW']);
      }
    });

    it('says so in TigeraStatus, for this generation', async () => {
      const generation = await bench.installation('{.metadata.generation}');
      const settled = (printed: string) =>
        printed.includes('"All objects available"') &&
        printed.includes(`"observedGeneration": ${generation}`);
      await bench.until(STATUS, settled);
    });
  });

  const refusals: [string, RegExp][] = [
    ['3.32.1', /non-privileged Calico is deprecated/],
    [
      '3.31.2',
      /Error creating \/ updating resource: DaemonSet\.apps \\"calico-node\\" is invalid.*var-run-calico/,
    ],
  ];
  for (const [calicoVersion, message] of refusals) {
    it(`at ${calicoVersion} goes Degraded and leaves calico-node as it was`, async () => {
      const bench = await startBench(kubectl, { calicoVersion });
      try {
        const template = [
          'get',
          'ds',
          'calico-node',
          '-n',
          'calico-system',
          '-o',
          'jsonpath={.metadata.generation}',
        ];
        const before = await bench.out(...template);
        await bench.out(...ENABLE);
        await bench.until(STATUS, (printed) => message.test(printed));
        assert.equal(await bench.out(...template), before);
      } finally {
        await bench.stop();
      }
    });
  }

  it('refuses what another of our rules refuses', async () => {
    const bench = await startBench(kubectl, { calicoVersion: '3.29.7' });
    try {
      await bench.out(...ENABLE.slice(0, -1), '{"spec":{"flexVolumePath":"none"}}');
      await bench.until(STATUS, (printed) => /Invalid Installation provided: .*flexVolumePath/.test(printed));
    } finally {
      await bench.stop();
    }
  });

  it('has a pod that never gets ready, where that is ordered', async () => {
    const bench = await startBench(kubectl, { calicoVersion: '3.26.5' });
    try {
      bench.cluster.control.pods({ neverReady: ['node-2'] });
      await bench.out(...ENABLE);
      const changed = (printed: string) => printed.includes('hostpath-init');
      await bench.until(['get', 'ds', 'calico-node', '-n', 'calico-system', '-w', '-o', 'json'], changed);
      const rollout = ['rollout', 'status', 'ds/calico-node', '-n', 'calico-system', '--timeout=2s'];
      assert.equal((await bench.run(rollout)).code, 1);
      bench.cluster.control.pods({ neverReady: [] });
      await bench.out('rollout', 'status', 'ds/calico-node', '-n', 'calico-system', '--timeout=20s');
    } finally {
      await bench.stop();
    }
  });
});
