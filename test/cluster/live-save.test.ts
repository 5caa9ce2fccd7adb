import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { shownOf } from '../../src/cluster/live/base.ts';
import { fieldErrors, unknownFields } from '../../src/cluster/live/field-errors.ts';
import { lostIn, patchOf } from '../../src/cluster/live/patch.ts';
import { at } from '../../src/cluster/object/at.ts';
import { applyChanges, type PathChange } from '../../src/cluster/object/difference.ts';
import type { Json, LiveObject } from '../../src/cluster/object/live-object.ts';
import { parseLiveObject } from '../../src/cluster/object/live-object.ts';
import type { WriteResult } from '../../src/cluster/write/locked.ts';
import { tryPatch, writePatch } from '../../src/cluster/write/patch.ts';
import { kubectls } from '../embedded-cluster/kubectl.ts';
import { type Changing, startChanging } from './changing.ts';

const OPTIONS = { context: 'embedded' };

for (const [name, program] of kubectls()) {
  describe(`${name}: saving a live Installation`, function () {
    this.timeout(60_000);
    let bench: Changing;
    let base: LiveObject;
    before(async () => {
      bench = await startChanging(program);
      bench.cluster.control.operator({ paused: true });
    });
    beforeEach(async () => {
      await bench.out(
        'patch',
        'installation',
        'default',
        '--type=merge',
        '-p',
        '{"spec":{"nodeMetricsPort":null}}',
      );
      base = await read();
    });
    afterEach(() => {
      bench.cluster.control.clearFaults();
      bench.cluster.control.deny([]);
    });
    after(() => bench.stop());

    const read = async () =>
      parseLiveObject(await bench.out('get', 'installation', 'default', '-o', 'json'))!;
    const patchFor = (...changes: PathChange[]) => {
      const seen = shownOf(base) as unknown as Json;
      return patchOf(seen, applyChanges(seen, changes))!;
    };
    const METRICS = { path: ['spec', 'nodeMetricsPort'], value: 9091 };
    const save = async (...changes: PathChange[]): Promise<WriteResult> => {
      const patch = patchFor(...changes);
      const tried = await tryPatch(bench.kubectl, { base, patch }, OPTIONS);
      if (tried.kind !== 'done') return tried;
      return writePatch(bench.kubectl, { base: tried.base, patch, expected: tried.after }, OPTIONS);
    };

    it('writes what was changed, removes what was removed, and tries it first', async () => {
      const tried = await tryPatch(bench.kubectl, { base, patch: patchFor(METRICS) }, OPTIONS);
      assert.equal(tried.kind, 'done');
      assert.equal(at(await read(), 'spec', 'nodeMetricsPort'), undefined);
      const label = { path: ['metadata', 'labels'], value: { 'a/b': 'c d'.replace(' ', '-') } };
      assert.equal((await save(METRICS, label)).kind, 'done');
      base = await read();
      assert.equal(at(base, 'spec', 'nodeMetricsPort'), 9091);
      assert.equal(at(base, 'metadata', 'labels', 'a/b'), 'c-d');
      assert.equal(
        (await save({ path: ['spec', 'nodeMetricsPort'] }, { path: ['metadata', 'labels'] })).kind,
        'done',
      );
      base = await read();
      assert.equal(at(base, 'spec', 'nodeMetricsPort'), undefined);
      assert.deepEqual(at(base, 'metadata', 'labels') ?? {}, {});
    });

    it('leaves the annotation of kubectl apply where it is', async () => {
      const key = 'kubectl.kubernetes.io/last-applied-configuration';
      await bench.out('annotate', 'installation', 'default', `${key}={}`, '--overwrite');
      base = await read();
      const annotation = { path: ['metadata', 'annotations'], value: { mine: 'yes' } };
      assert.equal((await save(METRICS, annotation)).kind, 'done');
      base = await read();
      assert.equal(at(base, 'metadata', 'annotations', key), '{}');
      assert.equal(at(base, 'metadata', 'annotations', 'mine'), 'yes');
      assert.equal((await save({ path: ['metadata', 'annotations'] })).kind, 'done');
      assert.equal(at(await read(), 'metadata', 'annotations', key), '{}');
    });

    it('goes over a new status, and not over anything that the user could see', async () => {
      await bench
        .out(
          'patch',
          'installation',
          'default',
          '--subresource=status',
          '--type=merge',
          '-p',
          '{"status":{"mtu":7}}',
        )
        .catch(
          // kubectl 1.20 has no subresources.
          () =>
            fetch(`${bench.cluster.url}${PATH}/status`, {
              method: 'PATCH',
              headers: MERGE,
              body: '{"status":{"mtu":7}}',
            }),
        );
      assert.equal((await save(METRICS)).kind, 'done');
      await bench.out('label', 'installation', 'default', 'by=another', '--overwrite');
      const saved = await save({ ...METRICS, value: 9092 });
      assert.equal(saved.kind, 'conflict');
      assert.ok(saved.kind === 'conflict');
      assert.equal(at(saved.theirs, 'metadata', 'labels', 'by'), 'another');
      assert.equal(at(await read(), 'spec', 'nodeMetricsPort'), 9091);
    });

    it('takes an object that was recreated for another one', async () => {
      const { status: _, ...bare } = base as unknown as Record<string, Json>;
      const metadata = { name: 'default' };
      await bench.out('delete', 'installation', 'default', '--wait=false');
      const created = await fetch(`${bench.cluster.url}${PATH.replace('/default', '')}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...bare, metadata }),
      });
      assert.ok(created.ok, await created.text());
      assert.equal((await save(METRICS)).kind, 'conflict');
    });

    it('names the fields that the API server refuses, and those that it drops', async () => {
      const refused = await save({ path: ['spec', 'calicoNetwork', 'bgp'], value: 'Enabledd' });
      assert.ok(refused.kind === 'failed');
      assert.equal(refused.error.kind, 'invalid');
      assert.deepEqual(
        fieldErrors(refused.error.detail).map(({ field }) => field),
        ['spec.calicoNetwork.bgp'],
      );
      const patch = patchFor({ path: ['spec', 'calicoNetwork', 'bpg'], value: 'Enabled' });
      const tried = await tryPatch(bench.kubectl, { base, patch }, OPTIONS);
      // An API server that warns says so, any other shows it by what it answers.
      if (tried.kind === 'done') {
        assert.deepEqual(lostIn(patch, tried.after), [['spec', 'calicoNetwork', 'bpg']]);
        for (const { field } of unknownFields(tried.warnings.join('\n')))
          assert.equal(field, 'spec.calicoNetwork.bpg');
      } else assert.match(JSON.stringify(tried), /bpg/);
    });

    it('writes nothing where it may not, and says so', async () => {
      bench.cluster.control.deny([{ verb: 'patch', resource: 'installations' }]);
      const denied = await save(METRICS);
      assert.ok(denied.kind === 'failed');
      assert.equal(denied.error.kind, 'forbidden');
    });

    it('tells what has happened where no answer comes', async () => {
      const patch = patchFor(METRICS);
      const tried = await tryPatch(bench.kubectl, { base, patch }, OPTIONS);
      assert.ok(tried.kind === 'done');
      const write = () =>
        writePatch(bench.kubectl, { base: tried.base, patch, expected: tried.after }, OPTIONS);
      const drop = (when: 'before' | 'after') =>
        bench.cluster.control.fault({ effect: { kind: 'drop', when }, method: 'PATCH', times: 1 });
      drop('before');
      const lost = await write();
      assert.ok(lost.kind === 'failed', JSON.stringify(lost));
      assert.equal(lost.error.effect, 'reads');
      assert.equal(at(await read(), 'spec', 'nodeMetricsPort'), undefined);
      bench.cluster.control.clearFaults();
      drop('after');
      assert.equal((await write()).kind, 'done');
      assert.equal(at(await read(), 'spec', 'nodeMetricsPort'), 9091);
      const stopped = new AbortController();
      stopped.abort();
      const { kubectl } = bench;
      const late = await writePatch(
        kubectl,
        { base, patch, expected: tried.after },
        { ...OPTIONS, signal: stopped.signal },
      );
      assert.ok(late.kind === 'failed');
      assert.equal(late.error.kind, 'cancelled');
    });
  });
}

const PATH = '/apis/operator.tigera.io/v1/installations/default';
const MERGE = { 'content-type': 'application/merge-patch+json' };
