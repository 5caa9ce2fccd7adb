import { sameLetters } from '../../installation/kubernetes/same-letters.ts';
import type { TopologySpreadConstraint } from '../../installation/spec.ts';
import type { Path } from '../../text/path.ts';
import type { Problem } from '../../text/problem.ts';
import { versions } from '../../versions/version-range.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { judgedPods } from './shared/blocks.ts';

const ACTIONS = ['DoNotSchedule', 'ScheduleAnyway'];

export const rule: Rule = {
  id: 'override-topologyspread',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.25.0..'),
  docs: {
    summary: 'A topology spread constraint of an override that Kubernetes does not take.',
    details: `
The API server checks only that a constraint has its three required keys; the operator checks their values as Kubernetes
does, refuses the whole Installation for one that is wrong, and leaves the cluster as it is.

- \`maxSkew\` is above 0.
- \`topologyKey\` is not empty.
- \`whenUnsatisfiable\` is \`DoNotSchedule\` or \`ScheduleAnyway\`.
- No two constraints share both \`topologyKey\` and \`whenUnsatisfiable\`.
- \`minDomains\` is above 0, and there only with \`DoNotSchedule\`.`,
    clusterMessage: 'spec\\.\\w+ is not valid: spec\\.Template\\.Spec\\.TopologySpreadConstraints is invalid',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        typhaDeployment:
          spec:
            template:
              spec:
                topologySpreadConstraints:
                  - maxSkew: 0
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector:
                      matchLabels:
                        k8s-app: calico-typha`),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        typhaDeployment:
          spec:
            template:
              spec:
                topologySpreadConstraints:
                  - maxSkew: 1
                    topologyKey: topology.kubernetes.io/zone
                    whenUnsatisfiable: ScheduleAnyway
                    labelSelector:
                      matchLabels:
                        k8s-app: calico-typha`),
    },
  },
  *check(installation) {
    for (const pod of judgedPods(installation)) {
      const constraints = pod.spec.topologySpreadConstraints ?? [];
      const path = [...pod.path, 'topologySpreadConstraints'];
      for (const [index, constraint] of constraints.entries()) {
        if (!constraint) continue;
        yield* valueProblems(constraint, [...path, index]);
        const first = constraints.findIndex((other) => isOfSameKind(other, constraint));
        if (first >= 0 && first < index) yield repetition(constraint, [...path, index], [...path, first]);
      }
    }
  },
};

/** What is absent is the schema's matter. */
function* valueProblems(constraint: TopologySpreadConstraint, path: Path): Iterable<Problem> {
  const { maxSkew, topologyKey, whenUnsatisfiable, minDomains } = constraint;
  if (maxSkew !== undefined && maxSkew <= 0) {
    const place = [...path, 'maxSkew'];
    yield {
      path: place,
      message: `\`maxSkew\` is ${maxSkew}; it must be above 0.`,
      fixes: [setting(place, 1)],
    };
  }
  if (topologyKey === '') {
    const message = '`topologyKey` is empty; it must name a label of the nodes.';
    yield { path: [...path, 'topologyKey'], message };
  }
  if (whenUnsatisfiable !== undefined && !ACTIONS.includes(whenUnsatisfiable)) {
    const place = [...path, 'whenUnsatisfiable'];
    const meant = sameLetters(whenUnsatisfiable, ACTIONS);
    yield {
      path: place,
      message: `\`whenUnsatisfiable\` is \`${whenUnsatisfiable}\`, neither \`DoNotSchedule\` nor \`ScheduleAnyway\`.`,
      fixes: meant ? [setting(place, meant, 'safe')] : ACTIONS.map((action) => setting(place, action)),
    };
  }
  if (minDomains !== undefined) yield* minDomainsProblems(minDomains, whenUnsatisfiable, path);
}

function* minDomainsProblems(
  minDomains: number,
  whenUnsatisfiable: string | undefined,
  path: Path,
): Iterable<Problem> {
  const place = [...path, 'minDomains'];
  if (minDomains <= 0) {
    const message = `\`minDomains\` is ${minDomains}; it must be above 0.`;
    yield { path: place, message, fixes: [removal(place)] };
  }
  if (whenUnsatisfiable !== undefined && whenUnsatisfiable !== 'DoNotSchedule') {
    yield {
      path: place,
      mark: 'key',
      message: `\`minDomains\` goes only with \`DoNotSchedule\`, but \`whenUnsatisfiable\` is \`${whenUnsatisfiable}\`.`,
      fixes: [removal(place)],
    };
  }
}

function isOfSameKind(one: TopologySpreadConstraint | undefined, other: TopologySpreadConstraint): boolean {
  return (
    one?.topologyKey !== undefined &&
    one.whenUnsatisfiable !== undefined &&
    one.topologyKey === other.topologyKey &&
    one.whenUnsatisfiable === other.whenUnsatisfiable
  );
}

function repetition(constraint: TopologySpreadConstraint, path: Path, first: Path): Problem {
  const { topologyKey, whenUnsatisfiable } = constraint;
  return {
    path: [...path, 'topologyKey'],
    message: `Two constraints have the \`topologyKey\` \`${topologyKey}\` with \`${whenUnsatisfiable}\`; each pair may be there once.`,
    related: [{ path: [...first, 'topologyKey'], message: 'The first of them' }],
    fixes: [{ title: 'Remove this constraint', safety: 'unsafe', edits: [{ op: 'remove', path }] }],
  };
}
