import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { containersOf, judgedBlocks, podOf } from './shared/blocks.ts';

const OLD = 'mount-bpffs';
const NEW = 'ebpf-bootstrap';

export const rule: Rule = {
  id: 'override-exclusive-initcontainers',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.31.0..'),
  docs: {
    summary: 'Resources for an init container under its old name and its new one.',
    details: `
Calico 3.31 renamed the init container \`mount-bpffs\` of calico-node to \`ebpf-bootstrap\`. The old name is still
understood and means the new container, so resources under both names contradict each other: the operator refuses the
Installation and leaves the cluster as it is. An entry without \`resources\` does not count.

Keep \`ebpf-bootstrap\`. A manifest that must also serve releases before 3.31 keeps \`mount-bpffs\` alone.`,
    clusterMessage: 'init container names mount-bpffs and ebpf-bootstrap are mutually exclusive',
    bad: {
      version: '3.31.7',
      yaml: installation(`
        calicoNodeDaemonSet:
          spec:
            template:
              spec:
                initContainers:
                  - name: mount-bpffs
                    resources:
                      requests:
                        cpu: 10m
                  - name: ebpf-bootstrap
                    resources:
                      requests:
                        cpu: 20m`),
    },
    good: {
      version: '3.31.7',
      yaml: installation(`
        calicoNodeDaemonSet:
          spec:
            template:
              spec:
                initContainers:
                  - name: ebpf-bootstrap
                    resources:
                      requests:
                        cpu: 20m`),
    },
  },
  *check(installation) {
    for (const block of judgedBlocks(installation)) {
      const pod = block.name === 'calicoNodeDaemonSet' ? podOf(block) : undefined;
      if (!pod) continue;
      const counting = containersOf(pod, 'initContainers').filter(({ container }) => container.resources);
      const successor = counting.find(({ container }) => container.name === NEW);
      if (!successor) continue;
      for (const { path, container } of counting) {
        if (container.name !== OLD) continue;
        yield {
          path: [...path, 'name'],
          message: `\`${OLD}\` is the old name of \`${NEW}\`, and both are given resources.`,
          related: [{ path: [...successor.path, 'name'], message: 'The same container, under its new name' }],
          fixes: [{ title: `Remove ${OLD}`, safety: 'unsafe', edits: [{ op: 'remove', path }] }],
        };
      }
    }
  },
};
