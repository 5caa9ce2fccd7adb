import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { describe, it } from 'mocha';
import {
  boolean,
  integer,
  intOrString,
  list,
  map,
  object,
  string,
} from '../../../../src/language/schema/field.ts';
import { INSTALLATION } from '../../../../src/language/schema/fields/installation.ts';
import { validate } from '../../../../src/language/schema/generated/validate.ts';
import { jsonSchema } from '../../../../src/language/schema/json-schema.ts';

const doc = 'x';

describe('JSON Schema of the fields', () => {
  it('says what holds in every release', () => {
    const field = object({
      doc,
      properties: {
        name: string({ doc, required: true, values: { A: 'x', B: { doc, versions: '3.29.0..' } } }),
        path: string({ doc, maxLength: 10, minLength: 1, pattern: '^/' }),
        count: integer({ doc, minimum: 0 }),
        big: integer({ doc, bits: 64 }),
        on: boolean({ doc, versions: '3.30.0..' }),
        size: intOrString({ doc, pattern: '^[0-9]+$' }),
      },
    });
    assert.deepEqual(jsonSchema(field), {
      type: 'object',
      properties: {
        name: { type: 'string' },
        path: { type: 'string', maxLength: 10, minLength: 1, pattern: '^/' },
        count: { type: 'integer', minimum: 0, maximum: 2147483647 },
        big: { type: 'integer', minimum: -(2 ** 63), maximum: 2 ** 63 },
        on: { type: 'boolean' },
        size: { type: ['integer', 'string'], pattern: '^[0-9]+$' },
      },
      required: ['name'],
    });
  });

  it('defines what is alike once, by its name where it has one', () => {
    const affinity = () => object({ doc, type: 'Affinity', properties: { weight: integer({ doc }) } });
    const labels = () => map({ doc, values: string({ doc }) });
    const field = object({
      doc,
      properties: { one: affinity(), other: affinity(), a: labels(), b: list({ doc, items: labels() }) },
    });
    const schema = jsonSchema(field);
    assert.deepEqual(schema.properties, {
      one: { $ref: '#/$defs/Affinity' },
      other: { $ref: '#/$defs/Affinity' },
      a: { $ref: '#/$defs/object1' },
      b: { type: 'array', items: { $ref: '#/$defs/object1' } },
    });
    assert.deepEqual(Object.keys(schema.$defs!), ['Affinity', 'object1']);
  });

  it('tells types of one name apart', () => {
    const named = (key: string) => object({ doc, type: 'T', properties: { [key]: boolean({ doc }) } });
    const schema = jsonSchema(object({ doc, properties: { a: named('x'), b: named('y') } }));
    assert.deepEqual(schema.properties, { a: { $ref: '#/$defs/T' }, b: { $ref: '#/$defs/object1' } });
  });

  it('compiles, and the validator made of it beforehand says the same', () => {
    const { metadata, spec } = INSTALLATION.properties;
    const schema = jsonSchema({ ...INSTALLATION, properties: { metadata: metadata!, spec: spec! } });
    const ajv = new Ajv({ allErrors: true, strictTypes: false, allowUnionTypes: true });
    const compiled = ajv.compile(schema);
    for (const value of [
      {},
      { spec: {} },
      { spec: [] },
      { spec: { cni: {}, nodeMetricsPort: 2 ** 31, calicoNetwork: { ipPools: [{}, { cidr: 5 }] } } },
      { metadata: { labels: { 'a~/b': 1 } } },
    ]) {
      assert.equal(validate(value), compiled(value));
      const places = (errors: readonly { instancePath: string; keyword: string }[] | null | undefined) =>
        (errors ?? []).map(({ instancePath, keyword }) => `${keyword} ${instancePath}`).sort();
      assert.deepEqual(places(validate.errors), places(compiled.errors));
    }
  });
});
