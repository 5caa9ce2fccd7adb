import { qualifiedNameFault } from '../../../installation/kubernetes/labels.ts';
import type { Affinity, NodeAffinity, PodAffinity, PodAffinityTerm } from '../../../installation/spec.ts';
import type { Path } from '../../../text/path.ts';
import type { Problem } from '../../../text/problem.ts';
import type { CalicoVersion } from '../../../versions/version.ts';
import { labelSelectorProblems, nodeSelectorTermProblems } from './selector-problems.ts';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const NAMESPACE = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * What the operator has against an affinity. Source: `ValidateAffinity` in tigera/operator
 * pkg/common/k8svalidation/validation.go, v1.28.0 to v1.42.3. Required keys that are absent are the schema's matter.
 */
export function* affinityProblems(affinity: Affinity, path: Path, version: CalicoVersion): Iterable<Problem> {
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity;
  if (nodeAffinity) yield* nodeAffinityProblems(nodeAffinity, [...path, 'nodeAffinity']);
  if (podAffinity) yield* podAffinityProblems(podAffinity, [...path, 'podAffinity'], version);
  if (podAntiAffinity) yield* podAffinityProblems(podAntiAffinity, [...path, 'podAntiAffinity'], version);
}

function* nodeAffinityProblems(affinity: NodeAffinity, path: Path): Iterable<Problem> {
  const terms = affinity[REQUIRED]?.nodeSelectorTerms;
  const termsPath = [...path, REQUIRED, 'nodeSelectorTerms'];
  if (terms?.length === 0) {
    const message = '`nodeSelectorTerms` is empty; at least one term is needed.';
    yield { path: termsPath, mark: 'key', message };
  }
  for (const [index, term] of (terms ?? []).entries()) {
    if (term) yield* nodeSelectorTermProblems(term, [...termsPath, index]);
  }
  for (const [index, preferred] of (affinity[PREFERRED] ?? []).entries()) {
    if (!preferred) continue;
    const place = [...path, PREFERRED, index];
    yield* weightProblems(preferred.weight, place);
    if (preferred.preference) {
      yield* nodeSelectorTermProblems(preferred.preference, [...place, 'preference']);
    }
  }
}

function* podAffinityProblems(affinity: PodAffinity, path: Path, version: CalicoVersion): Iterable<Problem> {
  for (const [index, term] of (affinity[REQUIRED] ?? []).entries()) {
    if (term) yield* podTermProblems(term, [...path, REQUIRED, index], version);
  }
  for (const [index, preferred] of (affinity[PREFERRED] ?? []).entries()) {
    if (!preferred) continue;
    const place = [...path, PREFERRED, index];
    yield* weightProblems(preferred.weight, place);
    const term = preferred.podAffinityTerm;
    if (term) yield* podTermProblems(term, [...place, 'podAffinityTerm'], version);
  }
}

function* podTermProblems(term: PodAffinityTerm, path: Path, version: CalicoVersion): Iterable<Problem> {
  for (const name of ['labelSelector', 'namespaceSelector'] as const) {
    const selector = term[name];
    if (selector) yield* labelSelectorProblems(selector, [...path, name], version);
  }
  for (const [index, namespace] of (term.namespaces ?? []).entries()) {
    if (namespace === undefined || NAMESPACE.test(namespace)) continue;
    const message = `\`${namespace}\` is no possible name of a namespace.`;
    yield { path: [...path, 'namespaces', index], message };
  }
  const fault = term.topologyKey === undefined ? undefined : qualifiedNameFault(term.topologyKey);
  if (fault) {
    const place = [...path, 'topologyKey'];
    yield { path: place, message: `The \`topologyKey\` \`${term.topologyKey}\` ${fault}.` };
  }
}

function* weightProblems(weight: number | undefined, path: Path): Iterable<Problem> {
  if (weight === undefined || (weight >= 1 && weight <= 100)) return;
  const place = [...path, 'weight'];
  const nearest = weight < 1 ? 1 : 100;
  yield {
    path: place,
    message: `\`weight\` is ${weight}; it must be from 1 to 100.`,
    fixes: [
      {
        title: `Set weight to ${nearest}`,
        safety: 'unsafe',
        edits: [{ op: 'set', path: place, value: nearest }],
      },
    ],
  };
}
