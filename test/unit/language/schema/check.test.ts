import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { structureOf } from './check-structure.ts';

const head = 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\n';

describe('what is sound of an Installation', () => {
  const specOf = (yaml: string, version?: string) =>
    (structureOf(yaml, { version }).sound as { spec?: unknown }).spec;

  it('is everything, where nothing is wrong', () => {
    assert.deepEqual(structureOf('cni: {type: Calico}\ncontrolPlaneReplicas: 2.0').sound, {
      apiVersion: 'operator.tigera.io/v1',
      kind: 'Installation',
      metadata: { name: 'default' },
      spec: { cni: { type: 'Calico' }, controlPlaneReplicas: 2 },
    });
  });

  it('lacks unknown keys, keys of other releases, and nulls', () => {
    assert.deepEqual(specOf('foo: 1\nfipsMode: Enabled\ncni:\nvariant: Calico', '3.23.5'), {
      variant: 'Calico',
    });
  });

  it('lacks values of wrong types and values that are refused, but not what is around them', () => {
    const yaml = `
      calicoNetwork:
        bgp: off
        linuxDataplane: eBPF
        mtu: 1400
      typhaDeployment: {spec: {minReadySeconds: -1}}
      cni: Calico`;
    assert.deepEqual(specOf(yaml), { calicoNetwork: { mtu: 1400 }, typhaDeployment: { spec: {} } });
  });

  it('keeps the indexes of lists', () => {
    const yaml = `
      calicoNetwork:
        ipPools: [null, 5, {cidr: 10.0.0.0/16, natOutgoing: true}]
      serviceCIDRs: [1, 10.0.0.0/16, null]`;
    const spec = specOf(yaml) as { calicoNetwork: { ipPools: unknown[] }; serviceCIDRs: unknown[] };
    assert.deepEqual(spec.calicoNetwork.ipPools, [{}, {}, { cidr: '10.0.0.0/16' }]);
    assert.equal(spec.serviceCIDRs.length, 3);
    assert.deepEqual([...spec.serviceCIDRs], [undefined, '10.0.0.0/16', undefined]);
    assert.deepEqual(
      spec.serviceCIDRs.map(() => 'visited'),
      // biome-ignore lint/suspicious/noSparseArray: holes are not visited.
      [, 'visited', ,],
    );
  });

  it('keeps an object that lacks a required key', () => {
    assert.deepEqual(specOf('calicoNetwork: {ipPools: [{blockSize: 26}]}'), {
      calicoNetwork: { ipPools: [{ blockSize: 26 }] },
    });
  });

  it('keeps keys that JavaScript has a use for', () => {
    const spec = specOf('controlPlaneNodeSelector: {__proto__: a, constructor: b, toString: c}') as object;
    const [[, selector]] = Object.entries(spec) as [[string, object]];
    assert.deepEqual(Object.entries(selector), [
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
    ]);
  });

  for (const rest of [
    '',
    'spec:\n',
    'spec: {}\n',
    'spec: ""\n',
    'spec: []\n',
    'status: 5\n',
    'spec: {calicoNetwork: }\n',
  ]) {
    it(`is an object, with ${JSON.stringify(rest)} below the head`, () => {
      const { sound } = structureOf(head + rest);
      assert.equal(typeof sound, 'object');
      assert.ok(!Array.isArray((sound as { spec?: unknown }).spec));
    });
  }

  it('is an object of a manifest of which nothing is right', () => {
    const { problems, sound } = structureOf(
      'apiVersion: operator.tigera.io/v1\nkind: []\nmetadata: x\nspec: 1\n',
    );
    assert.deepEqual(problems.map(({ code, path }) => `${code} ${path.join('.')}`).sort(), [
      'schema-type metadata',
      'schema-type spec',
    ]);
    assert.equal(typeof sound, 'object');
  });
});

describe('the status, which the API server drops from what is applied', () => {
  const problemsOf = (status: string, version?: string) =>
    structureOf(`${head}spec: {}\nstatus: ${status}`, { version }).problems.map(({ code, path }) => [
      code,
      path.join('.'),
    ]);

  it('may hold whatever values', () => {
    assert.deepEqual(
      problemsOf('{mtu: "x", variant: Other, conditions: [{}], computed: {cni: {type: x}}}'),
      [],
    );
  });

  it('may not have unknown keys', () => {
    assert.deepEqual(problemsOf('{foo: 1, computed: {bar: {}}, calicoVersion: v3.24.6}', '3.24.6'), [
      ['unknown-field', 'status.foo'],
      ['unknown-field', 'status.computed.bar'],
      ['unknown-field', 'status.calicoVersion'],
    ]);
  });
});
