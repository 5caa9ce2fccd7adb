/**
 * TypeScript for the fields of the spec: `InstallationSpec`, `ComponentOverride` (whatever any of the workloads lets one
 * override), and one interface for each type that several fields share.
 *
 * @param spec the field `spec` of `src/language/schema/fields`
 * @returns {string} the text of a module
 */
export function specTypes(spec) {
  const shared = new Map();
  const overrides = Object.values(spec.properties).filter(
    (field) => field.properties?.spec?.properties.template,
  );
  const types = [
    `export interface InstallationSpec ${body(spec, shared)}`,
    `export interface ComponentOverride ${body(overrides.reduce(merged), shared)}`,
  ];
  return `${[...types, ...[...shared].map(([name, text]) => `export interface ${name} ${text}`)].join('\n\n')}\n`;
}

/** Values, not enumerations: what is allowed differs by release, and a patch or an overlay may hold anything. */
function typeOf(field, shared) {
  switch (field.kind) {
    case 'object':
      return field.type ? sharedType(field, shared) : body(field, shared);
    case 'map':
      return `Record<string, ${typeOf(field.values, shared)}>`;
    case 'list':
      return `Array<${typeOf(field.items, shared)}>`;
    case 'int-or-string':
      return 'number | string';
    case 'integer':
      return 'number';
    default:
      return field.kind;
  }
}

function sharedType(field, shared) {
  if (!shared.has(field.type)) {
    shared.set(field.type, '');
    shared.set(field.type, body(field, shared));
  }
  return field.type;
}

function body(field, shared) {
  const fields = Object.entries(field.properties).map(
    ([name, child]) => `${name}?: ${typeOf(child, shared)};`,
  );
  return `{ ${fields.join(' ')} }`;
}

/** A field with all that either of two fields of a kind has. */
function merged(one, other) {
  if (one.kind === 'list' && other.kind === 'list') return { ...one, items: merged(one.items, other.items) };
  if (one.kind !== 'object' || other.kind !== 'object') return one;
  const properties = { ...one.properties };
  for (const [name, field] of Object.entries(other.properties)) {
    properties[name] = properties[name] ? merged(properties[name], field) : field;
  }
  return { ...one, properties };
}
