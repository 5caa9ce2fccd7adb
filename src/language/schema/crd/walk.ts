import type { ListNode, MapNode, ScalarNode, YamlNode } from '../../syntax/node.ts';
import type { Path } from '../../text/path.ts';
import { BASE64 } from '../json-schema.ts';
import { duplicateProblems } from '../structure/list-limits.ts';
import type { StructuralProblem } from '../structure/structural-problem.ts';
import type { ClusterSchema, CrdNode } from './cluster-schema.ts';
import { typeFits } from './type-fits.ts';
import { createWords, type Words } from './words.ts';

/** What a cluster's definition says of an Installation. */
export interface ClusterStructure {
  readonly problems: readonly StructuralProblem[];
  /** Places that were not judged: there is a pattern that could not be run. */
  readonly open: readonly Path[];
}

/** The API server judges these three by itself, whatever the definition says. */
const OF_SERVER: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * Judges the structure of an Installation by the definition that a cluster has of it: a walk over both. Of `status`
 * only the keys are judged, and of a patch nothing is called missing, as in `checkStructure`. What a template makes
 * is not judged. Total, and in proportion to the text.
 */
export function checkAgainst(
  root: MapNode,
  schema: ClusterSchema,
  completeness: 'whole' | 'partial',
): ClusterStructure {
  const walker = new Walker(createWords(schema), completeness);
  for (const { key, value, unknown } of root.entries) {
    if (unknown || OF_SERVER.has(key)) continue;
    const known = schema.root.properties.get(key);
    if (known) walker.node(value, known, [key]);
    else if (!schema.root.isOpen && !schema.root.values && !walker.isDirective(key))
      walker.problems.push(walker.words.unknownField([key]));
  }
  const problems = walker.problems.filter(
    ({ path, code }) => path[0] !== 'status' || code === 'unknown-field',
  );
  return { problems, open: walker.open };
}

const IS_BASE64 = new RegExp(BASE64);

class Walker {
  readonly problems: StructuralProblem[] = [];
  readonly open: Path[] = [];

  constructor(
    readonly words: Words,
    readonly completeness: 'whole' | 'partial',
  ) {}

  /** `$patch` and its like, which tell a strategic merge patch what to do. */
  isDirective(key: string): boolean {
    return this.completeness === 'partial' && key.startsWith('$');
  }

  /** `isTrial`: for one of several forms that a value may have, which says nothing of keys that it does not name. */
  node(node: YamlNode, schema: CrdNode, path: Path, isTrial = false): void {
    if (node.conditional || (node.kind === 'scalar' && node.unknown)) return;
    // The API server drops the null of an object's key before it judges.
    const isNull = node.kind === 'scalar' && node.value === null;
    if (isNull && (schema.isNullable || typeof path.at(-1) === 'string')) return;
    if (!typeFits(node, schema)) {
      this.problems.push(this.words.type(path, node, schema));
      return;
    }
    if (node.kind === 'map') this.#map(node, schema, path, isTrial);
    else if (node.kind === 'list') this.#list(node, schema, path, isTrial);
    else this.#scalar(node, schema, path);
    if (schema.type !== 'int-or-string') this.#forms(node, schema, path);
  }

