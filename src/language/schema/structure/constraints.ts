import { entryOf, type MapNode, stringAt } from '../../syntax/node.ts';
import { includes, versions } from '../../versions/version-range.ts';
import type { ObjectField } from '../field.ts';
import type { Pass } from './pass.ts';
import { type Spot, type StructuralProblem, structural } from './structural-problem.ts';

type Constraint = (spot: Spot<ObjectField, MapNode>, pass: Pass) => StructuralProblem[];

/**
 * The rules that the CRD writes in CEL, by the names that the fields give them. `autodetection-multiple-methods` is
 * not here: the operator has had the same rule in every release, so it is one of the operator's rules.
 */
const CONSTRAINTS: Readonly<Record<string, Constraint>> = {
  'installation-name': installationName,
  'typha-pdb-exclusive': typhaPdbExclusive,
};

/** What breaks the constraint of this name at an object; nothing for a name that is checked elsewhere. */
export function constraintProblems(
  name: string,
  spot: Spot<ObjectField, MapNode>,
  pass: Pass,
): StructuralProblem[] {
  return CONSTRAINTS[name]?.(spot, pass) ?? [];
}

const NAMES = ['default', 'overlay', 'tigera-secure'];
/** CRD of operator v1.42.0. */
const NAME_IS_HELD = versions('3.32.0..');

/** The name in a patch may be anything, since its target can be chosen otherwise. */
function installationName({ node }: Spot, { completeness, version: release }: Pass): StructuralProblem[] {
  const metadata = entryOf(node as MapNode, 'metadata')?.value;
  const name = stringAt(metadata, 'name');
  if (name === undefined || completeness === 'partial' || !includes(NAME_IS_HELD, release)) return [];
  if (NAMES.includes(name)) return [];
  const path = ['metadata', 'name'];
  return [
    structural('installation-name', {
      path,
      message: `An Installation cannot be named \`${name}\`: from Calico 3.32.0 on only \`default\`, \`overlay\` and \`tigera-secure\` are accepted.`,
      fixes: ['default', 'overlay'].map((value) => ({
        title: `Rename to ${value}`,
        safety: 'unsafe',
        edits: [{ op: 'set', path, value }],
      })),
    }),
  ];
}

/** CRD of the operator's head (3.33). */
function typhaPdbExclusive({ path, node }: Spot<ObjectField, MapNode>): StructuralProblem[] {
  const written = node.entries
    .filter(({ key, value }) => (key === 'minAvailable' || key === 'maxUnavailable' ? !isNull(value) : false))
    .filter(({ value }) => !value.unknown && !value.conditional)
    .map(({ key }) => key);
  const [first, second] = written;
  if (first === undefined || second === undefined) return [];
  return [
    structural('typha-pdb-exclusive', {
      path: [...path, second],
      mark: 'pair',
      message: `\`${second}\` is set beside \`${first}\`; a disruption budget takes only one of the two.`,
      related: [{ path: [...path, first], mark: 'pair', message: `\`${first}\` is set here.` }],
      fixes: [second, first].map((key) => ({
        title: `Remove ${key}`,
        safety: 'unsafe',
        edits: [{ op: 'remove', path: [...path, key] }],
      })),
    }),
  ];
}

function isNull(node: MapNode['entries'][number]['value']): boolean {
  return node.kind === 'scalar' && node.value === null;
}
