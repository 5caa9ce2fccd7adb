import type { Json, JsonObject } from '../objects/object.ts';
import { isObject } from '../objects/object.ts';

/**
 * An OpenAPI v2 document as the protobuf message `openapi.v2.Document` of gnostic, which kubectl before 1.27 insists
 * on. Only what kubectl reads is written: paths with their operations, parameters and extensions, and definitions.
 * The numbers are the field numbers of gnostic's `OpenAPIv2.proto`.
 */
export function openApiV2Protobuf(document: JsonObject): Buffer {
  const { info, paths, definitions } = document;
  return message([
    text(1, document.swagger),
    embed(2, isObject(info) ? [text(1, info.title), text(2, info.version)] : []),
    embed(8, named(2, paths, pathItem)),
    embed(9, named(1, definitions, schema)),
  ]);
}

const OPERATIONS: { [method: string]: number } = { get: 2, put: 3, post: 4, delete: 5, patch: 8 };

function pathItem(item: JsonObject): Buffer {
  return message(
    Object.entries(item).map(([method, value]) =>
      isObject(value) ? embed(OPERATIONS[method]!, [operation(value)]) : NOTHING,
    ),
  );
}

function operation(value: JsonObject): Buffer {
  const parameters = Array.isArray(value.parameters) ? value.parameters : [];
  return message([
    ...parameters.map((one) => (isObject(one) ? embed(8, [parameter(one)]) : NOTHING)),
    extensions(13, value),
  ]);
}

/** ParametersItem → Parameter → NonBodyParameter → QueryParameterSubSchema. */
function parameter(value: JsonObject): Buffer {
  const query = message([text(2, value.in), text(4, value.name), text(6, value.type)]);
  return embed(1, [embed(2, [embed(3, [query])])]);
}

function schema(value: JsonObject): Buffer {
  const { items, additionalProperties, required } = value;
  return message([
    text(1, value.$ref),
    text(2, value.format),
    text(4, value.description),
    ...(Array.isArray(required) ? required.map((name) => text(19, name)) : []),
    isObject(additionalProperties) ? embed(21, [embed(1, [schema(additionalProperties)])]) : NOTHING,
    value.type ? embed(22, [text(1, value.type)]) : NOTHING,
    isObject(items) ? embed(23, [embed(1, [schema(items)])]) : NOTHING,
    isObject(value.properties) ? embed(25, named(1, value.properties, schema)) : NOTHING,
    extensions(31, value),
  ]);
}

/** `x-…` keys: NamedAny with the value as YAML, of which JSON is a part. */
function extensions(field: number, value: JsonObject): Buffer {
  const found = Object.entries(value).filter(([key]) => key.startsWith('x-'));
  return message(
    found.map(([key, content]) => embed(field, [text(1, key), embed(2, [text(2, JSON.stringify(content))])])),
  );
}

function named(field: number, map: Json | undefined, encode: (value: JsonObject) => Buffer): Buffer[] {
  if (!isObject(map)) return [];
  return Object.entries(map).map(([key, value]) =>
    isObject(value) ? embed(field, [text(1, key), embed(2, [encode(value)])]) : NOTHING,
  );
}

const NOTHING = Buffer.alloc(0);

function message(parts: Buffer[]): Buffer {
  return Buffer.concat(parts);
}

function embed(field: number, parts: Buffer[]): Buffer {
  const content = message(parts);
  return message([varint((field << 3) | 2), varint(content.length), content]);
}

function text(field: number, value: Json | undefined): Buffer {
  return typeof value === 'string' && value ? embed(field, [Buffer.from(value)]) : NOTHING;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}
