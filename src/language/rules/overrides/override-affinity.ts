import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { affinityProblems } from './shared/affinity-problems.ts';
import { judgedPods } from './shared/blocks.ts';

export const rule: Rule = {
  id: 'override-affinity',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.24.0..'),
  docs: {
    summary: 'An affinity of an override that Kubernetes does not take.',
    details: `
The API server checks only the shape of an affinity; the operator checks its values as Kubernetes does, refuses the whole
Installation for one that is wrong, and leaves the cluster as it is.

- \`nodeSelectorTerms\` holds at least one term.
- Weights are from 1 to 100.
- \`In\` and \`NotIn\` have values, \`Exists\` and \`DoesNotExist\` have none; conditions on node labels also know \`Gt\` and
  \`Lt\`, with one value.
- \`matchFields\` looks at \`metadata.name\` alone, with \`In\` or \`NotIn\` and one value.
- \`topologyKey\` and the other keys are label keys; an empty one is refused.
- Namespaces, and labels and their values in selectors of pods, have possible names.

The deprecated \`typhaAffinity\` is not checked this way.`,
    clusterMessage: 'spec\\.\\w+ is not valid: spec\\.Template\\.Spec\\.Affinity is invalid',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        typhaDeployment:
          spec:
            template:
              spec:
                affinity:
                  podAntiAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: 1000
                        podAffinityTerm:
                          topologyKey: topology.kubernetes.io/zone
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
                affinity:
                  podAntiAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: 100
                        podAffinityTerm:
                          topologyKey: topology.kubernetes.io/zone
                          labelSelector:
                            matchLabels:
                              k8s-app: calico-typha`),
    },
  },
  *check(installation) {
    for (const { path, spec } of judgedPods(installation)) {
      if (spec.affinity) {
        yield* affinityProblems(spec.affinity, [...path, 'affinity'], installation.version);
      }
    }
  },
};
