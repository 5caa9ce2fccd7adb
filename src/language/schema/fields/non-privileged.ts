import { string } from '../field.ts';
import { reference } from './reference.ts';

export const nonPrivileged = string({
  doc: `Runs the calico-node container without \`privileged\` and as a user other than root.

It keeps the capabilities NET_ADMIN, NET_RAW and NET_BIND_SERVICE, and gains what else it needs through set-uid binaries.
Init containers and, unless \`kubeletVolumePluginPath\` is \`None\`, the CSI driver stay privileged, so the namespace needs
its exemption all the same.

Only the exact word \`Enabled\` counts: the CRD admits any string, and \`enabled\` or \`Yes\` is stored and ignored. It is
refused with the BPF dataplane and with Enterprise. It is not supported with \`workloadSourceSpoofing\` or the pod annotation
\`allowedSourcePrefixes\`, and features newer than 3.21 are not guaranteed.

Broken in 3.25.1 (calico-node does not start) and in 3.31.0 to 3.31.4 (the DaemonSet is refused, nothing rolls); doubtful
from 3.27.1 to 3.30.6, whose iptables will not run set-uid; withdrawn from 3.30.7, 3.31.5 and 3.32.0, where \`Enabled\` is
refused and every later change of the Installation waits until it is gone.`,
  effect: `Rolls calico-node, one node after the other, with a new security context, one more init container
(\`hostpath-init\`) and other volumes. Typha and kube-controllers keep running. Turning it off rolls calico-node back to root in the same way.`,
  default: `\`Disabled\`; up to 3.30.6 and 3.31.4 the operator writes that into the object. \`Disabled\` stays accepted in
every release`,
  link: reference('installationspec'),
  deprecated: {
    versions: '3.30.7..3.31.0, 3.31.5..',
    instead: `Remove the field: \`Enabled\` is refused from here on, and nothing takes its place. calico-node then rolls as
privileged root. If you need the mode, stay on an older release.`,
  },
  suggestions: {
    Enabled: 'calico-node runs unprivileged, not as root.',
    Disabled: 'calico-node runs as privileged root, as it does by default.',
  },
});
