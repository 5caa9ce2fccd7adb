import { compilePattern, type Pattern } from './pattern.ts';

/** The Installation's structure as a cluster's own CustomResourceDefinition has it. */
export interface ClusterSchema {
  readonly context: string;
  /** Tells one state of the definition from another. */
  readonly hash: string;
  /** The Calico version of the cluster, `3.29.7`; empty where it is not known. */
  readonly calicoVersion: string;
  readonly root: CrdNode;
}

/** One place of a structural schema, as far as the API server judges by it. Lengths and counts are inclusive. */
export interface CrdNode {
  readonly type: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'int-or-string' | 'any';
  readonly properties: ReadonlyMap<string, CrdNode>;
  /** What keys beside `properties` hold. */
  readonly values?: CrdNode;
  /** Keys beside `properties` are kept, whatever they hold. */
  readonly isOpen: boolean;
  readonly isNullable: boolean;
  readonly items?: CrdNode;
  readonly required: readonly string[];
  readonly listKeys: readonly string[];
  /** Scalars that must differ. */
  readonly isSet: boolean;
  readonly allowed?: readonly unknown[];
  /** As it is written, and what runs it; without that it is not judged. */
  readonly pattern?: { readonly source: string; readonly fits: Pattern | undefined };
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly isAboveMinimum: boolean;
  readonly isBelowMaximum: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf: readonly CrdNode[];
  readonly anyOf: readonly CrdNode[];
  readonly oneOf: readonly CrdNode[];
  readonly not?: CrdNode;
}

/** More places, or places deeper down, than any definition that an API server takes. */
const MOST_NODES = 60_000;
const DEEPEST = 80;

/** Undefined where what the cluster has given is no schema of an object with a `spec`. */
export function readClusterSchema(told: {
  readonly context: string;
  readonly hash: string;
  readonly calicoVersion: string;
  readonly schema: unknown;
}): ClusterSchema | undefined {
  const { context, hash, calicoVersion, schema } = told;
  const root = new Reader().node(schema, 0);
  return root?.properties.has('spec') ? { context, hash, calicoVersion, root } : undefined;
}

class Reader {
  /** A definition has a handful of patterns, many times each. */
  readonly #patterns = new Map<string, Pattern | undefined>();
  #nodes = 0;

  node(value: unknown, depth: number): CrdNode | undefined {
    if (!isObject(value) || depth > DEEPEST || ++this.#nodes > MOST_NODES) return undefined;
    const { pattern, additionalProperties, enum: allowed } = value;
    const keep = value['x-kubernetes-preserve-unknown-fields'] === true;
    const listType = value['x-kubernetes-list-type'];
    return {
      type: typeOf(value),
      properties: this.#properties(value, depth),
      values: this.node(additionalProperties, depth + 1),
      isOpen: keep || additionalProperties === true || value['x-kubernetes-embedded-resource'] === true,
      isNullable: value.nullable === true,
      items: this.node(value.items, depth + 1),
      required: texts(value.required),
      listKeys: listType === 'map' ? texts(value['x-kubernetes-list-map-keys']) : [],
      isSet: listType === 'set',
      allowed: Array.isArray(allowed) ? allowed : undefined,
      pattern: typeof pattern === 'string' ? { source: pattern, fits: this.#pattern(pattern) } : undefined,
      format: typeof value.format === 'string' ? value.format : undefined,
      minimum: number(value.minimum),
      maximum: number(value.maximum),
      isAboveMinimum: value.exclusiveMinimum === true,
      isBelowMaximum: value.exclusiveMaximum === true,
      minLength: number(value.minLength),
      maxLength: number(value.maxLength),
      minItems: number(value.minItems),
      maxItems: number(value.maxItems),
      minProperties: number(value.minProperties),
      maxProperties: number(value.maxProperties),
      allOf: this.#nodesOf(value.allOf, depth),
      anyOf: this.#nodesOf(value.anyOf, depth),
      oneOf: this.#nodesOf(value.oneOf, depth),
      not: this.node(value.not, depth + 1),
    };
  }

  #properties({ properties }: Members, depth: number): ReadonlyMap<string, CrdNode> {
    const entries = isObject(properties) ? Object.entries(properties) : [];
    return new Map(
      entries.flatMap(([key, value]) => {
        const node = this.node(value, depth + 1);
        return node ? [[key, node] as const] : [];
      }),
    );
  }

  #nodesOf(list: unknown, depth: number): CrdNode[] {
    return Array.isArray(list) ? list.flatMap((value) => this.node(value, depth + 1) ?? []) : [];
  }

  #pattern(source: string): Pattern | undefined {
    if (!this.#patterns.has(source)) this.#patterns.set(source, compilePattern(source));
    return this.#patterns.get(source);
  }
}

type Members = Readonly<Record<string, unknown>>;

const TYPES: ReadonlySet<unknown> = new Set(['object', 'array', 'string', 'integer', 'number', 'boolean']);

function typeOf(value: Members): CrdNode['type'] {
  if (value['x-kubernetes-int-or-string'] === true) return 'int-or-string';
  return TYPES.has(value.type) ? (value.type as CrdNode['type']) : 'any';
}

function isObject(value: unknown): value is Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
