import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Json, JsonObject, KubeObject } from '../objects/object.ts';
import { at, isObject } from '../objects/object.ts';
import type { Cause } from './api-error.ts';
import type { Schema } from './schema.ts';

/**
 * Judges an object as the API server judges a custom resource by its CRD, and fills in the schema's defaults.
 * Expressions (`x-kubernetes-validations`) and formats are not judged.
 */
export type Validator = (object: KubeObject) => { object: KubeObject; causes: Cause[] };

/** Compiles a CRD's OpenAPI v3 schema. */
export function validator(schema: Schema): Validator {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    useDefaults: true,
    validateFormats: false,
    verbose: true,
    unicodeRegExp: false,
  });
  let compiled: ValidateFunction | undefined;
  return (object) => {
    compiled ??= ajv.compile(jsonSchema(schema));
    const copy = structuredClone(object);
    if (compiled(copy)) return { object: copy, causes: [] };
    return { object: copy, causes: (compiled.errors ?? []).flatMap((error) => cause(error, copy)) };
  };
}

/** OpenAPI's dialect as JSON Schema: an int-or-string has a type of its own, and `nullable` allows null. */
function jsonSchema(schema: Schema): JsonObject {
  const { anyOf, nullable, ...rest } = schema;
  const types = schema['x-kubernetes-int-or-string']
    ? ['integer', 'string']
    : schema.type
      ? [schema.type]
      : [];
  const translated: JsonObject = { ...rest };
  if (!schema['x-kubernetes-int-or-string'] && anyOf) translated.anyOf = anyOf;
  if (types.length) translated.type = nullable ? [...types, 'null'] : types;
  if (schema.items) translated.items = jsonSchema(schema.items);
  if (schema.additionalProperties) translated.additionalProperties = jsonSchema(schema.additionalProperties);
  if (schema.properties) {
    const properties = Object.entries(schema.properties);
    translated.properties = Object.fromEntries(properties.map(([name, child]) => [name, jsonSchema(child)]));
  }
  return translated;
}

/** One ajv error in the API server's words and with its reason. */
function cause(error: ErrorObject, object: KubeObject): Cause[] {
  const field = fieldPath(error.instancePath);
  const value = error.data as Json;
  const shown =
    isObject(value) || Array.isArray(value) ? JSON.stringify(value) : JSON.stringify(value ?? null);
  const inBody = (rule: string): Cause[] => [
    {
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${shown}: ${field} in body should ${rule}`,
      field,
    },
  ];
  const limit = String(error.params.limit);
  switch (error.keyword) {
    case 'required':
      return [
        {
          reason: 'FieldValueRequired',
          message: 'Required value',
          field: child(field, String(error.params.missingProperty)),
        },
      ];
    case 'enum': {
      const allowed = (error.params.allowedValues as Json[]).map((one) => JSON.stringify(one)).join(', ');
      return [
        {
          reason: 'FieldValueNotSupported',
          message: `Unsupported value: ${shown}: supported values: ${allowed}`,
          field,
        },
      ];
    }
    case 'type': {
      const wanted = [error.params.type].flat().join(',');
      const found = jsonType(at(object, ...steps(error.instancePath)));
      const message = `Invalid value: "${found}": ${field} in body must be of type ${wanted}: "${found}"`;
      return [{ reason: 'FieldValueTypeInvalid', message, field }];
    }
    case 'maximum':
      return inBody(`be less than or equal to ${limit}`);
    case 'minimum':
      return inBody(`be greater than or equal to ${limit}`);
    case 'pattern':
      return inBody(`match '${error.params.pattern}'`);
    case 'maxItems':
      return [
        {
          reason: 'FieldValueTooMany',
          message: `Too many: ${(value as Json[]).length}: must have at most ${limit} items`,
          field,
        },
      ];
    case 'maxLength':
      return [
        { reason: 'FieldValueTooLong', message: `Too long: may not be more than ${limit} bytes`, field },
      ];
    default:
      return [{ reason: 'FieldValueInvalid', message: `Invalid value: ${shown}: ${error.message}`, field }];
  }
}

function steps(pointer: string): (string | number)[] {
  const parts = pointer.split('/').slice(1);
  const plain = parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return plain.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function fieldPath(pointer: string): string {
  return steps(pointer).reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : child(path, step)),
    '',
  );
}

function child(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}

function jsonType(value: Json | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
