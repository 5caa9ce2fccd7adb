import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { changesBetween } from '../../../../src/cluster/compare/changes.ts';
import { compared } from '../../../../src/cluster/compare/compared.ts';
import { changeInWords, summary } from '../../../../src/cluster/compare/words.ts';
import type { Json, LiveObject } from '../../../../src/cluster/object/live-object.ts';

describe('what differs, field by field', () => {
  const pools = (...cidrs: string[]) => cidrs.map((cidr) => ({ cidr, natOutgoing: 'Enabled' }));
  const table: [string, Json, Json, string[]][] = [
    ['nothing', { a: { b: 1 } }, { a: { b: 1 } }, []],
    ['a value', { spec: { mtu: 1440 } }, { spec: { mtu: 1450 } }, ['spec.mtu 1440 → 1450']],
    ['a field that comes', { a: {} }, { a: { b: 'x y' } }, ['a.b unset → "x y"']],
    ['a field that goes', { a: { b: true } }, { a: {} }, ['a.b true → unset']],
    ['each leaf of a map that comes', {}, { a: { b: 1, c: { d: 2 } } }, ['a.b unset → 1', 'a.c.d unset → 2']],
    ['an empty map that comes', {}, { a: {} }, ['a unset → {}']],
    [
      'an item by what identifies it, in any order',
      { ipPools: pools('10.1.0.0/16', '10.2.0.0/16') },
      { ipPools: [...pools('10.3.0.0/16'), { cidr: '10.1.0.0/16', natOutgoing: 'Disabled' }] },
      [
        'ipPools[10.1.0.0/16].natOutgoing Enabled → Disabled',
        'ipPools[10.2.0.0/16] removed',
        'ipPools[10.3.0.0/16] added',
      ],
    ],
    ['items that are values', { a: ['x', 'y'] }, { a: ['y', 'z'] }, ['a[x] removed', 'a[z] added']],
    ['their order alone', { a: ['x', 'y'] }, { a: ['y', 'x'] }, ['a ["x","y"] → ["y","x"]']],
    ['a list that nothing tells apart', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, ['a [{"b":1}] → [{"b":2}]']],
    ['another type', { a: [1] }, { a: { b: 1 } }, ['a [1] → {"b":1}']],
  ];
  for (const [name, before, after, expected] of table) {
    it(name, () => assert.deepEqual(changesBetween(before, after).map(changeInWords), expected));
  }

  it('in one line', () => {
    const many = (count: number) =>
      changesBetween(
        {},
        Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, index])),
      );
    assert.equal(summary([]), 'No field differs.');
    assert.equal(summary(many(1)), '1 field differs: f0 unset → 0.');
    assert.match(summary(many(6)), /^6 fields differ: .*f5 unset → 5\.$/);
    assert.match(summary(many(9)), /^9 fields differ: .*f4 unset → 4, and 4 more\.$/);
    assert.equal(
      summary(changesBetween({ a: 'x'.repeat(90) }, { a: { b: 'y'.repeat(90), c: 1 } })),
      `1 field differs: a ${'x'.repeat(40)}… → {2 fields}.`,
    );
  });
});

const OWN = { spec: { variant: 'Calico', calicoNetwork: { mtu: 1440, ipPools: [{ cidr: '10.1.0.0/16' }] } } };

