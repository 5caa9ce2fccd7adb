import { ALL_VERSIONS, type VersionRange, versions } from '../versions/version-range.ts';

/**
 * A field of the Installation: its structure, its documentation, and the Calico releases that have it.
 * The fields are authored with the builders below, one file per subtree; JSON Schema, hover, completion and the
 * structural check are all made from these objects.
 */
export type Field =
  | ObjectField
  | MapField
  | ListField
  | StringField
  | IntegerField
  | BooleanField
  | IntOrStringField;

export interface FieldText {
  /** What it does, in Markdown: one sentence that stands alone, then what an operator of a cluster must know. */
  readonly doc: string;
  /** What a change of it does to the running cluster: what restarts, rolls, drops or waits. */
  readonly effect?: string;
  /** What its absence means, and what that depends on. */
  readonly default?: string;
  /** Units and format of the value: `seconds`, `an IPv4 or IPv6 CIDR`. */
  readonly format?: string;
  /** A complete YAML value to show and to offer: `192.168.0.0/16`. */
  readonly example?: string;
  /** Anchor or address of the reference page. */
  readonly link?: string;
}

export interface FieldBase extends FieldText {
  /** The releases whose CRD has it; as long as the parent when absent. In the form of `versions()`. */
  readonly versions: VersionRange;
  readonly required: boolean;
  readonly deprecated?: Deprecation;
  /** Other APIs have a field of this name, too: a text that has it need not be about an Installation. */
  readonly commonName?: boolean;
}

export interface Deprecation {
  readonly versions: VersionRange;
  /** What to use instead, or why there is nothing. */
  readonly instead: string;
}

export interface ObjectField extends FieldBase {
  readonly kind: 'object';
  readonly properties: Readonly<Record<string, Field>>;
  /** Set on types that several fields share (`Affinity`): one definition in the schema. */
  readonly type?: string;
  /** Rules of the CRD that JSON Schema cannot say (CEL), checked by name in `constraints.ts`. */
  readonly constraints?: readonly string[];
  /** Keys beside `properties` are admitted, with any value: `managedFields` of Kubernetes' metadata. */
  readonly open?: boolean;
}

export interface MapField extends FieldBase {
  readonly kind: 'map';
  readonly values: Field;
}

export interface ListField extends FieldBase {
  readonly kind: 'list';
  readonly items: Field;
  readonly maxItems?: { readonly count: number; readonly versions: VersionRange };
  /** `x-kubernetes-list-map-keys`: entries must differ in these. */
  readonly keyedBy?: readonly string[];
}

export interface StringField extends FieldBase {
  readonly kind: 'string';
  /** The allowed values with a line of documentation each. */
  readonly values?: Readonly<Record<string, EnumValue>>;
  /**
   * Values that have a meaning although the CRD admits any string (`nonPrivileged`): offered and documented,
   * never enforced.
   */
  readonly suggestions?: Readonly<Record<string, EnumValue>>;
  readonly pattern?: string;
  readonly byteFormat?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface EnumValue {
  readonly doc: string;
  /** The releases that accept it; as long as the field when absent. */
  readonly versions: VersionRange;
}

export interface IntegerField extends FieldBase {
  readonly kind: 'integer';
  readonly bits: 32 | 64;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface BooleanField extends FieldBase {
  readonly kind: 'boolean';
}

/** A Kubernetes IntOrString: a count or a percentage, or a quantity where it has a pattern. */
export interface IntOrStringField extends FieldBase {
  readonly kind: 'int-or-string';
  readonly pattern?: string;
}

/** What an author writes: versions as text, everything that is not said defaulted. */
type Authored<F extends Field> = Omit<
  F,
  'kind' | 'versions' | 'required' | 'deprecated' | 'values' | 'suggestions' | 'bits' | 'maxItems'
> & {
  readonly versions?: string;
  readonly required?: boolean;
  readonly deprecated?: { readonly versions?: string; readonly instead: string };
};
type AuthoredValues = Readonly<Record<string, string | { readonly doc: string; readonly versions: string }>>;

export function object(field: Authored<ObjectField>): ObjectField {
  return { ...base(field), kind: 'object' };
}

export function map(field: Authored<MapField> & { readonly values: Field }): MapField {
  return { ...base(field), kind: 'map' };
}

export function list(
  field: Authored<ListField> & { readonly maxItems?: { readonly count: number; readonly versions?: string } },
): ListField {
  const { maxItems } = field;
  return {
    ...base(field),
    kind: 'list',
    maxItems: maxItems && { count: maxItems.count, versions: range(maxItems.versions) },
  };
}

export function string(
  field: Authored<StringField> & { readonly values?: AuthoredValues; readonly suggestions?: AuthoredValues },
): StringField {
  return {
    ...base(field),
    kind: 'string',
    values: field.values && enumValues(field.values),
    suggestions: field.suggestions && enumValues(field.suggestions),
  };
}

export function integer(field: Authored<IntegerField> & { readonly bits?: 32 | 64 }): IntegerField {
  return { ...base(field), kind: 'integer', bits: field.bits ?? 32 };
}

export function boolean(field: Authored<BooleanField>): BooleanField {
  return { ...base(field), kind: 'boolean' };
}

export function intOrString(field: Authored<IntOrStringField>): IntOrStringField {
  return { ...base(field), kind: 'int-or-string' };
}

function base<
  F extends FieldText & {
    versions?: string;
    required?: boolean;
    deprecated?: { versions?: string; instead: string };
  },
>(field: F) {
  const { deprecated } = field;
  return {
    ...field,
    doc: unfolded(field.doc),
    effect: field.effect && unfolded(field.effect),
    default: field.default && unfolded(field.default),
    format: field.format && unfolded(field.format),
    versions: range(field.versions),
    required: field.required ?? false,
    deprecated: deprecated && { versions: range(deprecated.versions), instead: unfolded(deprecated.instead) },
  };
}

/** Line ends that only fold the source are blanks, since some readers break lines at them; paragraphs and lists stay. */
function unfolded(text: string): string {
  return text.replace(/(?<!\n)\n(?!\n|\s*[-*] )/g, ' ');
}

function enumValues(authored: AuthoredValues): Record<string, EnumValue> {
  return Object.fromEntries(
    Object.entries(authored).map(([value, text]) => [
      value,
      typeof text === 'string'
        ? { doc: unfolded(text), versions: ALL_VERSIONS }
        : { doc: unfolded(text.doc), versions: versions(text.versions) },
    ]),
  );
}

function range(text: string | undefined): VersionRange {
  return text === undefined ? ALL_VERSIONS : versions(text);
}