  #map(node: MapNode, schema: CrdNode, path: Path, isTrial: boolean): void {
    for (const { key, value, unknown } of node.entries) {
      if (unknown) continue;
      const place = [...path, key];
      const known = schema.properties.get(key) ?? schema.values;
      if (known) this.node(value, known, place, isTrial);
      else if (!isTrial && !schema.isOpen && !value.conditional && !this.isDirective(key))
        this.problems.push(this.words.unknownField(place));
    }
    if (node.unknown) return;
    for (const key of this.completeness === 'partial' ? [] : schema.required) {
      const entry = node.entries.find((one) => one.key === key);
      const isNull = entry?.value.kind === 'scalar' && entry.value.value === null && !entry.value.unknown;
      if (!entry || (isNull && !schema.properties.get(key)?.isNullable))
        this.problems.push(this.words.required([...path, key], entry !== undefined));
    }
    const { minProperties = 0, maxProperties = Number.POSITIVE_INFINITY } = schema;
    const count = node.entries.length;
    if (count < minProperties || count > maxProperties)
      this.problems.push(this.words.count(path, count, minProperties, maxProperties));
  }

  #list(node: ListNode, schema: CrdNode, path: Path, isTrial: boolean): void {
    const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY, listKeys, isSet } = schema;
    for (const [index, item] of items ? node.items.entries() : [])
      this.node(item, items!, [...path, index], isTrial);
    if (node.unknown || node.items.some(({ conditional }) => conditional)) return;
    const count = node.items.length;
    const isShort = count < minItems && this.completeness === 'whole';
    if (isShort || count > maxItems) this.problems.push(this.words.count(path, count, minItems, maxItems));
    if (listKeys.length > 0) {
      const values = node.items.map((item) => keysOf(item, listKeys));
      this.problems.push(...duplicateProblems(path, values, listKeys));
    }
    if (!isSet) return;
    const seen = new Set<unknown>();
    for (const [index, item] of node.items.entries()) {
      if (item.kind !== 'scalar' || item.unknown) continue;
      if (seen.has(item.value)) this.problems.push(this.words.repeated([...path, index], item));
      seen.add(item.value);
    }
  }

  #scalar(node: ScalarNode, schema: CrdNode, path: Path): void {
    const { value } = node;
    if (schema.allowed && !schema.allowed.includes(value)) {
      this.problems.push(this.words.enumeration(path, node, schema.allowed));
    } else if (typeof value === 'number') {
      const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
      const isLow = value < minimum || (schema.isAboveMinimum && value === minimum);
      const isHigh = value > maximum || (schema.isBelowMaximum && value === maximum);
      if (isLow || isHigh) this.problems.push(this.words.bounds(path, node, schema));
    } else if (typeof value === 'string') this.#text(value, schema, path);
  }

  #text(value: string, schema: CrdNode, path: Path): void {
    const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
    const length = [...value].length;
    if (length < minLength || length > maxLength) this.problems.push(this.words.length(path, schema));
    if (schema.format === 'byte' && !IS_BASE64.test(value)) this.problems.push(this.words.base64(path));
    if (!pattern) return;
    const fits = pattern.fits?.(value);
    if (fits === undefined) this.open.push(path);
    else if (!fits) this.problems.push(this.words.pattern(path, value, pattern.source));
  }

  #forms(node: YamlNode, { allOf, anyOf, oneOf, not }: CrdNode, path: Path): void {
    for (const form of allOf) this.node(node, form, path, true);
    const isOneOfAny = anyOf.length === 0 || anyOf.some((form) => this.#fits(node, form, path));
    const isOneOfOne =
      oneOf.length === 0 || oneOf.filter((form) => this.#fits(node, form, path)).length === 1;
    const isAllowed = !not || !this.#fits(node, not, path);
    if (!isOneOfAny || !isOneOfOne || !isAllowed) this.problems.push(this.words.form(path));
  }

  #fits(node: YamlNode, form: CrdNode, path: Path): boolean {
    const trial = new Walker(this.words, this.completeness);
    trial.node(node, form, path, true);
    return trial.problems.length === 0;
  }
}

/** The keys that tell the entries of a list apart, as far as they are written. */
function keysOf(item: YamlNode, keys: readonly string[]): Record<string, unknown> | undefined {
  if (item.kind !== 'map') return undefined;
  const known = item.entries.filter(
    ({ key, value }) => keys.includes(key) && value.kind === 'scalar' && !value.unknown,
  );
  return Object.fromEntries(known.map(({ key, value }) => [key, (value as ScalarNode).value]));
}
