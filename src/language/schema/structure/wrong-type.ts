import type { ScalarNode, YamlNode } from '../../syntax/node.ts';
import type { Path } from '../../text/path.ts';
import type { Fix } from '../../text/problem.ts';
import { includes } from '../../versions/version-range.ts';
import type { Field, IntegerField, StringField } from '../field.ts';
import { patternOf } from '../json-schema.ts';
import { alternatives, nameOf, type Spot, type StructuralProblem, structural } from './structural-problem.ts';

/** A value that is of another JSON type than the CRD wants. */
export function typeProblem(spot: Spot): StructuralProblem {
  const { path, field, node } = spot;
  const message =
    asBooleanWord(spot) ??
    asNumber(spot) ??
    `${nameOf(path)} is ${describe(node)}, but ${expectation(field)} is expected.`;
  return structural('schema-type', { path, message, fixes: fixes(spot) });
}

/** `off`, `y` and their like surprise: the text shows a word, and the API server gets a boolean. */
function asBooleanWord({ path, field, node, version }: Spot): string | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'boolean' || field.kind !== 'string') return undefined;
  const takes = wordsOf(field).filter(([, { versions }]) => includes(versions, version));
  const wanted = takes.length > 0 ? alternatives(takes.map(([word]) => `\`${word}\``)) : 'a string';
  const isWord = node.source !== String(node.value);
  const reading = isWord
    ? `YAML reads \`${node.source}\` as the boolean ${node.value}`
    : `it is the boolean ${node.value}`;
  return `${nameOf(path)} takes ${wanted}, but ${reading}.`;
}

function asNumber({ path, field, node }: Spot): string | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'number' || field.kind !== 'integer') return undefined;
  return Number.isInteger(node.value)
    ? `${nameOf(path)} is ${node.source}, which a ${field.bits}-bit integer cannot hold.`
    : `${nameOf(path)} is ${node.source}, but a whole number is expected.`;
}

/** What a node is, in words. */
export function describe(node: YamlNode): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'an object';
  if (node.value === null) return 'empty (null)';
  if (typeof node.value === 'string')
    return node.value.length > 40 ? 'a string' : `the string "${node.value}"`;
  return `the ${typeof node.value} ${node.source}`;
}

function expectation(field: Field): string {
  switch (field.kind) {
    case 'object':
    case 'map':
      return 'an object';
    case 'list':
      return 'a list';
    case 'string':
      return 'a string';
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return '`true` or `false`';
    case 'int-or-string':
      return field.pattern ? 'a whole number or a quantity in quotes' : 'a whole number or a string';
  }
}

function fixes({ path, field, node }: Spot): Fix[] {
  if (node.kind !== 'scalar') return [];
  if (node.value === null) {
    return typeof path.at(-1) === 'number'
      ? [{ title: 'Remove the empty entry', safety: 'unsafe', edits: [{ op: 'remove', path }] }]
      : [];
  }
  switch (field.kind) {
    case 'string':
      return stringFixes(path, field, node);
    case 'int-or-string':
      return typeof node.value === 'number' && hasForm(node.source, field.pattern) ? [quote(path, node)] : [];
    case 'integer':
      return integerFixes(path, field, node);
    case 'boolean':
      return booleanFixes(path, node);
    case 'list':
      return wrapFixes(path, field.items, node);
    default:
      return [];
  }
}

function stringFixes(path: Path, field: StringField, node: ScalarNode): Fix[] {
  const words = wordsOf(field).map(([word]) => word);
  const switchWord = node.value === true ? 'Enabled' : node.value === false ? 'Disabled' : undefined;
  if (switchWord && words.includes(switchWord)) return [set(path, switchWord, 'safe')];
  if (field.values && !words.includes(node.source)) return [];
  return hasForm(node.source, patternOf(field)) ? [quote(path, node)] : [];
}

function hasForm(text: string, pattern: string | undefined): boolean {
  return pattern === undefined || new RegExp(pattern).test(text);
}

function integerFixes(path: Path, field: IntegerField, node: ScalarNode): Fix[] {
  const text = String(node.value).trim();
  if (typeof node.value !== 'string' || !/^-?\d{1,15}$/.test(text)) return [];
  const number = Number(text);
  if (field.bits === 32 && Math.abs(number) >= 2 ** 31) return [];
  return [{ ...set(path, number, 'safe'), title: 'Remove the quotes' }];
}

const BOOLEANS = new Map([
  ...['true', 'yes', 'on', 'enabled'].map((word) => [word, true] as const),
  ...['false', 'no', 'off', 'disabled'].map((word) => [word, false] as const),
]);

function booleanFixes(path: Path, node: ScalarNode): Fix[] {
  const meant = BOOLEANS.get(String(node.value).toLowerCase());
  return meant === undefined ? [] : [set(path, meant, 'safe')];
}

/** One value where a list of such values is wanted. */
function wrapFixes(path: Path, items: Field, node: ScalarNode): Fix[] {
  const isOne = items.kind === 'string' && typeof node.value === 'string';
  return isOne ? [{ ...set(path, [node.value], 'safe'), title: 'Make it a list' }] : [];
}

function quote(path: Path, node: ScalarNode): Fix {
  return { ...set(path, node.source, 'safe'), title: `Quote ${node.source}` };
}

function set(path: Path, value: unknown, safety: Fix['safety']): Fix {
  return { title: `Change to ${String(value)}`, safety, edits: [{ op: 'set', path, value }] };
}

/** The values that mean something, enforced or not. */
function wordsOf(field: StringField) {
  return Object.entries(field.values ?? field.suggestions ?? {}).filter(([word]) => word !== '');
}
