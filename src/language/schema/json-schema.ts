import type { Field, IntegerField, ObjectField, StringField } from './field.ts';
import { type JsonSchema, shareDefinitions } from './shared-definitions.ts';

/** What the API server takes for `format: byte`: base64 that is padded and on one line. */
export const BASE64 = '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$';

const INT32 = { minimum: -2147483648, maximum: 2147483647 };
/** The greatest 64-bit integer is read as this number, which JavaScript cannot tell from it. */
const INT64 = { minimum: -(2 ** 63), maximum: 2 ** 63 };

/**
 * What holds of a field's value in every release: types, required keys, patterns, bounds. What depends on the release
 * (which keys there are, which values an enumeration has) is for `read.ts`. Objects become definitions,
 * those that are alike one in common.
 */
export function jsonSchema(field: Field): JsonSchema {
  return shareDefinitions(schemaOf(field));
}

/** The form of a string, where it must have one. */
export function patternOf({ pattern, byteFormat }: StringField): string | undefined {
  return pattern ?? (byteFormat ? BASE64 : undefined);
}

/** The limits of an integer: its own, else those of its size. */
export function limitsOf(field: IntegerField): { readonly minimum: number; readonly maximum: number } {
  const { minimum, maximum } = field.bits === 64 ? INT64 : INT32;
  return { minimum: field.minimum ?? minimum, maximum: field.maximum ?? maximum };
}

function schemaOf(field: Field): JsonSchema {
  switch (field.kind) {
    case 'object':
      return objectSchema(field);
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(field.values) };
    case 'list':
      return { type: 'array', items: schemaOf(field.items) };
    case 'string':
      return stringSchema(field);
    case 'integer':
      return { type: 'integer', ...limitsOf(field) };
    case 'boolean':
      return { type: 'boolean' };
    case 'int-or-string':
      return { type: ['integer', 'string'], ...(field.pattern && { pattern: field.pattern }) };
  }
}

function objectSchema(field: ObjectField): JsonSchema {
  const fields = Object.entries(field.properties);
  const properties = fields.map(([name, child]) => [name, schemaOf(child)] as const);
  const required = fields.filter(([, child]) => child.required).map(([name]) => name);
  return {
    ...(field.type && { title: field.type }),
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
}

function stringSchema(field: StringField): JsonSchema {
  const { minLength, maxLength } = field;
  const pattern = patternOf(field);
  return {
    type: 'string',
    ...(pattern && { pattern }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
  };
}
