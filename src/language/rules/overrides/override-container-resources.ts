import { includes, versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { containersOf, judgedBlocks, podOf } from './shared/blocks.ts';
import { resourceProblems } from './shared/resource-problems.ts';

/** Where any resources of the CSI driver's containers are refused: rule override-csi-containers-unsupported. */
const CSI_TAKES_NONE = versions('..3.28.0');

export const rule: Rule = {
  id: 'override-container-resources',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.24.0..'),
  docs: {
    summary: 'Requests or limits of a container that Kubernetes does not take.',
    details: `
The operator checks the \`resources\` of every container of an override as Kubernetes does, refuses the whole Installation
for one that is wrong, and leaves the cluster as it is. The API server only sees to it that amounts are quantities.

- A request must not be above the limit of the same resource.
- Hugepages and extended resources cannot be overcommitted: request and limit must be equal.
- Names are \`cpu\`, \`memory\`, \`ephemeral-storage\`, \`hugepages-<size>\`, or extended ones with a domain.
- Amounts are not negative, and whole numbers for extended resources.

Kubernetes also wants a limit wherever an extended resource or hugepages are requested. The operator does not check that;
it shows when the workload is applied.`,
    clusterMessage: 'spec\\.\\w+ is not valid: spec\\.Template\\.Spec\\.Containers\\[.*\\] is invalid',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNodeDaemonSet:
          spec:
            template:
              spec:
                containers:
                  - name: calico-node
                    resources:
                      requests:
                        memory: 1Gi
                      limits:
                        memory: 512Mi`),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNodeDaemonSet:
          spec:
            template:
              spec:
                containers:
                  - name: calico-node
                    resources:
                      requests:
                        memory: 512Mi
                      limits:
                        memory: 1Gi`),
    },
  },
  *check(installation) {
    for (const block of judgedBlocks(installation)) {
      const pod = podOf(block);
      const isRefusedWhole =
        block.name === 'csiNodeDriverDaemonSet' && includes(CSI_TAKES_NONE, installation.version);
      if (!pod || isRefusedWhole) continue;
      for (const { path, container } of containersOf(pod, 'containers')) {
        if (container.resources) yield* resourceProblems(container.resources, [...path, 'resources']);
      }
    }
  },
};
