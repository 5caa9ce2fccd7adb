import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { lossesInWords } from '../../src/cluster/apply/losses.ts';
import {
  type ApplyPlan,
  carryOut,
  type Manifest,
  planApply,
  planChoice,
} from '../../src/cluster/apply/plan.ts';
import { compared } from '../../src/cluster/compare/compared.ts';
import { changeInWords } from '../../src/cluster/compare/words.ts';
import { createKubectl, type Kubectl } from '../../src/cluster/kubectl/kubectl.ts';
import { at } from '../../src/cluster/object/at.ts';
import type { Json, LiveObject } from '../../src/cluster/object/live-object.ts';
import { startCluster } from '../embedded-cluster/cluster.ts';
import { type Bench, kubectls, kubectlsOnApiServers, startBench } from '../embedded-cluster/kubectl.ts';

type Spec = { readonly [field: string]: Json };

const manifest = (spec: Spec, metadata: Spec = {}): Manifest => {
  const object = {
    apiVersion: 'operator.tigera.io/v1',
    kind: 'Installation',
    metadata: { name: 'default', ...metadata },
    spec,
  };
  return { name: 'default', manifest: JSON.stringify(object), object };
};

for (const [name, program, start] of kubectlsOnApiServers()) {
  describe(`${name}: applying an Installation`, function () {
    this.timeout(60_000);
    let bench: Bench;
    let kubectl: Kubectl;
    const IN = { context: 'embedded' };

    beforeEach(async () => {
      bench = await startBench(program, { operatorDelayMs: 5 }, start);
      kubectl = createKubectl({ program, env: bench.environment, requestTimeoutMs: 20_000 });
    });
    afterEach(() => bench.stop());

    const plan = async (wanted: Manifest): Promise<ApplyPlan> => {
      const planned = await planApply(kubectl, wanted, IN);
      assert.ok(planned.ok, JSON.stringify(planned));
      return planned.value;
    };
    const choose = async (first: ApplyPlan, ...taken: string[]): Promise<ApplyPlan> => {
      const planned = await planChoice(kubectl, first, taken, IN);
      assert.ok(planned.ok, JSON.stringify(planned));
      return planned.value;
    };
    const write = async (planned: ApplyPlan): Promise<LiveObject> => {
      const written = await carryOut(kubectl, planned, IN);
      assert.ok(written.ok, JSON.stringify(written));
      return written.value;
    };
    const patch = (spec: Spec, manager = 'kubectl-edit') =>
      bench.out(
        'patch',
        'installation',
        'default',
        '--type=merge',
        `--field-manager=${manager}`,
        `--patch=${JSON.stringify({ spec })}`,
      );
    const writeStatus = (status: object) =>
      fetch(`${bench.cluster.url}/apis/operator.tigera.io/v1/installations/default/status`, {
        method: 'PATCH',
        body: JSON.stringify({ status }),
        headers: { 'content-type': 'application/merge-patch+json' },
      });
    const live = async () =>
      JSON.parse(
        await bench.out('get', '--raw', '/apis/operator.tigera.io/v1/installations/default'),
      ) as LiveObject;
    const spec = async (field: string) => bench.installation(`{.spec.${field}}`);
    /** Only the embedded one can tell what it was asked. */
    const isEmbedded = start === startCluster;
    const applications = () =>
      bench.cluster.control
        .requests()
        .filter(({ method, path }) => method === 'PATCH' && !/dryRun=All|status/.test(path));
    const owners = (object: LiveObject, field: string) =>
      (object.metadata.managedFields as unknown as { manager: string; fieldsV1: Json }[])
        .filter(({ fieldsV1 }) => JSON.stringify(at(fieldsV1, 'f:spec') ?? {}).includes(`"f:${field}"`))
        .map(({ manager }) => manager);

    it('goes client-side where the live object is kept so, and the field comes out again', async () => {
      await bench.out('delete', 'installation', 'default', '--wait=false');
      const { object } = manifest({ variant: 'Calico', calicoNetwork: { mtu: 1400 } });
      const file = `${bench.folder}/own.yaml`;
      writeFileSync(file, JSON.stringify(object));
      await bench.out('apply', '-f', file);
      const planned = await plan(manifest({ variant: 'Calico', nonPrivileged: 'Enabled' }));
      assert.equal(planned.way, 'client-side');
      assert.deepEqual(planned.conflicts, []);
      const { changes } = compared(planned, { defaults: false });
      assert.deepEqual(changes.map(changeInWords).sort(), [
        'spec.calicoNetwork.mtu 1400 → unset',
        // It is the operator that fills it in.
        `spec.nonPrivileged ${isEmbedded ? 'Disabled' : 'unset'} → Enabled`,
      ]);
      assert.equal(lossesInWords(planned.live, changes), 'removes spec.calicoNetwork.mtu (1400)');
      await write(planned);
      assert.deepEqual([await spec('nonPrivileged'), await spec('calicoNetwork.mtu')], ['Enabled', '']);
    });

    it('creates server-side, as kubectl', async () => {
      await bench.out('delete', 'installation', 'default', '--wait=false');
      const planned = await plan(manifest({ variant: 'Calico' }));
      assert.deepEqual([planned.way, planned.live], ['server-side', undefined]);
      await write(planned);
      const object = await live();
      assert.ok(owners(object, 'variant').includes('kubectl'));
      assert.equal((object.metadata.annotations as object) ?? '', '');
    });

    it('goes server-side, and meets no conflict where nobody else has a word', async () => {
      const planned = await plan(manifest({ calicoNetwork: { mtu: 1400 } }));
      assert.deepEqual([planned.way, planned.conflicts], ['server-side', []]);
      await write(planned);
      assert.equal(await spec('calicoNetwork.mtu'), '1400');
      // What it does not speak of any more goes, and what others own stays.
      const next = await plan(manifest({ nonPrivileged: 'Disabled' }));
      assert.deepEqual(compared(next, { defaults: false }).changes.map(changeInWords), [
        'spec.calicoNetwork.mtu 1400 → unset',
      ]);
    });

    it('takes over the fields that were chosen, and leaves the others as they are', async () => {
      await patch({ controlPlaneReplicas: 4 });
      await patch({ calicoNetwork: { mtu: 1430 } }, 'somebody-else');
      const first = await plan(
        manifest({ controlPlaneReplicas: 3, nonPrivileged: 'Enabled', calicoNetwork: { mtu: 1400 } }),
      );
      assert.deepEqual(
        first.conflicts.map(({ field, owner }) => `${field} ${owner}`),
        [
          '.spec.controlPlaneReplicas kubectl-edit',
          '.spec.nonPrivileged operator',
          '.spec.calicoNetwork.mtu somebody-else',
        ],
      );
      assert.deepEqual(compared(first, { defaults: false }).changes.map(changeInWords), [
        'spec.calicoNetwork.mtu 1430 → 1400',
        'spec.controlPlaneReplicas 4 → 3',
        'spec.nonPrivileged Disabled → Enabled',
      ]);
      const second = await choose(first, '.spec.nonPrivileged');
      assert.deepEqual([second.conflicts, second.sent.force], [[], true]);
      assert.deepEqual(second.sent.object.spec, { nonPrivileged: 'Enabled' });
      await write(second);
      assert.deepEqual(
        [await spec('nonPrivileged'), await spec('controlPlaneReplicas'), await spec('calicoNetwork.mtu')],
        ['Enabled', '4', '1430'],
      );
      const object = await live();
      assert.deepEqual(owners(object, 'mtu'), ['somebody-else']);
      assert.ok(owners(object, 'nonPrivileged').includes('kubectl'));
    });

    it('takes over nothing where nothing was chosen', async () => {
      const first = await plan(manifest({ nonPrivileged: 'Enabled', calicoNetwork: { mtu: 1400 } }));
      const second = await choose(first);
      assert.deepEqual(
        [second.sent.force, second.sent.object.spec],
        [false, { calicoNetwork: { mtu: 1400 } }],
      );
      await write(second);
      assert.deepEqual([await spec('nonPrivileged'), await spec('calicoNetwork.mtu')], ['Disabled', '1400']);
    });

    it('finds a list that the operator has completed to say the same', async () => {
      const [pool] = JSON.parse(await bench.installation('{.spec.calicoNetwork.ipPools}'));
      const first = await plan(manifest({ calicoNetwork: { ipPools: [{ cidr: pool.cidr }] } }));
      assert.deepEqual(
        first.conflicts.map(({ field }) => field),
        ['.spec.calicoNetwork.ipPools'],
      );
      assert.deepEqual(compared(first, { defaults: false }).changes, []);
      assert.notEqual(compared(first, { defaults: true }).changes.length, 0);
    });

    it('names the pools that it would take out', async () => {
      const [pool] = JSON.parse(await bench.installation('{.spec.calicoNetwork.ipPools}'));
      const first = await plan(manifest({ calicoNetwork: { ipPools: [{ cidr: '10.77.0.0/16' }] } }));
      const { changes } = compared(first, { defaults: false });
      assert.equal(lossesInWords(first.live, changes), `removes 1 IP pool: ${pool.cidr}`);
    });

    it('applies a copy of the live object without what the server has set', async () => {
      const { status: _, ...object } = await live();
      const copy = { ...object, metadata: { ...object.metadata } } as unknown as Manifest['object'];
      const first = await plan({ name: 'default', manifest: JSON.stringify(copy), object: copy });
      assert.deepEqual(compared(first, { defaults: true }).changes, []);
    });

    if (isEmbedded) {
      it('goes on where only the status changes between the last look and the write', async () => {
        const planned = await plan(manifest({ calicoNetwork: { mtu: 1400 } }));
        bench.cluster.control.clearRequests();
        let looks = 0;
        const disturbed: Kubectl = {
          ...kubectl,
          async run(command, input, options) {
            const result = await kubectl.run(command, input, options);
            if (command.id === 'get-managed-installation' && ++looks === 1) await writeStatus({ mtu: 1234 });
            return result;
          },
        };
        const written = await carryOut(disturbed, planned, IN);
        assert.ok(written.ok, JSON.stringify(written));
        assert.equal(await spec('calicoNetwork.mtu'), '1400');
        assert.deepEqual([looks, applications().length], [2, 2]);
      });
    }

    it('writes nothing where the live object is no longer what was shown', async () => {
      const planned = await plan(manifest({ calicoNetwork: { mtu: 1400 } }));
      await patch({ controlPlaneReplicas: 4 });
      const written = await carryOut(kubectl, planned, IN);
      assert.ok(!written.ok);
      assert.deepEqual([written.error.kind, written.error.effect], ['conflict', 'reads']);
      assert.equal(await spec('calicoNetwork.mtu'), '');
    });

    it('forces nothing where somebody has come to own a field without changing it', async () => {
      const chosen = await choose(await plan(manifest({ nonPrivileged: 'Enabled' })), '.spec.nonPrivileged');
      const same = manifest({ nonPrivileged: 'Disabled' });
      const other = `${bench.folder}/other.json`;
      writeFileSync(other, same.manifest);
      await bench.out('apply', '--server-side', '--field-manager=argocd-controller', '-f', other);
      const written = await carryOut(kubectl, chosen, IN);
      assert.ok(!written.ok);
      assert.equal(written.error.kind, 'conflict');
      assert.equal(await spec('nonPrivileged'), 'Disabled');
    });

    it('holds the API server to the state that was shown', async () => {
      const planned = await plan(manifest({ calicoNetwork: { mtu: 1400 } }));
      const stale = { ...planned.live!, metadata: { ...planned.live!.metadata, resourceVersion: '1' } };
      // The state between the check and the write: kubectl reads a state that is outdated when it writes.
      const outdated: Kubectl = {
        ...kubectl,
        run: (command, input, options) =>
          command.id === 'get-managed-installation'
            ? (Promise.resolve({ ok: true, value: stale, warnings: [] }) as never)
            : kubectl.run(command, input, options),
      };
      const written = await carryOut(outdated, { ...planned, live: stale }, IN);
      assert.ok(!written.ok);
      assert.equal(written.error.kind, 'conflict');
      assert.equal(await spec('calicoNetwork.mtu'), '');
    });
  });
}

