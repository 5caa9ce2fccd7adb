import type { YamlNode } from '../../syntax/node.ts';
import type { Path } from '../../text/path.ts';
import type { Fix, Problem } from '../../text/problem.ts';
import type { CalicoVersion } from '../../versions/version.ts';
import type { Field } from '../field.ts';

/** What the API server refuses an Installation for. */
export type StructuralCode =
  | 'unknown-field'
  | 'schema-type'
  | 'schema-enum'
  | 'schema-required'
  | 'schema-minimum'
  | 'schema-pattern'
  | 'schema-list-map-duplicate'
  | 'schema-max-items'
  | 'schema-cel'
  | 'sysctl-key-not-allowed'
  | 'ippool-too-many'
  | 'installation-name'
  | 'typha-pdb-exclusive';

export interface StructuralProblem extends Problem {
  readonly code: StructuralCode;
  readonly severity: 'error';
}

/** A value in the text, with what the catalogue says of its place, and the release to judge it at. */
export interface Spot<F extends Field = Field, N extends YamlNode = YamlNode> {
  readonly path: Path;
  readonly field: F;
  readonly node: N;
  readonly version: CalicoVersion;
  /** Of values, where what stands beside `installation` is the chart's. */
  readonly inChart?: boolean | undefined;
}

/** What a key that is not known at its place probably is. */
export interface FieldExplanation {
  /** A sentence without its full stop. */
  readonly said: string;
  readonly fixes: readonly Fix[];
}

export function structural(code: StructuralCode, problem: Problem): StructuralProblem {
  return { ...problem, code, severity: 'error' };
}

/** Keys that many blocks have, so that they need the one around them to be known. */
const COMMON = new Set<string | number | undefined>(['spec', 'template', 'metadata', 'type']);

/** What people call a place: `cidr`, `ipPools[0]`, `typhaDeployment.spec`, `the Installation` for the root. */
export function nameOf(path: Path): string {
  let start = path.length - 1;
  while (start > 0 && (typeof path[start] === 'number' || (start > 1 && COMMON.has(path[start])))) start--;
  if (start < 0) return 'the Installation';
  const steps = path.slice(start).map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return `\`${steps.join('').slice(1)}\``;
}

/** The beginning of what is said of a key that is not known: `` `spec` has no field `x` ``. */
export function lead(key: string, parent: Pick<Spot, 'path' | 'inChart'>): string {
  if (isOfChart(parent)) return `The chart has no value \`${key}\``;
  const name = nameOf(parent.path);
  return `${name[0]!.toUpperCase()}${name.slice(1)} has no field \`${key}\``;
}

/** True for what stands beside `installation` in the values of a chart. */
export function isOfChart({ path, inChart }: Pick<Spot, 'path' | 'inChart'>): boolean {
  return inChart === true && path.length === 0;
}

/** `one`, `one or two`, `one, two or three`. */
export function alternatives(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
