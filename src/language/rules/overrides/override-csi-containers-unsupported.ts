import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { containersOf, judgedBlocks, podOf } from './shared/blocks.ts';

export const rule: Rule = {
  id: 'override-csi-containers-unsupported',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.26.0..3.28.0'),
  docs: {
    summary: 'Resources for a container of the CSI driver, before Calico 3.28.',
    details: `
In Calico 3.26 and 3.27 the containers of the DaemonSet \`csi-node-driver\` cannot be overridden. The CRD admits the name
\`csi-node-driver\`, which no container has; the operator refuses the Installation as soon as such an entry has
\`resources\`, empty ones included, and leaves the cluster as it is.

Remove the entry. From 3.28 on the containers \`calico-csi\` and \`csi-node-driver-registrar\` can be given resources.`,
    clusterMessage: 'spec\\.CSINodeDriverDaemonSet is not valid: .*No containers are expected',
    bad: {
      version: '3.27.5',
      yaml: installation(`
        csiNodeDriverDaemonSet:
          spec:
            template:
              spec:
                containers:
                  - name: csi-node-driver
                    resources:
                      requests:
                        cpu: 10m`),
    },
    good: {
      version: '3.28.5',
      yaml: installation(`
        csiNodeDriverDaemonSet:
          spec:
            template:
              spec:
                containers:
                  - name: calico-csi
                    resources:
                      requests:
                        cpu: 10m`),
    },
  },
  *check(installation) {
    for (const block of judgedBlocks(installation)) {
      const pod = block.name === 'csiNodeDriverDaemonSet' ? podOf(block) : undefined;
      if (!pod) continue;
      for (const { path, container } of containersOf(pod, 'containers')) {
        if (!container.resources || container.name === undefined) continue;
        yield {
          path: [...path, 'name'],
          message: `The containers of the CSI driver take no resources before Calico 3.28, and \`${container.name}\` is given some.`,
          fixes: [{ title: 'Remove the container', safety: 'unsafe', edits: [{ op: 'remove', path }] }],
        };
      }
    }
  },
};
