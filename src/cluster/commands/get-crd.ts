import { createHash } from 'node:crypto';
import type { ClusterCommand } from '../kubectl/command.ts';
import { at, recordsAt } from '../object/at.ts';
import { isRecord, type Json, parseLiveObject } from '../object/live-object.ts';

/** The structure of the Installation as a cluster's own CustomResourceDefinition has it. */
export interface InstallationSchema {
  /** The OpenAPI v3 schema of `operator.tigera.io/v1`, without its descriptions. */
  readonly schema: Json;
  /** Tells one state of it from another: twelve hexadecimal digits. */
  readonly hash: string;
}

/** The definition of the Installation; empty where it has no schema of `v1`. */
export const getCrd: ClusterCommand<void, InstallationSchema | ''> = {
  id: 'get-crd',
  effect: 'reads',
  scope: 'cluster',
  argv: () => [
    'get',
    'customresourcedefinitions.v1.apiextensions.k8s.io/installations.operator.tigera.io',
    '--output=json',
    '--ignore-not-found=false',
    '--watch=false',
  ],
  parse(stdout) {
    const crd = parseLiveObject(stdout);
    if (!crd) return undefined;
    const served = recordsAt(crd, 'spec', 'versions').find(({ name }) => name === 'v1');
    const whole = at(served, 'schema', 'openAPIV3Schema');
    if (!isRecord(whole)) return '';
    const schema = withoutWords(whole, 0);
    // The API server sorts keys, so the same definition gives the same text.
    const hash = createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 12);
    return { schema, hash };
  },
};

/** No definition is nested deeper; what is below is left out. */
const DEEPEST = 100;

/** A schema without its descriptions, which are nine tenths of it. A property may be called `description`. */
function withoutWords(schema: Json, depth: number): Json {
  if (depth > DEEPEST) return {};
  if (Array.isArray(schema)) return schema.map((one) => withoutWords(one, depth + 1));
  if (!isRecord(schema)) return schema;
  const entries = Object.entries(schema).filter(
    ([key, value]) => !(key === 'description' && typeof value === 'string'),
  );
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (key !== 'properties' || !isRecord(value)) return [key, withoutWords(value, depth + 1)];
      const properties = Object.entries(value).map(([name, one]) => [name, withoutWords(one, depth + 2)]);
      return [key, Object.fromEntries(properties)];
    }),
  );
}
