import { labelValueFault, qualifiedNameFault } from '../../../installation/kubernetes/labels.ts';
import { sameLetters } from '../../../installation/kubernetes/same-letters.ts';
import type { LabelSelector, NodeSelectorTerm, SelectorRequirement } from '../../../installation/spec.ts';
import type { Path } from '../../../text/path.ts';
import type { Problem } from '../../../text/problem.ts';
import type { CalicoVersion } from '../../../versions/version.ts';
import { includes, versions } from '../../../versions/version-range.ts';
import { removal, setting } from '../../fixes.ts';
import { labelProblems } from './label-problems.ts';

/** The values of a label selector are judged since the operator's Kubernetes library does so (0.26). */
const VALUES_JUDGED = versions('3.27.0..');

const FIELD_OPERATORS = ['In', 'NotIn'];
const LABEL_OPERATORS = [...FIELD_OPERATORS, 'Exists', 'DoesNotExist'];
const NODE_OPERATORS = [...LABEL_OPERATORS, 'Gt', 'Lt'];

const NODE_NAME = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** What Kubernetes has against conditions on nodes (core/validation, `ValidateNodeSelectorTerm`). */
export function* nodeSelectorTermProblems(term: NodeSelectorTerm, path: Path): Iterable<Problem> {
  for (const [index, requirement] of (term.matchExpressions ?? []).entries()) {
    if (!requirement) continue;
    const place = [...path, 'matchExpressions', index];
    yield* operatorProblems(requirement, place, NODE_OPERATORS);
    yield* countProblems(requirement, place);
    yield* keyProblems(requirement, place);
  }
  for (const [index, requirement] of (term.matchFields ?? []).entries()) {
    if (requirement) yield* fieldProblems(requirement, [...path, 'matchFields', index]);
  }
}

/** What Kubernetes has against a selector of pods or namespaces (apimachinery, `ValidateLabelSelector`). */
export function* labelSelectorProblems(
  selector: LabelSelector,
  path: Path,
  version: CalicoVersion,
): Iterable<Problem> {
  yield* labelProblems(selector.matchLabels, [...path, 'matchLabels']);
  for (const [index, requirement] of (selector.matchExpressions ?? []).entries()) {
    if (!requirement) continue;
    const place = [...path, 'matchExpressions', index];
    yield* operatorProblems(requirement, place, LABEL_OPERATORS);
    yield* countProblems(requirement, place);
    yield* keyProblems(requirement, place);
    if (!includes(VALUES_JUDGED, version)) continue;
    for (const [position, value] of (requirement.values ?? []).entries()) {
      const fault = value === undefined ? undefined : labelValueFault(value);
      if (fault)
        yield { path: [...place, 'values', position], message: `The label value \`${value}\` ${fault}.` };
    }
  }
}

/** Of the fields of a node, Kubernetes can look at its name alone. */
function* fieldProblems(requirement: SelectorRequirement, path: Path): Iterable<Problem> {
  const { key, operator, values = [] } = requirement;
  yield* operatorProblems(requirement, path, FIELD_OPERATORS);
  if (operator !== undefined && FIELD_OPERATORS.includes(operator) && values.length !== 1) {
    const message = `\`${operator}\` in \`matchFields\` wants exactly one value, and there are ${values.length}.`;
    yield { path: [...path, 'values'], mark: 'key', message };
  }
  if (key !== undefined && key !== 'metadata.name') {
    const message = `\`matchFields\` knows only the key \`metadata.name\`, not \`${key}\`.`;
    yield { path: [...path, 'key'], message };
    return;
  }
  for (const [index, value] of values.entries()) {
    if (value === undefined || (value.length <= 253 && NODE_NAME.test(value))) continue;
    yield { path: [...path, 'values', index], message: `\`${value}\` is no possible name of a node.` };
  }
}

function* operatorProblems(
  { operator }: SelectorRequirement,
  path: Path,
  allowed: readonly string[],
): Iterable<Problem> {
  if (operator === undefined || allowed.includes(operator)) return;
  const place = [...path, 'operator'];
  const meant = sameLetters(operator, allowed);
  yield {
    path: place,
    message: `The operator \`${operator}\` is none of ${allowed.map((name) => `\`${name}\``).join(', ')}.`,
    fixes: meant ? [setting(place, meant, 'safe')] : [],
  };
}

function* countProblems({ operator, values = [] }: SelectorRequirement, path: Path): Iterable<Problem> {
  const place = [...path, 'values'];
  const count = values.length;
  if ((operator === 'In' || operator === 'NotIn') && count === 0) {
    yield {
      path: place,
      mark: 'key',
      message: `\`${operator}\` wants at least one value, and there is none.`,
    };
  } else if ((operator === 'Exists' || operator === 'DoesNotExist') && count > 0) {
    const message = `\`${operator}\` takes no values, and ${count === 1 ? 'one is' : `${count} are`} given.`;
    yield { path: place, mark: 'key', message, fixes: [removal(place)] };
  } else if ((operator === 'Gt' || operator === 'Lt') && count !== 1) {
    yield {
      path: place,
      mark: 'key',
      message: `\`${operator}\` wants exactly one value, and there are ${count}.`,
    };
  }
}

function* keyProblems({ key }: SelectorRequirement, path: Path): Iterable<Problem> {
  const fault = key === undefined ? undefined : qualifiedNameFault(key);
  if (fault) yield { path: [...path, 'key'], message: `The label key \`${key}\` ${fault}.` };
}