describe('the embedded API server', () => {
  let bench: Bench;
  before(async () => {
    const [[, program]] = kubectls() as [[string, string]];
    bench = await startBench(program);
  });
  after(() => bench.stop());

  it('answers a conflict of server-side apply as a real one', async () => {
    const body = JSON.stringify(
      manifest({ nonPrivileged: 'Enabled', calicoNetwork: { bgp: 'Disabled' } }).object,
    );
    const url = `${bench.cluster.url}/apis/operator.tigera.io/v1/installations/default?fieldManager=kubectl`;
    const headers = { 'content-type': 'application/apply-patch+yaml' };
    const answer = await fetch(url, { method: 'PATCH', body, headers });
    const status = (await answer.json()) as object;
    const USING = 'using operator.tigera.io/v1';
    assert.deepEqual(status, {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: `Apply failed with 2 conflicts: conflicts with "kubectl-create" ${USING}:\n- .spec.calicoNetwork.bgp\nconflicts with "operator" ${USING}:\n- .spec.nonPrivileged`,
      reason: 'Conflict',
      details: {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message: `conflict with "kubectl-create" ${USING}`,
            field: '.spec.calicoNetwork.bgp',
          },
          {
            reason: 'FieldManagerConflict',
            message: `conflict with "operator" ${USING}`,
            field: '.spec.nonPrivileged',
          },
        ],
      },
      code: 409,
    });
  });
});
