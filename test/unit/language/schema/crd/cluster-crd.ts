import { readFileSync } from 'node:fs';
import {
  type ClusterSchema,
  readClusterSchema,
} from '../../../../../src/language/schema/crd/cluster-schema.ts';

type Members = Record<string, unknown>;

/** The schema of a release as its CRD has it, changed before it is read. */
export function crdSchema(version: '3.29.7' | '3.32.1', change: (spec: Members) => void = () => {}): unknown {
  const file = new URL(`../../../../fixtures/crd/installations-${version}.json`, import.meta.url);
  const crd = JSON.parse(readFileSync(file, 'utf8')) as {
    spec: { versions: { schema: { openAPIV3Schema: { properties: { spec: Members; status: Members } } } }[] };
  };
  const schema = crd.spec.versions[0]!.schema.openAPIV3Schema;
  const { spec, status } = schema.properties;
  // Fixtures leave it out, since it is the spec once more.
  (status.properties as Members).computed = structuredClone(spec);
  change(spec);
  return schema;
}

/** The same, read. */
export function clusterSchema(version: '3.29.7' | '3.32.1', change?: (spec: Members) => void): ClusterSchema {
  const schema = crdSchema(version, change);
  return readClusterSchema({ context: 'kind-a', hash: 'abc', calicoVersion: version, schema })!;
}

/** The node of a field, by its path below `spec`. */
export function fieldOf(spec: Members, path: string): Members {
  return path
    .split('.')
    .reduce((node, key) => (key === '[]' ? node.items : (node.properties as Members)[key]) as Members, spec);
}

export function removeField(spec: Members, path: string): void {
  const parent = path.includes('.') ? fieldOf(spec, path.slice(0, path.lastIndexOf('.'))) : spec;
  delete (parent.properties as Members)[path.slice(path.lastIndexOf('.') + 1)];
}

export function addField(spec: Members, path: string, field: Members): void {
  const parent = path.includes('.') ? fieldOf(spec, path.slice(0, path.lastIndexOf('.'))) : spec;
  (parent.properties as Members)[path.slice(path.lastIndexOf('.') + 1)] = field;
}
