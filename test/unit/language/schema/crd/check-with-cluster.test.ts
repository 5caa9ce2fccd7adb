import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { DOCUMENTED } from '../../../../../src/language/features/documentation/page.ts';
import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkStructure, type Structure } from '../../../../../src/language/schema/check.ts';
import {
  type ClusterSchema,
  readClusterSchema,
} from '../../../../../src/language/schema/crd/cluster-schema.ts';
import type { MapNode } from '../../../../../src/language/syntax/node.ts';
import { parseDocument } from '../../../../../src/language/syntax/parse.ts';
import { formatPath } from '../../../../../src/language/text/path.ts';
import { version } from '../../../../../src/language/versions/version.ts';
import { addField, clusterSchema, fieldOf, removeField } from './cluster-crd.ts';

type Options = { readonly completeness?: 'whole' | 'partial'; readonly release?: string };

function check(
  yaml: string,
  schema?: ClusterSchema,
  { completeness = 'whole', release }: Options = {},
): Structure {
  const text = yaml.trimStart().startsWith('apiVersion') ? yaml : installation(yaml);
  const { root } = parseDocument(text);
  const at = version(release ?? (schema?.calicoVersion || '3.32.1'));
  return checkStructure(root as MapNode, { version: at, completeness, clusterSchema: schema });
}

/** Code and place of each problem. */
function found(structure: Structure): string[] {
  return structure.problems.map(({ code, path }) => `${code} ${formatPath(path)}`);
}

describe("structure by a cluster's own schema, of the same release", () => {
  for (const release of ['3.29.7', '3.32.1'] as const) {
    const schema = clusterSchema(release);
    it(`finds in every sample what ours finds, once: ${release}`, () => {
      for (const { docs, id } of DOCUMENTED) {
        for (const { yaml } of [docs.bad, docs.good]) {
          const { root } = parseDocument(yaml);
          if (root?.kind !== 'map') continue;
          const ours = check(yaml, undefined, { release });
          const merged = check(yaml, schema);
          assert.deepEqual(found(merged), found(ours), id);
          assert.deepEqual(
            merged.problems.map(({ message }) => message),
            ours.problems.map(({ message }) => message),
            id,
          );
          assert.deepEqual(merged.sound, ours.sound, id);
        }
      }
    });
  }

  it('finds nothing in a manifest with every field', () => {
    const file = new URL('../../../../fixtures/installations/every-field.yaml', import.meta.url);
    const yaml = readFileSync(file, 'utf8');
    assert.deepEqual(found(check(yaml, clusterSchema('3.32.1'))), found(check(yaml)));
  });
});