describe('a difference without defaults', () => {
  const entry = (manager: string, spec: object, subresource?: string) => ({
    manager,
    fieldsV1: { 'f:spec': spec },
    ...(subresource ? { subresource } : {}),
  });
  const live = ({ applied = true } = {}): LiveObject =>
    ({
      apiVersion: 'operator.tigera.io/v1',
      kind: 'Installation',
      metadata: {
        uid: 'x',
        name: 'default',
        ...(applied
          ? { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(OWN) } }
          : {}),
        managedFields: [
          entry(applied ? 'kubectl-client-side-apply' : 'kubectl', {
            'f:variant': {},
            'f:calicoNetwork': { 'f:mtu': {} },
            ...(applied ? { 'f:azure': { 'f:policyMode': {} } } : {}),
          }),
          entry('kubectl-edit', { 'f:nonPrivileged': {} }),
          entry('operator', {
            'f:calicoNetwork': { 'f:ipPools': {}, 'f:bgp': {} },
            'f:logging': { 'f:cni': { 'f:logSeverity': {} } },
          }),
          entry('operator', { 'f:nonPrivileged': {} }, 'status'),
        ],
        finalizers: [],
      },
      spec: {
        variant: 'Calico',
        azure: { policyMode: 'Default' },
        nonPrivileged: 'Disabled',
        logging: { cni: { logSeverity: 'Info' } },
        calicoNetwork: {
          bgp: 'Enabled',
          mtu: 1440,
          ipPools: [{ cidr: '10.1.0.0/16', natOutgoing: 'Enabled', blockSize: 26 }],
        },
      },
      status: { mtu: 1440 },
    }) as unknown as LiveObject;
  const becomes = (change: (spec: { [key: string]: never }) => void): LiveObject => {
    const copy = structuredClone(live()) as unknown as { spec: { [key: string]: never } };
    change(copy.spec);
    return copy as unknown as LiveObject;
  };
  const differs = (state: LiveObject, options: { defaults?: boolean; applied?: boolean } = {}) => {
    const { defaults = false, applied } = options;
    const { changes, hidden } = compared({ live: live({ applied }), after: state }, { defaults });
    return { changes: changes.map(changeInWords), hidden };
  };
  type Spec = { calicoNetwork: { ipPools: object[]; bgp?: string; mtu: number }; logging?: object };
  const replacePools = (spec: unknown) => {
    (spec as Spec).calicoNetwork.ipPools = [{ cidr: '10.1.0.0/16' }];
  };

  it('shows neither what the operator has filled in nor what the API server has', () => {
    const { before, hidden } = compared({ live: live(), after: live() }, { defaults: false });
    assert.equal(
      before,
      `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    ipPools:
    - cidr: 10.1.0.0/16
    mtu: 1440
  nonPrivileged: Disabled
  variant: Calico
`,
    );
    // Two of the pool, bgp, logSeverity, policyMode, and the finalizers.
    assert.equal(hidden, 6);
  });

  it('shows all where it is asked to, without what the server keeps for itself', () => {
    const { before, hidden } = compared({ live: live(), after: live() }, { defaults: true });
    assert.match(before, /logSeverity: Info[\s\S]*policyMode|policyMode[\s\S]*logSeverity/);
    assert.doesNotMatch(before, /status|uid|managedFields|last-applied/);
    assert.equal(hidden, 0);
  });

  it('does not count what a list loses when it is replaced, and is filled in again', () => {
    assert.deepEqual(differs(becomes(replacePools)).changes, []);
    assert.deepEqual(differs(becomes(replacePools), { defaults: true }).changes, [
      'spec.calicoNetwork.ipPools[10.1.0.0/16].natOutgoing Enabled → unset',
      'spec.calicoNetwork.ipPools[10.1.0.0/16].blockSize 26 → unset',
    ]);
    assert.deepEqual(differs(becomes(replacePools), { applied: false }).changes, []);
  });

  it('counts a default that is changed, and a field that somebody wrote', () => {
    const changed = becomes((spec) => {
      Object.assign((spec as unknown as Spec).calicoNetwork, {
        bgp: 'Disabled',
        ipPools: [{ cidr: '10.1.0.0/16', natOutgoing: 'Disabled' }],
      });
      delete spec.nonPrivileged;
      delete spec.variant;
    });
    assert.deepEqual(differs(changed).changes.toSorted(), [
      'spec.calicoNetwork.bgp Enabled → Disabled',
      'spec.calicoNetwork.ipPools[10.1.0.0/16].natOutgoing Enabled → Disabled',
      'spec.nonPrivileged Disabled → unset',
      'spec.variant Calico → unset',
    ]);
  });

  it('counts a pool that goes, whole', () => {
    const gone = becomes((spec) => {
      (spec as unknown as Spec).calicoNetwork.ipPools = [{ cidr: '10.2.0.0/16' }];
    });
    assert.deepEqual(differs(gone).changes, [
      'spec.calicoNetwork.ipPools[10.1.0.0/16] removed',
      'spec.calicoNetwork.ipPools[10.2.0.0/16] added',
    ]);
  });

  it('has both sides in the same order of keys', () => {
    const turned = becomes((spec) => {
      const { variant } = spec;
      delete spec.variant;
      spec.variant = variant!;
    });
    const { before, after: text } = compared({ live: live(), after: turned }, { defaults: true });
    assert.equal(before, text);
  });

  it('takes nothing for a default where nobody is known to own anything', () => {
    const { metadata, ...bare } = live();
    const nobody = { ...bare, metadata: { name: 'default' } } as unknown as LiveObject;
    assert.equal(compared({ live: nobody, after: live() }, { defaults: false }).hidden, 0);
    assert.ok(metadata);
  });

  it('of an object that is not there yet has one side', () => {
    const { before, changes } = compared({ live: undefined, after: live() }, { defaults: false });
    assert.equal(before, '');
    assert.ok(changes.every((change) => change.before === undefined));
  });
});
