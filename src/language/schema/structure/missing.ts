import type { ScalarNode } from '../../syntax/node.ts';
import { formatPath, type Path } from '../../text/path.ts';
import type { CalicoVersion } from '../../versions/version.ts';
import type { Field } from '../field.ts';
import { allowedValues } from './enum-value.ts';
import { nameOf, type StructuralProblem, structural } from './structural-problem.ts';

/** A key that its object must have and has not, or has with a null, which is the same to the API server. */
export function missingProblem(
  path: Path,
  field: Field,
  written: ScalarNode | undefined,
  version: CalicoVersion,
): StructuralProblem {
  const key = String(path.at(-1));
  const message = written
    ? `\`${key}\` of ${nameOf(path.slice(0, -1))} is empty (null), and so counts as missing; it is required.`
    : `${nameOf(path.slice(0, -1))} has no \`${key}\`, which is required.`;
  const value = sensibleValue(path, field, version);
  if (value === undefined) return structural('schema-required', { path, message });
  const title = typeof value === 'object' ? `Add ${key}` : `Add ${key}: ${String(value)}`;
  return structural('schema-required', {
    path,
    message,
    fixes: [{ title, safety: 'unsafe', edits: [{ op: 'set', path, value }] }],
  });
}

/** What the operator would fill in, were the CRD to let the key be left out. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'spec.cni.type': 'Calico',
  'spec.cni.ipam.type': 'Calico',
};

/** Something that the key could hold; undefined where a guess would be no help. */
function sensibleValue(path: Path, field: Field, version: CalicoVersion): unknown {
  switch (field.kind) {
    case 'string':
      return DEFAULTS[formatPath(path)] ?? allowedValues({ field, version })[0] ?? plainExample(field);
    case 'integer':
      return /^\d+$/.test(field.example ?? '') ? Number(field.example) : (field.minimum ?? 1);
    case 'list':
      return [];
    case 'object':
    case 'map':
      return {};
    default:
      return undefined;
  }
}

/** The example, or the first suggestion, where it is one word or a quoted one. */
function plainExample({ example, suggestions }: Extract<Field, { kind: 'string' }>): string | undefined {
  const plain = example?.trim().replace(/^(['"])(.*)\1$/, '$2');
  return plain && !/[\n{[\]}]/.test(plain) ? plain : Object.keys(suggestions ?? {})[0];
}
