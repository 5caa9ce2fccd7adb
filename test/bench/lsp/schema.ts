import type { Field } from '../../../src/language/schema/field.ts';
import { INSTALLATION } from '../../../src/language/schema/fields/installation.ts';
import { jsonSchema } from '../../../src/language/schema/json-schema.ts';
import type { JsonSchema } from '../../../src/language/schema/shared-definitions.ts';

type Rich = JsonSchema & { description?: string; enum?: string[]; properties?: Record<string, Rich> };

/**
 * What our fields know, as far as JSON Schema can say it: structure, documentation, enumerations, unknown keys. It
 * judges documents that are an Installation and passes any other.
 */
export function schemaForPeer(): object {
  const schema = jsonSchema(INSTALLATION) as Rich;
  describe(schema, INSTALLATION, schema, new Set());
  const { $defs, ...own } = schema;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $defs,
    if: { properties: { kind: { const: 'Installation' } }, required: ['kind'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: own,
  };
}

/** Adds to a schema what its field says beside the shape. Shared definitions get the texts of their first user. */
function describe(schema: Rich, field: Field, root: Rich, seen: Set<Rich>): void {
  const name = schema.$ref?.slice('#/$defs/'.length);
  const target = (name === undefined ? schema : root.$defs![name]) as Rich;
  if (seen.has(target)) return;
  seen.add(target);
  target.description = field.doc;
  switch (field.kind) {
    case 'object':
      Object.assign(target, field.open ? {} : { additionalProperties: false });
      for (const [key, child] of Object.entries(field.properties)) {
        describe(target.properties![key]!, child, root, seen);
      }
      break;
    case 'map':
      describe(target.additionalProperties as Rich, field.values, root, seen);
      break;
    case 'list':
      describe(target.items as Rich, field.items, root, seen);
      break;
    case 'string':
      if (field.values) target.enum = Object.keys(field.values);
      break;
    default:
  }
}
