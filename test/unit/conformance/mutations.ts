import type { OpenApiSchema } from './crd.ts';
import type { Random } from './random.ts';

/** A place of a generated object, its schema, and the object or list that it can be changed in. */
interface Place {
  readonly holder: Record<string | number, unknown>;
  readonly key: string | number;
  readonly schema: OpenApiSchema;
  readonly isRequired: boolean;
  /** The same place in all releases together. */
  readonly everywhere: OpenApiSchema | undefined;
}

/**
 * Changes one thing in `spec` or the name, in place; whether the CRD minds is for the checker to say. `everywhere` is
 * the union of the CRDs, from which fields and values of other releases are taken.
 */
export function mutate(
  root: Record<string, unknown>,
  schema: OpenApiSchema,
  everywhere: OpenApiSchema,
  random: Random,
): void {
  if (random.chance(0.01)) {
    (root.metadata as Record<string, unknown>).name = random.pick(['tigera-secure', 'calico', 'Default']);
    return;
  }
  const spec: Place = {
    holder: root,
    key: 'spec',
    schema: schema.properties!.spec!,
    isRequired: false,
    everywhere: everywhere.properties!.spec!,
  };
  const places = [spec];
  collect(spec, places);
  const bounded = places.filter(({ schema }) => LIMITS.some((limit) => schema[limit] !== undefined));
  const place = random.pick(bounded.length > 0 && random.chance(0.2) ? bounded : places);
  const changes = changesOf(place, random);
  random.pick(changes)();
}

/** What few fields have, so that it would hardly be met by chance. */
const LIMITS = ['minimum', 'maxItems', 'x-kubernetes-list-map-keys', 'pattern', 'format', 'enum'] as const;

function collect({ holder, key, schema, everywhere }: Place, into: Place[]): void {
  const value = holder[key] as Record<string | number, unknown> | null;
  if (value === null || typeof value !== 'object') return;
  for (const step of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    const child = schema.items ?? schema.properties?.[step] ?? schema.additionalProperties;
    if (!child) continue;
    const isRequired = schema.required?.includes(String(step)) ?? false;
    const place = {
      holder: value,
      key: step,
      schema: child,
      isRequired,
      everywhere: everywhere?.items ?? everywhere?.properties?.[step],
    };
    into.push(place);
    collect(place, into);
  }
}

const OTHER_VALUES = [
  true,
  false,
  0,
  3,
  -1,
  2.5,
  2 ** 31,
  -(2 ** 31) - 1,
  1e30,
  'text',
  '',
  '2',
  [],
  {},
  null,
  ['a'],
  { a: 'b' },
];
const MALFORMED = ['50MB', '1 Gi', 'abc', '0E:2A', '0E-2A\n', 'not base64', 'YQ', '-----BEGIN'];
const KEYS = [
  'nonPrivileged',
  'bgp',
  'natOutgoing',
  'cidr',
  'cidrs',
  'type',
  'spec',
  'foo',
  'constructor',
  '__proto',
  '0',
  'a/b',
];

function changesOf({ holder, key, schema, isRequired, everywhere }: Place, random: Random): (() => void)[] {
  const value = holder[key];
  const set = (to: unknown) => () => {
    holder[key] = to;
  };
  const changes = [set(structuredClone(random.pick(OTHER_VALUES))), set(random.pick(MALFORMED))];
  if (isRequired) changes.push(() => delete holder[key], set(null));
  if (schema.enum) changes.push(set(`${value}x`), set(String(value).toLowerCase()));
  if (everywhere?.enum?.length) changes.push(set(random.pick(everywhere.enum)));
  if (schema.minimum !== undefined) changes.push(set(schema.minimum - 1));
  if (schema.maximum !== undefined) changes.push(set(schema.maximum + 1));
  if (typeof value === 'string') changes.push(set(`${value} `));
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    const long = Array.from({ length: 26 }, () => structuredClone(list[0] ?? { cidr: '10.0.0.0/8' }));
    changes.push(
      set(long),
      () => list.push(structuredClone(list[0] ?? null)),
      () => list.push(null),
    );
  } else if (value !== null && typeof value === 'object') {
    const object = value as Record<string, unknown>;
    const names = Object.keys(schema.properties ?? {});
    const misspelt = names.length > 0 ? random.pick(names) : 'x';
    const add = (name: string) => () => {
      object[name] = structuredClone(random.pick(OTHER_VALUES));
    };
    changes.push(add(random.pick(KEYS)), add(`${misspelt}s`), add(misspelt.toUpperCase()), add(misspelt));
    const foreign = Object.keys(everywhere?.properties ?? {}).filter((name) => !names.includes(name));
    if (foreign.length > 0) changes.push(add(random.pick(foreign)));
  }
  return changes;
}
