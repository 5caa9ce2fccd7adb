import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { containersOf, podOf, writtenBlocks } from './shared/blocks.ts';
import { whyBlockUnrendered, whyContainerUnrendered } from './shared/unrendered.ts';

export const rule: Rule = {
  id: 'override-not-rendered',
  severity: 'information',
  tags: ['unnecessary'],
  refusedBy: 'nobody',
  versions: versions('3.24.0..'),
  docs: {
    summary: 'An override for a workload or container that the operator does not render.',
    details: `
The operator applies an override to what it renders, and silently ignores the rest. It does not render

- \`hostpath-init\` unless \`nonPrivileged\` is \`Enabled\`;
- \`mount-bpffs\` unless \`linuxDataplane\` is \`BPF\` (from 3.31 on it stands for \`ebpf-bootstrap\`, which is always there);
- \`flexvol-driver\` where \`flexVolumePath\` is \`None\`;
- \`install-cni\` and \`cni-plugins\` without Calico's CNI plugin, and \`cni-plugins\` where \`cni.installMode\` is \`CalicoOnly\`;
- the \`…-key-cert-provisioner\` containers without \`certificateManagement\`;
- \`es-calico-kube-controllers\` without Calico Enterprise;
- the CSI driver where \`kubeletVolumePluginPath\` is \`None\`;
- \`calico-node-windows\` unless \`windowsDataplane\` is \`HNS\`, and its \`confd\` unless \`bgp\` is \`Enabled\`;
- \`calico-windows-upgrade\` from 3.27 on, and before that anywhere but on AKS.

Some names are admitted although no container has them: \`csi-node-driver\` from 3.28 on, and in the Windows block
\`calico-node-windows\` and all init containers but \`install-cni\`.

It does no harm, and may be there for another release or for later. Remove it if it is not.`,
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNodeDaemonSet:
          spec:
            template:
              spec:
                initContainers:
                  - name: mount-bpffs
                    resources:
                      requests:
                        cpu: 10m`),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNodeDaemonSet:
          spec:
            template:
              spec:
                initContainers:
                  - name: install-cni
                    resources:
                      requests:
                        cpu: 10m`),
    },
  },
  *check(installation) {
    for (const block of writtenBlocks(installation)) {
      const whyBlock = whyBlockUnrendered(block.name, installation);
      if (whyBlock) {
        yield {
          path: block.path,
          mark: 'key',
          message: `\`${block.name}\` has no effect: ${whyBlock}.`,
          fixes: [
            {
              title: `Remove ${block.name}`,
              safety: 'unsafe',
              edits: [{ op: 'remove', path: block.path }],
            },
          ],
        };
        continue;
      }
      const pod = podOf(block);
      if (!pod) continue;
      const entries = [...containersOf(pod, 'initContainers'), ...containersOf(pod, 'containers')];
      for (const { path, container } of entries) {
        const { name } = container;
        const why = name === undefined ? undefined : whyContainerUnrendered(block.name, name, installation);
        if (!why) continue;
        yield {
          path: [...path, 'name'],
          message: `The override of \`${name}\` has no effect: ${why}.`,
          fixes: [{ title: `Remove ${name}`, safety: 'unsafe', edits: [{ op: 'remove', path }] }],
        };
      }
    }
  },
};
