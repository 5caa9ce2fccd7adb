import { readdirSync, readFileSync } from 'node:fs';
import { compareCalicoVersions, version } from '../../../src/language/versions/version.ts';
import type { JsonObject, KubeObject } from '../objects/object.ts';
import { at, isObject } from '../objects/object.ts';
import type { ResourceKind } from './kinds.ts';
import { qualifiedName } from './kinds.ts';
import type { Schema } from './schema.ts';

const FIXTURES = new URL('../../fixtures/crd/', import.meta.url);

/** The Installation CRD that stands for a Calico version: its own, or the newest older one, or the oldest there is. */
export function installationCrd(calicoVersion: string): JsonObject {
  const wanted = version(calicoVersion);
  const known = readdirSync(FIXTURES)
    .flatMap((file) => /^installations-(.+)\.json$/.exec(file)?.[1] ?? [])
    .map(version)
    .sort(compareCalicoVersions);
  const chosen = known.findLast((one) => compareCalicoVersions(one, wanted) <= 0) ?? known[0];
  if (!chosen) throw new Error(`no Installation CRD in ${FIXTURES.pathname}`);
  return JSON.parse(
    readFileSync(new URL(`installations-${chosen.text}.json`, FIXTURES), 'utf8'),
  ) as JsonObject;
}

/** The structure in a CRD, with `status.computed` (which fixtures leave out) made like `spec`. Throws if there is none. */
export function structureOf(crd: JsonObject): Schema {
  const schema = at(crd, 'spec', 'versions', 0, 'schema', 'openAPIV3Schema');
  const spec = at(schema, 'properties', 'spec');
  const status = at(schema, 'properties', 'status');
  if (!isObject(schema) || !isObject(spec) || !isObject(status))
    throw new Error('not a CRD with spec and status');
  const computed = { ...status, properties: { ...(status.properties as Schema), computed: spec } };
  return { ...schema, type: 'object', properties: { spec, status: computed } } as unknown as Schema;
}

/** The CustomResourceDefinition object of a custom kind. */
export function crdObject(kind: ResourceKind): KubeObject {
  const { group, version: name, plural } = kind;
  const names = { kind: kind.kind, listKind: `${kind.kind}List`, plural, singular: kind.kind.toLowerCase() };
  const served = { name, served: true, storage: true, schema: { openAPIV3Schema: kind.schema } };
  const subresources = kind.status ? { subresources: { status: {} } } : {};
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: qualifiedName(kind) },
    spec: { group, names, scope: 'Cluster', versions: [{ ...served, ...subresources }] },
    status: {
      acceptedNames: names,
      conditions: [{ type: 'Established', status: 'True' }],
      storedVersions: [name],
    },
  };
}
