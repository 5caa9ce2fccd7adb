import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { ownCalicoFacts } from '../../src/cli/cluster/calico-facts.ts';
import { explainError } from '../../src/cluster/errors/remedy.ts';
import { ownSchema } from '../../src/cluster/facts/own-schema.ts';
import { createKubectl } from '../../src/cluster/kubectl/kubectl.ts';
import type { Json } from '../../src/cluster/object/live-object.ts';
import { createLanguageService, readClusterSchema } from '../../src/language/service.ts';
import { type Bench, kubectls, startBench } from '../embedded-cluster/kubectl.ts';

for (const [name, program] of kubectls()) {
  describe(`the schema that a cluster has of the Installation, by ${name}`, () => {
    let bench: Bench;
    before(async () => {
      bench = await startBench(program, { calicoVersion: '3.29.7', podDelayMs: 5, operatorDelayMs: 5 });
    });
    afterEach(() => {
      bench.cluster.control.clearFaults();
      bench.cluster.control.deny([]);
    });
    after(() => bench.stop());

    const read = (signal?: AbortSignal) =>
      ownSchema(createKubectl({ program, env: bench.environment, requestTimeoutMs: 20_000 }), {
        context: 'embedded',
        signal,
        calicoFacts: ownCalicoFacts(),
      });
    const schema = async () => {
      const result = await read();
      assert.ok(result.ok, JSON.stringify(result));
      return result.value;
    };
    const CRD = 'crd/installations.operator.tigera.io';
    const patch = (operations: object[]) => {
      const file = path.join(bench.folder, 'patch.json');
      writeFileSync(file, JSON.stringify(operations));
      return bench.out('patch', CRD, '--type=json', `--patch-file=${file}`);
    };
    const AT = '/spec/versions/0/schema/openAPIV3Schema';

    it('comes with a hash and the Calico that the operator installs', async () => {
      const { hash, calicoVersion, schema: found } = await schema();
      assert.match(hash, /^[0-9a-f]{12}$/);
      assert.equal(calicoVersion, '3.29.7');
      assert.ok(readClusterSchema({ context: 'embedded', hash, calicoVersion, schema: found }));
    });

    it('is told apart by what it says, and not by its descriptions', async () => {
      const before = await schema();
      const description = `${AT}/properties/spec/properties/variant/description`;
      await patch([{ op: 'add', path: description, value: 'Words.' }]);
      const described = await schema();
      assert.equal(described.hash, before.hash);
      assert.doesNotMatch(JSON.stringify(described.schema), /Words/);
      await patch([
        { op: 'add', path: `${AT}/properties/spec/properties/description`, value: { type: 'string' } },
      ]);
      const added = await schema();
      assert.notEqual(added.hash, before.hash);
      assert.match(JSON.stringify(added.schema), /"description":\{"type":"string"\}/);
      await patch([{ op: 'remove', path: `${AT}/properties/spec/properties/description` }]);
      assert.equal((await schema()).hash, before.hash);
    });

    it('decides on what is said of a file', async () => {
      await patch([
        { op: 'add', path: `${AT}/properties/spec/properties/newThing`, value: { type: 'integer' } },
      ]);
      const own = await schema();
      const clusterSchema = readClusterSchema({ context: 'embedded', ...own });
      const text =
        'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\nspec: {newThing: "1"}\n';
      const settings = { calicoVersion: '', clusterVersion: { version: own.calicoVersion, isLive: false } };
      const service = createLanguageService();
      const messages = (given: object) =>
        service
          .diagnostics({ uri: 'file:///a.yaml', version: 1, text }, { ...settings, ...given })
          .map(({ message }) => message);
      assert.match(messages({}).join(), /has no field `newThing`/);
      assert.deepEqual(messages({ clusterSchema }), [
        '`newThing` is the string "1", but the schema of the cluster of `embedded` expects a whole number.',
      ]);
    });

    it('has no version where nothing may be read that tells', async () => {
      bench.cluster.control.deny([{ verb: 'get', resource: 'deployments' }]);
      assert.equal((await schema()).calicoVersion, '3.29.7');
      bench.cluster.control.deny([
        { verb: 'get', resource: 'deployments' },
        { verb: 'get', resource: 'installations' },
      ]);
      assert.equal((await schema()).calicoVersion, '');
    });

    it('says why it cannot be had', async () => {
      bench.cluster.control.deny([{ verb: 'get', resource: 'customresourcedefinitions' }]);
      const denied = await read();
      assert.ok(!denied.ok);
      assert.equal(denied.error.kind, 'forbidden');
      assert.match(denied.error.detail, /customresourcedefinitions/);
      bench.cluster.control.deny([]);
      const stopped = new AbortController();
      stopped.abort();
      const cancelled = await read(stopped.signal);
      assert.ok(!cancelled.ok);
      assert.equal(cancelled.error.kind, 'cancelled');
      const { schema: kept } = JSON.parse(await bench.out('get', CRD, '--output=json')).spec.versions[0] as {
        schema: Json;
      };
      await patch([{ op: 'remove', path: '/spec/versions/0/schema' }]);
      const empty = await read();
      assert.ok(!empty.ok);
      assert.match(empty.error.detail, /no schema of operator\.tigera\.io\/v1/);
      await patch([{ op: 'add', path: '/spec/versions/0/schema', value: kept }]);
      await bench.out('delete', CRD, '--wait=false');
      const gone = await read();
      assert.ok(!gone.ok);
      assert.match(explainError(gone.error).happened, /`embedded` has no Installation resource type/);
    });
  });
}
