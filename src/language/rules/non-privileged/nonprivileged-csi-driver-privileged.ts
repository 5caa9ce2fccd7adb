import { versions } from '../../versions/version-range.ts';
import { setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { isTaken, NON_PRIVILEGED } from './shared/mode.ts';

const PLUGIN_PATH = ['spec', 'kubeletVolumePluginPath'];

export const rule: Rule = {
  id: 'nonprivileged-csi-driver-privileged',
  severity: 'information',
  refusedBy: 'nobody',
  versions: versions('3.24.0..3.29.8, 3.30.0..3.30.7, 3.31.0..3.31.5'),
  docs: {
    summary: 'The CSI driver stays privileged beside a non-privileged calico-node.',
    details: `
The mode is about calico-node alone. From 3.24 on the operator also runs the DaemonSet \`csi-node-driver\`, whose
containers are privileged, run as root and hold paths of the host. A policy that bans privileged pods in
\`calico-system\` meets these too.

The driver serves the sockets of application layer policy. Where nothing uses it, \`kubeletVolumePluginPath: None\`
leaves it out. Init containers of calico-node stay privileged in any case.`,
    bad: { version: '3.26.5', yaml: installation('nonPrivileged: Enabled\nvariant: Calico') },
    good: {
      version: '3.26.5',
      yaml: installation('kubeletVolumePluginPath: None\nnonPrivileged: Enabled\nvariant: Calico'),
    },
  },
  *check(own) {
    const path = own.spec.kubeletVolumePluginPath;
    // In a patch an absent path is not known to be the default.
    if (!isTaken(own) || path === undefined || path === 'None') return;
    yield {
      path: NON_PRIVILEGED,
      mark: 'pair',
      message:
        '`nonPrivileged` is about calico-node; the DaemonSet `csi-node-driver` stays privileged and runs as root, ' +
        `because \`kubeletVolumePluginPath\` is \`${path}\`${own.isWritten(PLUGIN_PATH) ? '' : ' by default'}.`,
      fixes: [setting(PLUGIN_PATH, 'None')],
    };
  },
};