describe("structure by a cluster's own schema, of another release", () => {
  const rich = clusterSchema('3.32.1', (spec) => {
    addField(spec, 'newThing', {
      type: 'object',
      required: ['mode'],
      properties: {
        mode: { type: 'string', enum: ['A', 'B'] },
        size: { type: 'integer', format: 'int32', minimum: 1, maximum: 9, exclusiveMaximum: true },
        ratio: { type: 'number' },
        isOn: { type: 'boolean' },
        data: { type: 'string', format: 'byte' },
        name: { type: 'string', pattern: '^(a+)+$', maxLength: 40, minLength: 2 },
        odd: { type: 'string', pattern: '(?i)x' },
        anything: {
          type: 'object',
          'x-kubernetes-preserve-unknown-fields': true,
          properties: { a: { type: 'string' } },
        },
        labels: { type: 'object', additionalProperties: { type: 'string' }, maxProperties: 2 },
        free: { type: 'object', additionalProperties: true },
        port: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
        list: {
          type: 'array',
          minItems: 1,
          maxItems: 2,
          items: { type: 'string' },
          'x-kubernetes-list-type': 'set',
        },
        keyed: {
          type: 'array',
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['id'],
          items: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } },
        },
        either: {
          type: 'object',
          properties: { a: { type: 'string' }, c: { type: 'string' } },
          oneOf: [{ required: ['a'] }, { required: ['c'] }],
        },
        never: { type: 'string', not: { enum: ['no'] } },
        any: { type: 'string', anyOf: [{ pattern: '^a' }, { pattern: '^b' }], allOf: [{ maxLength: 3 }] },
        maybe: { type: 'string', nullable: true },
      },
    });
    fieldOf(spec, 'variant').enum = ['Calico', 'CalicoNext'];
    (fieldOf(spec, 'calicoNetwork.ipPools') as { maxItems?: number }).maxItems = 2;
  });

  /** Lines below `newThing:`, and what is found. */
  const CASES: readonly [string, string, string][] = [
    ['is silent on a field that only the cluster knows', 'mode: A\nsize: 3', ''],
    ['looks into it: unknown keys', 'mode: A\nmood: B', 'unknown-field spec.newThing.mood'],
    ['required keys', 'size: 3', 'schema-required spec.newThing.mode'],
    ['required keys that are null', 'mode:', 'schema-required spec.newThing.mode'],
    ['enums', 'mode: C', 'schema-enum spec.newThing.mode'],
    [
      'types of scalars',
      'mode: A\nsize: "3"\nratio: x\nisOn: "true"\nname: 3',
      'schema-type spec.newThing.size,schema-type spec.newThing.ratio,schema-type spec.newThing.isOn,schema-type spec.newThing.name',
    ],
    [
      'types of collections',
      'mode: A\nlist: {}\nlabels: []\nsize: []',
      'schema-type spec.newThing.list,schema-type spec.newThing.labels,schema-type spec.newThing.size',
    ],
    ['what 32 bits hold', 'mode: A\nsize: 3000000000', 'schema-type spec.newThing.size'],
    ['bounds', 'mode: A\nsize: 0', 'schema-minimum spec.newThing.size'],
    ['bounds that are not themselves allowed', 'mode: A\nsize: 9', 'schema-minimum spec.newThing.size'],
    ['patterns, safely', `mode: A\nname: ${'a'.repeat(39)}b`, 'schema-pattern spec.newThing.name'],
    ['base64', 'mode: A\ndata: "a b"', 'schema-pattern spec.newThing.data'],
    ['lengths', 'mode: A\nname: a', 'schema-pattern spec.newThing.name'],
    ['nothing by a pattern that it cannot run', 'mode: A\nodd: z', ''],
    [
      'keys that are kept whatever they hold',
      'mode: A\nanything: {b: {c: 1}, a: 1}\nfree: {x: [1]}',
      'schema-type spec.newThing.anything.a',
    ],
    ['values of maps', 'mode: A\nlabels: {a: b, c: 1}', 'schema-type spec.newThing.labels.c'],
    ['how many keys', 'mode: A\nlabels: {a: b, c: d, e: f}', 'schema-max-items spec.newThing.labels'],
    ['integers or strings', 'mode: A\nport: 80', ''],
    ['strings or integers', 'mode: A\nport: http', ''],
    ['neither', 'mode: A\nport: true', 'schema-type spec.newThing.port'],
    ['how many entries', 'mode: A\nlist: [a, b, c]', 'schema-max-items spec.newThing.list'],
    ['no entries', 'mode: A\nlist: []', 'schema-max-items spec.newThing.list'],
    ['entries of sets', 'mode: A\nlist: [a, a]', 'schema-list-map-duplicate spec.newThing.list[1]'],
    ['null among entries', 'mode: A\nlist: [a, null]', 'schema-type spec.newThing.list[1]'],
    [
      'keys of list entries',
      'mode: A\nkeyed: [{id: 1}, {id: 1}]',
      'schema-list-map-duplicate spec.newThing.keyed[1]',
    ],
    ['one form of two', 'mode: A\neither: {a: x}', ''],
    ['both forms', 'mode: A\neither: {a: x, c: z}', 'schema-type spec.newThing.either'],
    ['what must not be', 'mode: A\nnever: no thing', ''],
    ['what must not be, written', 'mode: A\nnever: "no"', 'schema-type spec.newThing.never'],
    ['any of some forms', 'mode: A\nany: bcd', ''],
    [
      'none of some forms, and all of others',
      'mode: A\nany: cdef',
      'schema-pattern spec.newThing.any,schema-type spec.newThing.any',
    ],
    ['null where it may be', 'mode: A\nmaybe: null\nsize:', ''],
  ];
  for (const [name, lines, expected] of CASES) {
    it(name, () => {
      const yaml = `newThing:\n${lines.replace(/^/gm, '  ')}`;
      assert.equal(found(check(yaml, rich)).join(), expected);
    });
  }

  it('leaves our finding where both find one, and puts the cluster over ours where they differ', () => {
    assert.deepEqual(found(check('variant: CalicoNext', rich)), []);
    const { problems } = check('variant: Other', rich);
    assert.equal(problems.length, 1);
    assert.doesNotMatch(problems[0]!.message, /kind-a/);
    const both = check(
      'calicoNetwork:\n  ipPools: [{cidr: 1.0.0.0/8}, {cidr: 2.0.0.0/8}, {cidr: 3.0.0.0/8}]',
      rich,
    );
    assert.deepEqual(found(both), ['schema-max-items spec.calicoNetwork.ipPools']);
    assert.match(
      both.problems[0]!.message,
      /has 3 entries, and the schema of the cluster of `kind-a` wants at most 2/,
    );
  });

  it('names the cluster where it lacks a field that the release has, and sets it aside', () => {
    const poor = clusterSchema('3.32.1', (spec) =>
      removeField(spec, 'calicoNetwork.linuxPolicySetupTimeoutSeconds'),
    );
    const yaml = 'calicoNetwork:\n  linuxPolicySetupTimeoutSeconds: 5\n  bgp: Enabled';
    const { problems, sound } = check(yaml, poor);
    assert.equal(problems.length, 1);
    assert.match(
      problems[0]!.message,
      /^`calicoNetwork` has no field `linuxPolicySetupTimeoutSeconds` in the schema of the cluster of `kind-a`, although Calico has one/,
    );
    assert.deepEqual((sound as { spec: unknown }).spec, { calicoNetwork: { bgp: 'Enabled' } });
  });

  it('says which values the cluster takes and we do not know, since what hangs on them is open', () => {
    assert.deepEqual(check('variant: CalicoNext', rich).foreign, [['spec', 'variant']]);
    assert.deepEqual(check('newThing: {mode: A}', rich).foreign, []);
  });

  it('says nothing of what a template makes, nor of what a patch leaves out', () => {
    const patch = { completeness: 'partial' } as const;
    assert.deepEqual(found(check('newThing:\n  size: {{ .Values.size }}\n  mode: A', rich)), []);
    assert.deepEqual(found(check('newThing:\n  mode: {{ .Values.mode }}', rich)), []);
    assert.deepEqual(found(check('newThing:\n  size: 3\n  $patch: merge', rich, patch)), []);
    assert.deepEqual(found(check('newThing:\n  list: []', rich, patch)), []);
  });

  it('judges only the keys of a status, and not what the API server judges by itself', () => {
    const yaml = `${installation('variant: Calico')}status:\n  variant: 3\n  newer: 1\n`;
    assert.deepEqual(found(check(yaml, rich)), ['unknown-field status.newer']);
    const named = installation('variant: Calico').replace('name: default', 'name: default\n  labels: 3');
    assert.deepEqual(found(check(named, rich)), ['schema-type metadata.labels']);
  });
});

describe('what a cluster gives for a schema', () => {
  const read = (schema: unknown) =>
    readClusterSchema({ context: 'kind-a', hash: '', calicoVersion: '', schema });

  it('is not used without a spec, whatever it is', () => {
    for (const schema of [undefined, null, 3, 'x', [], {}, { properties: { spec: 3 } }, { properties: [] }])
      assert.equal(read(schema), undefined);
  });

  it('is read though parts of it are nonsense', () => {
    const spec = {
      type: 7,
      properties: { variant: { enum: 3, pattern: {}, items: 'x', required: 'y', minimum: 'z', anyOf: 1 } },
    };
    const schema = read({ properties: { spec } })!;
    assert.deepEqual(found(check('variant: Calico', schema)), []);
  });

  it('does not run out of stack', () => {
    let deep: unknown = { type: 'object' };
    for (let depth = 0; depth < 20_000; depth++) deep = { type: 'object', properties: { a: deep } };
    const schema = read({ properties: { spec: deep } })!;
    assert.deepEqual(found(check('a: {}', schema)), []);
  });
});
