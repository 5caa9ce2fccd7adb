import type { ScalarNode } from '../../syntax/node.ts';
import type { Path } from '../../text/path.ts';
import type { Fix } from '../../text/problem.ts';
import type { IntegerField, StringField } from '../field.ts';
import { limitsOf } from '../json-schema.ts';
import { nameOf, type Spot, type StructuralProblem, structural } from './structural-problem.ts';
import { typeProblem } from './wrong-type.ts';

/** A number beyond a limit. Beyond that of its size alone it is of a wrong type, as the API server has it. */
export function boundsProblem(spot: Spot<IntegerField, ScalarNode>): StructuralProblem {
  const { path, field, node } = spot;
  const { minimum, maximum } = limitsOf(field);
  const isBelow = (node.value as number) < minimum;
  const limit = isBelow ? field.minimum : field.maximum;
  if (limit === undefined) return typeProblem(spot);
  const range = field.maximum === undefined ? `at least ${minimum}` : `from ${minimum} to ${maximum}`;
  return structural('schema-minimum', {
    path,
    message: `${nameOf(path)} is ${node.source}, but must be ${range}.`,
    fixes: [
      set(path, limit),
      { title: `Remove ${String(path.at(-1))}`, safety: 'unsafe', edits: [{ op: 'remove', path }] },
    ],
  });
}

/** A string that is too long or too short. */
export function lengthProblem({ path, field }: Spot<StringField>): StructuralProblem {
  const wanted =
    field.minLength && !field.maxLength ? `at least ${field.minLength}` : `at most ${field.maxLength}`;
  return structural('schema-pattern', { path, message: `${nameOf(path)} must have ${wanted} characters.` });
}

/** A string that is not of the form that the CRD asks for. */
export function patternProblem({ path, field, node }: Spot<Spot['field'], ScalarNode>): StructuralProblem {
  const value = String(node.value);
  if (field.kind === 'int-or-string') return quantityProblem(path, value);
  if (field.kind === 'string' && field.byteFormat) return base64Problem(path, value);
  const form = field.format ? `; expected: ${field.format}` : '';
  const dashed = value.replaceAll(':', '-');
  const isFixable =
    field.kind === 'string' && new RegExp(field.pattern ?? '').test(dashed) && dashed !== value;
  return structural('schema-pattern', {
    path,
    message: `\`${shown(value)}\` is not a valid ${String(path.at(-1))}${form}.`,
    fixes: isFixable ? [set(path, dashed, 'safe')] : [],
  });
}

const UNIT = /^([+-]?[\d.]+)\s*([kKMGTPE])(i?)[bB]?$/;

function quantityProblem(path: Path, value: string): StructuralProblem {
  const match = UNIT.exec(value.trim());
  const fixes: Fix[] = [];
  if (match) {
    const [, amount, unit, binary] = match;
    const isByteUnit = /b$/i.test(value.trim());
    const suffix =
      binary || (isByteUnit && unit !== 'k') ? `${unit!.toUpperCase()}i` : unit === 'K' ? 'k' : unit;
    // `1 Gi` says what it means; `50MB` is 5 % less than the `50Mi` that people mean by it.
    fixes.push(set(path, `${amount}${suffix}`, isByteUnit && !binary ? 'unsafe' : 'safe'));
  }
  return structural('schema-pattern', {
    path,
    message: `\`${shown(value)}\` is not a quantity of ${nameOf(path)}: a number, then one of m, k, M, G, Ki, Mi, Gi and their like, without a space.`,
    fixes,
  });
}

function base64Problem(path: Path, value: string): StructuralProblem {
  const isPem = value.trimStart().startsWith('-----BEGIN');
  const compact = value.replace(/\s+/g, '');
  const isSpaced = compact !== value && compact !== '' && compact.length % 4 === 0;
  const why = isPem
    ? 'is PEM text; its base64 encoding is expected, on one line'
    : isSpaced
      ? 'has line ends or spaces in its base64, which the API server refuses'
      : 'is not base64';
  return structural('schema-pattern', {
    path,
    message: `${nameOf(path)} ${why}.`,
    fixes:
      isSpaced && /^[A-Za-z0-9+/]+={0,2}$/.test(compact)
        ? [{ ...set(path, compact, 'safe'), title: 'Put it on one line' }]
        : [],
  });
}

function set(path: Path, value: string | number, safety: Fix['safety'] = 'unsafe'): Fix {
  return { title: `Change to ${value}`, safety, edits: [{ op: 'set', path, value }] };
}

function shown(value: string): string {
  return value.length > 60 ? `${value.slice(0, 57)}…` : value;
}
