import type { Path } from '../text/path.ts';
import { ALL_VERSIONS, intersection, type VersionRange } from '../versions/version-range.ts';
import type { Field } from './field.ts';
import { INSTALLATION } from './fields/installation.ts';

/** One field with its place in the resource. */
export interface CataloguedField {
  /** `spec.calicoNetwork.ipPools[].cidr`; the values of a map are `{}`. */
  readonly path: string;
  /** The same in steps: `['spec', 'calicoNetwork', 'ipPools', '[]', 'cidr']`. */
  readonly steps: readonly string[];
  readonly field: Field;
  /** The releases that have it: its own ones as far as those of everything above it. */
  readonly versions: VersionRange;
}

/** The field at a place of an Installation, whatever the version; undefined where no release has one. */
export function fieldAt(path: Path): Field | undefined {
  let field: Field | undefined = INSTALLATION;
  for (const step of path) field = field && childField(field, step);
  return field;
}

/** The field of a key of an object, of an entry of a list, or of a value of a map. */
export function childField(field: Field, step: string | number): Field | undefined {
  switch (field.kind) {
    case 'object':
      return Object.hasOwn(field.properties, step) ? field.properties[step] : undefined;
    case 'map':
      return typeof step === 'string' ? field.values : undefined;
    case 'list':
      return typeof step === 'number' ? field.items : undefined;
    default:
      return undefined;
  }
}

/** The releases that have the field at `path`, with everything above it; empty where no release has it. */
export function availabilityAt(path: Path): VersionRange {
  let field: Field | undefined = INSTALLATION;
  let range = ALL_VERSIONS;
  for (const step of path) {
    field = field && childField(field, step);
    if (!field) return [];
    range = intersection(range, field.versions);
  }
  return range;
}

const catalogued = new Map<string, readonly CataloguedField[]>();

/** Every field below the root, shared types written out, each before what is in it. */
export function allFields(): readonly CataloguedField[] {
  return Object.keys(INSTALLATION.properties).flatMap(fieldsUnder);
}

/** The same of one part of the resource, as of `spec`. */
export function fieldsUnder(part: string): readonly CataloguedField[] {
  const field = childField(INSTALLATION, part);
  if (!field) return [];
  let fields = catalogued.get(part);
  if (!fields) {
    const top = { path: part, steps: [part], field, versions: field.versions };
    fields = [top, ...below(top)];
    catalogued.set(part, fields);
  }
  return fields;
}

function below(parent: CataloguedField): CataloguedField[] {
  return childrenOf(parent.field).flatMap(([step, field]) => {
    const path =
      step === '[]' || step === '{}' || !parent.path ? parent.path + step : `${parent.path}.${step}`;
    const versions = intersection(parent.versions, field.versions);
    const child = { path, steps: [...parent.steps, step], field, versions };
    return [child, ...below(child)];
  });
}

function childrenOf(field: Field): readonly [string, Field][] {
  switch (field.kind) {
    case 'object':
      return Object.entries(field.properties);
    case 'map':
      return [['{}', field.values]];
    case 'list':
      return [['[]', field.items]];
    default:
      return [];
  }
}
