import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { stringify } from 'yaml';
import { allFields, type CataloguedField } from '../../../src/language/schema/catalogue.ts';
import { checkStructure } from '../../../src/language/schema/check.ts';
import type { MapNode, YamlNode } from '../../../src/language/syntax/node.ts';
import { parseDocument } from '../../../src/language/syntax/parse.ts';
import { formatPath } from '../../../src/language/text/path.ts';
import { type CalicoVersion, version } from '../../../src/language/versions/version.ts';
import { includes } from '../../../src/language/versions/version-range.ts';
import { type Crd, crds, type OpenApiSchema, union } from './crd.ts';
import { validInstallation } from './generated-installations.ts';
import { mutate } from './mutations.ts';
import { type RefusalKind, refusals } from './openapi-checker.ts';
import { Random } from './random.ts';

const COUNT = 2000;
/** Every so many generated objects are written as YAML and parsed; for the others nodes are made, which is quicker. */
const AS_TEXT = 10;

describe('structure: as the CRD of the release has it', () => {
  const all = crds();
  const everywhere = union(all.map(({ schema }) => schema));
  for (const crd of all) {
    const release = version(crd.version);
    const inCrd = describeCrd(crd.schema);
    const inFields = describeFields(release);

    it(`${crd.version}: the same ${inCrd.size} fields, no more and no fewer, with the same limits`, () => {
      assert.deepEqual(sorted(inFields), sorted(inCrd));
    });

    it(`${crd.version}: accepts ${COUNT} generated Installations`, () => {
      const random = new Random(20_000 + release.minor);
      for (let index = 0; index < COUNT; index++) {
        const object = validInstallation(crd.schema, random);
        assert.deepEqual(refusals(object, crd.schema), [], 'the generator is at fault');
        assert.deepEqual(found(object, release, index % AS_TEXT === 0, random), []);
      }
    });

    it(`${crd.version}: refuses ${COUNT} with one change that the CRD refuses, for the same at the same place`, () => {
      const random = new Random(30_000 + release.minor);
      let refused = 0;
      for (let index = 0; refused < COUNT; index++) {
        const object = validInstallation(crd.schema, random);
        mutate(object, crd.schema, everywhere, random);
        const expected = expectedOf(object, crd);
        if (expected.length > 0) refused++;
        const said = found(object, release, index % AS_TEXT === 0, random);
        if (said.join() !== expected.join()) assert.deepEqual(said, expected, stringify(object));
      }
    });
  }
});

function expectedOf(object: unknown, { schema }: Crd): string[] {
  return refusals(object, schema)
    .map(({ path, kind }) => `${kind} ${formatPath(path)}`)
    .sort();
}

const KINDS: Readonly<Record<string, RefusalKind>> = {
  'unknown-field': 'unknown',
  'schema-type': 'type',
  'schema-enum': 'enum',
  'sysctl-key-not-allowed': 'enum',
  'schema-required': 'required',
  'schema-minimum': 'bounds',
  'schema-pattern': 'pattern',
  'schema-list-map-duplicate': 'duplicate',
  'schema-max-items': 'too-many',
  'ippool-too-many': 'too-many',
  'installation-name': 'cel',
};

function found(
  object: Record<string, unknown>,
  release: CalicoVersion,
  asText: boolean,
  random: Random,
): string[] {
  const root = asText ? parsed(object, random) : nodeOf(object);
  const { problems } = checkStructure(root as MapNode, { version: release, completeness: 'whole' });
  return problems.map(({ path, code }) => `${KINDS[code] ?? code} ${formatPath(path)}`).sort();
}

function parsed(object: unknown, random: Random): YamlNode {
  const text = random.chance(0.3)
    ? JSON.stringify(object, undefined, random.index(3))
    : stringify(object, { version: '1.1', indentSeq: random.chance(0.5), lineWidth: 0 });
  const { root, problems } = parseDocument(text);
  assert.deepEqual(problems, [], text);
  return root!;
}

const NOWHERE = { start: 0, end: 0 };

function nodeOf(value: unknown): YamlNode {
  if (Array.isArray(value)) return { kind: 'list', span: NOWHERE, flow: false, items: value.map(nodeOf) };
  if (value === null || typeof value !== 'object') {
    const scalar = value as string | number | boolean | null;
    return { kind: 'scalar', span: NOWHERE, value: scalar, source: String(scalar), style: 'plain' };
  }
  const entries = Object.entries(value).map(([key, child]) => ({
    key,
    keySpan: NOWHERE,
    span: NOWHERE,
    value: nodeOf(child),
  }));
  return { kind: 'map', span: NOWHERE, flow: false, entries };
}

/** Path to a line that says everything of it; what is in `metadata` is not the CRD's. */
function describeCrd(
  schema: OpenApiSchema,
  path = '',
  into = new Map<string, string>(),
): Map<string, string> {
  for (const [key, child] of Object.entries(schema.properties ?? {})) {
    const place = path ? `${path}.${key}` : key;
    into.set(place, crdLine(child, schema.required?.includes(key) ?? false));
    describeCrd(child, place, into);
  }
  for (const [mark, child] of [
    ['[]', schema.items],
    ['{}', schema.additionalProperties],
  ] as const) {
    if (!child) continue;
    into.set(path + mark, crdLine(child, false));
    describeCrd(child, path + mark, into);
  }
  return into;
}

function crdLine(schema: OpenApiSchema, required: boolean): string {
  const kind = schema['x-kubernetes-int-or-string'] ? 'int-or-string' : schema.type;
  return JSON.stringify({
    kind: kind === 'object' && schema.additionalProperties ? 'map' : kind,
    required,
    values: schema.enum && [...schema.enum].sort(),
    pattern: schema.pattern,
    byte: schema.format === 'byte' || undefined,
    bits: kind === 'integer' ? (schema.format === 'int32' ? 32 : 64) : undefined,
    limits: [schema.minimum, schema.maximum, schema.minLength, schema.maxLength, schema.maxItems],
    keyedBy: schema['x-kubernetes-list-map-keys'],
  });
}

function describeFields(release: CalicoVersion): Map<string, string> {
  const here = allFields().filter(
    ({ path, versions }) => includes(versions, release) && !/^metadata\W/.test(path),
  );
  return new Map(here.map((entry) => [entry.path, fieldLine(entry, release)]));
}

function fieldLine({ field }: CataloguedField, release: CalicoVersion): string {
  const { minimum, maximum }: { minimum?: number; maximum?: number } = field.kind === 'integer' ? field : {};
  const { minLength, maxLength }: { minLength?: number; maxLength?: number } =
    field.kind === 'string' ? field : {};
  const maxItems = field.kind === 'list' ? field.maxItems : undefined;
  const values = field.kind === 'string' && field.values ? Object.entries(field.values) : undefined;
  const pattern = field.kind === 'string' || field.kind === 'int-or-string' ? field.pattern : undefined;
  return JSON.stringify({
    kind: field.kind === 'list' ? 'array' : field.kind,
    required: field.required,
    values: values
      ?.filter(([, value]) => includes(value.versions, release))
      .map(([value]) => value)
      .sort(),
    pattern,
    byte: (field.kind === 'string' && field.byteFormat) || undefined,
    bits: field.kind === 'integer' ? field.bits : undefined,
    limits: [
      minimum,
      maximum,
      minLength,
      maxLength,
      maxItems && includes(maxItems.versions, release) ? maxItems.count : undefined,
    ],
    keyedBy: field.kind === 'list' ? field.keyedBy : undefined,
  });
}

function sorted(map: Map<string, string>): string[] {
  return [...map].map(([path, line]) => `${path} ${line}`).sort();
}
