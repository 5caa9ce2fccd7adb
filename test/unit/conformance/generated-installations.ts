import type { OpenApiSchema } from './crd.ts';
import type { Random } from './random.ts';

/** An Installation that its CRD accepts: one field, each as likely, with what it needs, and some others beside it. */
export function validInstallation(schema: OpenApiSchema, random: Random): Record<string, unknown> {
  const spec = schema.properties!.spec!;
  return {
    apiVersion: 'operator.tigera.io/v1',
    kind: 'Installation',
    metadata: {
      name: random.pick(['default', 'overlay']),
      ...(random.chance(0.1) && { labels: { 'app.kubernetes.io/name': 'calico' } }),
    },
    spec: valid(spec, random, random.pick([0.02, 0.1, 0.3]), random.pick(pathsOf(spec))),
  };
}

type Steps = readonly string[];
const paths = new WeakMap<OpenApiSchema, readonly Steps[]>();

function pathsOf(schema: OpenApiSchema): readonly Steps[] {
  if (!paths.has(schema)) {
    const children = [
      ...Object.entries(schema.properties ?? {}),
      ...(schema.items ? [['[]', schema.items] as const] : []),
      ...(schema.additionalProperties ? [['{}', schema.additionalProperties] as const] : []),
    ];
    const below = children.flatMap(([step, child]) => pathsOf(child).map((steps) => [step, ...steps]));
    paths.set(schema, [[], ...below]);
  }
  return paths.get(schema)!;
}

/** `density`: how likely an optional field is there; `way`: the fields that must be. */
function valid(schema: OpenApiSchema, random: Random, density: number, way: Steps = []): unknown {
  if (schema['x-kubernetes-int-or-string']) return random.pick(intsOrStrings(schema));
  switch (schema.type) {
    case 'object':
      return validObject(schema, random, density, way);
    case 'array': {
      const isKeyed = schema['x-kubernetes-list-type'] === 'map';
      const count = isKeyed ? 1 : random.index(3);
      return Array.from({ length: Math.max(count, way.length > 0 ? 1 : 0) }, () =>
        valid(schema.items!, random, density, way.slice(1)),
      );
    }
    case 'string':
      return random.pick(strings(schema));
    case 'integer':
      return random.pick(integers(schema));
    case 'boolean':
      return random.chance(0.5);
    default:
      return {};
  }
}

function validObject(schema: OpenApiSchema, random: Random, density: number, way: Steps): object {
  const { properties, additionalProperties, required = [] } = schema;
  const value: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(properties ?? {})) {
    const isOnWay = key === way[0];
    const isWanted = isOnWay || required.includes(key);
    if (!isWanted && !random.chance(density)) continue;
    // A null is as good as nothing where the field may be left out.
    const isNull = !isWanted && random.chance(0.02);
    value[key] = isNull ? null : valid(child, random, density, isOnWay ? way.slice(1) : []);
  }
  if (additionalProperties) {
    const keys = ['cpu', 'kubernetes.io/os', 'a~b/c', '0', 'constructor'];
    for (const key of keys.slice(0, random.index(4)))
      value[key] = valid(additionalProperties, random, density);
  }
  return value;
}

const WORDS = [
  '',
  'yes',
  'off',
  'n',
  'null',
  '~',
  '1',
  '1.50',
  '0x1f',
  '12:30:45',
  '2024-01-31',
  'all()',
  '192.168.0.0/16',
  'fd00::/48',
  'some text',
  'key: value',
  '# no comment',
  'größer 漢字 🙂',
  ' spaces ',
  'two\nlines\n',
  '{{ template }}',
  "it's",
  '"quoted"',
  '- dash',
  'x'.repeat(300),
];
const QUANTITIES = ['1', '250m', '128Mi', '1.5Gi', '1e3', '-2k', '.5', 4, 0];

function strings(schema: OpenApiSchema): readonly string[] {
  if (schema.enum) return schema.enum;
  if (schema.format === 'byte')
    return ['YQ==', 'YWI=', 'YWJj', Buffer.from('x'.repeat(1000)).toString('base64')];
  if (schema.pattern) return ['0E-2A', 'ff-00'].filter((word) => new RegExp(schema.pattern!).test(word));
  return schema.maxLength ? WORDS.filter(({ length }) => length <= schema.maxLength!) : WORDS;
}

function integers(schema: OpenApiSchema): readonly number[] {
  const limits = schema.format === 'int32' ? [-(2 ** 31), 2 ** 31 - 1] : [-(2 ** 53), 2 ** 53 - 1];
  return [0, 1, 26, 9091, ...limits].filter(
    (number) => number >= (schema.minimum ?? limits[0]!) && number <= (schema.maximum ?? limits[1]!),
  );
}

function intsOrStrings(schema: OpenApiSchema): readonly (string | number)[] {
  return schema.pattern ? QUANTITIES : [1, 0, -5, '25%', '1', 'yes', ''];
}
