import type { ScalarNode, YamlNode } from '../../syntax/node.ts';
import type { Path } from '../../text/path.ts';
import type { Fix } from '../../text/problem.ts';
import { availabilityAt } from '../catalogue.ts';
import { nearestNames } from '../names.ts';
import {
  alternatives,
  nameOf,
  type StructuralCode,
  type StructuralProblem,
  structural,
} from '../structure/structural-problem.ts';
import { describe } from '../structure/wrong-type.ts';
import type { ClusterSchema, CrdNode } from './cluster-schema.ts';

/** What is said of a fault that the cluster's definition alone finds: each names whose definition that is. */
export type Words = ReturnType<typeof createWords>;

export function createWords({ context }: ClusterSchema) {
  const whose = `the schema of the cluster of \`${context}\``;
  const problem = (code: StructuralCode, path: Path, said: string, fixes: readonly Fix[] = []) =>
    structural(code, { path, message: `${said}.`, fixes });

  return {
    unknownField: (path: Path): StructuralProblem => {
      const key = String(path.at(-1));
      const isKnown = availabilityAt(path).length > 0;
      const lead = `${capital(nameOf(path.slice(0, -1)))} has no field \`${key}\` in ${whose}`;
      const said = isKnown
        ? `${lead}, although Calico has one: its operator or its CRDs are of another release`
        : lead;
      return structural('unknown-field', {
        path,
        mark: 'key',
        message: `${said}. Where fields are not validated strictly, it is dropped silently.`,
        fixes: [remove(path)],
      });
    },
    type: (path: Path, node: YamlNode, schema: CrdNode) =>
      problem(
        'schema-type',
        path,
        `${nameOf(path)} is ${describe(node)}, but ${whose} expects ${EXPECTED[schema.type]}`,
      ),
    required: (path: Path, isNull: boolean) => {
      const parent = nameOf(path.slice(0, -1));
      const key = `\`${path.at(-1)}\``;
      const said = isNull ? `${key} of ${parent} is empty (null)` : `${capital(parent)} has no ${key}`;
      return problem('schema-required', path, `${said}, which ${whose} requires`);
    },
    enumeration: (path: Path, { value }: ScalarNode, allowed: readonly unknown[]) => {
      const texts = allowed.filter((one) => typeof one === 'string' && one !== '').map(String);
      const list = alternatives(texts.slice(0, 12).map((one) => `\`${one}\``)) || 'other values';
      const near = nearestNames(String(value), texts).slice(0, 2);
      const offers = near.length > 0 ? near : texts.length <= 5 ? texts : [];
      const said = `\`${shown(String(value))}\` is not a value of ${nameOf(path)} in ${whose}, which takes ${list}`;
      return problem(
        'schema-enum',
        path,
        said,
        offers.map((one) => set(path, one)),
      );
    },
    bounds: (path: Path, { source }: ScalarNode, { minimum, maximum }: CrdNode) => {
      const limits = [
        minimum === undefined ? [] : [`at least ${minimum}`],
        maximum === undefined ? [] : [`at most ${maximum}`],
      ].flat();
      return problem(
        'schema-minimum',
        path,
        `${nameOf(path)} is ${source}, but ${whose} wants ${limits.join(' and ')}`,
      );
    },
    length: (path: Path, { minLength = 0, maxLength }: CrdNode) => {
      const limits = maxLength === undefined ? `at least ${minLength}` : `${minLength} to ${maxLength}`;
      return problem('schema-pattern', path, `${nameOf(path)} must have ${limits} characters by ${whose}`);
    },
    pattern: (path: Path, value: string, source: string) =>
      problem(
        'schema-pattern',
        path,
        `\`${shown(value)}\` is not of the form of ${nameOf(path)} in ${whose}: \`${shown(source)}\``,
      ),
    base64: (path: Path) =>
      problem('schema-pattern', path, `${nameOf(path)} is not base64, which ${whose} wants`),
    count: (path: Path, count: number, least: number, most: number) => {
      const limit = count < least ? `at least ${least}` : `at most ${most}`;
      const entries = count === 1 ? 'entry' : 'entries';
      return problem(
        'schema-max-items',
        path,
        `${nameOf(path)} has ${count} ${entries}, and ${whose} wants ${limit}`,
      );
    },
    repeated: (path: Path, { source }: ScalarNode) =>
      problem(
        'schema-list-map-duplicate',
        path,
        `\`${shown(source)}\` stands in ${nameOf(path.slice(0, -1))} twice, which ${whose} does not allow`,
        [remove(path)],
      ),
    form: (path: Path) =>
      problem('schema-type', path, `${capital(nameOf(path))} has none of the forms that ${whose} allows`),
  };
}

const EXPECTED: Readonly<Record<CrdNode['type'], string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
  'int-or-string': 'a whole number or a string',
  any: 'something else',
};

function remove(path: Path): Fix {
  return { title: `Remove ${path.at(-1)}`, safety: 'unsafe', edits: [{ op: 'remove', path }] };
}

function set(path: Path, value: string): Fix {
  return { title: `Change to ${value}`, safety: 'unsafe', edits: [{ op: 'set', path, value }] };
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
