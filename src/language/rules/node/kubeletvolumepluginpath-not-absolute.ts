import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { relativePath } from './shared/absolute-path.ts';

export const rule: Rule = {
  id: 'kubeletvolumepluginpath-not-absolute',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.24.0..'),
  docs: {
    summary: '`kubeletVolumePluginPath` that is neither an absolute path nor `None`.',
    details: `
\`kubeletVolumePluginPath\` is the kubelet's directory on the nodes, where Calico's CSI driver registers itself, so it must
start with \`/\`. The only other value is \`None\`, spelled like this: then the DaemonSet \`csi-node-driver\` is not made.
Anything else is refused by the operator: nothing is rendered, and TigeraStatus \`calico\` is Degraded.

Left out it is \`/var/lib/kubelet\`, which fits unless the kubelet was given another root directory.`,
    clusterMessage: "spec\\.KubeletVolumePluginPath '.*' is not an absolute path",
    bad: {
      version: '3.29.7',
      yaml: installation(`
        kubeletVolumePluginPath: var/lib/kubelet`),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        kubeletVolumePluginPath: /var/lib/kubelet`),
    },
  },
  check: (installation) => relativePath(installation, 'kubeletVolumePluginPath'),
};
