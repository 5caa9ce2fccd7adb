import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** As much of a structural OpenAPI v3 schema as CRDs of the Installation use. */
export interface OpenApiSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly additionalProperties?: OpenApiSchema;
  readonly items?: OpenApiSchema;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly format?: 'int32' | 'int64' | 'byte' | 'date-time';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'map' | 'set';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string }[];
}

/** The Installation CRD of a Calico release. */
export interface Crd {
  readonly version: string;
  readonly schema: OpenApiSchema;
}

const EVERY_LINE = '../shared/crd';
const COMMITTED = 'test/fixtures/crd';

/** The CRDs of every Calico line where they are at hand, else the committed ones; oldest release first. */
export function crds(): Crd[] {
  const folder = existsSync(EVERY_LINE) ? EVERY_LINE : COMMITTED;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      version: file.replace(/^installations-|\.json$/g, ''),
      schema: schemaOf(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))),
    }))
    .sort((one, other) => one.version.localeCompare(other.version, undefined, { numeric: true }));
}

/** Files may leave `status.computed` out, which has the structure of `spec`. */
function schemaOf(crd: {
  spec: { versions: [{ schema: { openAPIV3Schema: OpenApiSchema } }] };
}): OpenApiSchema {
  const schema = crd.spec.versions[0].schema.openAPIV3Schema;
  const { spec, status } = schema.properties!;
  const withComputed = { ...status, properties: { ...status!.properties, computed: spec! } };
  return { ...schema, properties: { ...schema.properties, status: withComputed } };
}

/** Every field and every value that some release has. */
export function union(schemas: readonly OpenApiSchema[]): OpenApiSchema {
  const names = new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const items = schemas.flatMap((schema) => schema.items ?? []);
  return {
    properties: Object.fromEntries(
      [...names].map((name) => [name, union(schemas.flatMap(({ properties }) => properties?.[name] ?? []))]),
    ),
    items: items.length > 0 ? union(items) : undefined,
    enum: schemas.flatMap((schema) => schema.enum ?? []),
  };
}
