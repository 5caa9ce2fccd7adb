import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { containersOf, judgedPods } from './shared/blocks.ts';
import { resourceProblems } from './shared/resource-problems.ts';

export const rule: Rule = {
  id: 'override-initcontainer-resources',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.24.0..'),
  docs: {
    summary: 'Requests or limits of an init container that Kubernetes does not take.',
    details: `
The operator checks the \`resources\` of every init container of an override as Kubernetes does, refuses the whole
Installation for one that is wrong, and leaves the cluster as it is. The API server only sees to it that amounts are
quantities.

The same holds as for other containers: a request at most its limit (equal for hugepages and extended resources), known
names, no negative amounts.`,
    clusterMessage: 'spec\\.\\w+ is not valid: spec\\.Template\\.Spec\\.InitContainers\\[.*\\] is invalid',
    bad: {
      version: '3.31.7',
      yaml: installation(`
        calicoNodeDaemonSet:
          spec:
            template:
              spec:
                initContainers:
                  - name: install-cni
                    resources:
                      limits:
                        storage: 1Gi`),
    },
    good: {
      version: '3.31.7',
      yaml: installation(`
        calicoNodeDaemonSet:
          spec:
            template:
              spec:
                initContainers:
                  - name: install-cni
                    resources:
                      limits:
                        ephemeral-storage: 1Gi`),
    },
  },
  *check(installation) {
    for (const pod of judgedPods(installation)) {
      for (const { path, container } of containersOf(pod, 'initContainers')) {
        if (container.resources) yield* resourceProblems(container.resources, [...path, 'resources']);
      }
    }
  },
};
