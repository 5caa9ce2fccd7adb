import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const ON = installation('nonPrivileged: Enabled\nvariant: Calico');
const MARKED = installation('nonPrivileged: Enabled\n^^^^^^^^^^^^^^^^^^^^^^\nvariant: Calico');

checkRule('nonprivileged-csi-driver-privileged', [
  {
    version: '3.26.5',
    yaml: MARKED,
    fixes: {
      'Set kubeletVolumePluginPath to None': installation(
        'nonPrivileged: Enabled\nvariant: Calico\nkubeletVolumePluginPath: None',
      ),
    },
  },
  { version: '3.31.4', yaml: `${MARKED}  kubeletVolumePluginPath: /data/kubelet\n` },
  { version: '3.26.5', yaml: `${ON}  kubeletVolumePluginPath: None\n` },
  { name: 'before the driver', version: '3.23.5', yaml: ON },
  { name: 'withdrawn altogether', version: '3.32.1', yaml: ON },
  { name: 'an overlay does not know', version: '3.26.5', yaml: ON.replace('name: default', 'name: overlay') },
]);
