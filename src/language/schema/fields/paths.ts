import { string } from '../field.ts';
import { ROLLS_NODE } from './effects.ts';
import { reference } from './reference.ts';

const LINK = reference('installationspec');

export const flexVolumePath = string({
  doc: `The directory where the kubelet looks for FlexVolume drivers; calico-node installs its driver there, for Calico's
application-layer policy.

It must be the kubelet's own \`--volume-plugin-dir\`, begin with a slash, and end with one: the name of the driver is hung
onto it as it stands. \`None\` (exactly so; \`none\` is refused) installs no driver, which is what a read-only host wants.`,
  effect: ROLLS_NODE,
  default: `by platform: OpenShift \`/etc/kubernetes/kubelet-plugins/volume/exec/\`, GKE \`/home/kubernetes/flexvolume/\`,
AKS \`/etc/kubernetes/volumeplugins/\`, RKE2 (from 3.23) \`/var/lib/kubelet/volumeplugins/\`, others
\`/usr/libexec/kubernetes/kubelet-plugins/volume/exec/\``,
  format: 'absolute path of a directory on the node, ending in `/`; or `None`',
  example: 'None',
  link: LINK,
  suggestions: { None: 'Installs no FlexVolume driver.' },
});

export const kubeletVolumePluginPath = string({
  doc: `The data directory of the kubelet, where Calico's CSI driver is installed; \`None\` leaves the driver out.

The driver (DaemonSet \`csi-node-driver\`) hands policy sockets to pods, for application-layer policy. Its containers are
always privileged and mount the kubelet's directory, so \`None\` is the right thing where nothing uses it. With Helm beware
of the chart: from 3.31 it writes \`None\`.`,
  versions: '3.24.0..',
  effect: `Adds, changes or removes the DaemonSet \`csi-node-driver\`; calico-node goes on. Before removing it, see that no
pod still mounts a volume of the driver.`,
  default: '`/var/lib/kubelet`; the Helm chart writes `None` from 3.31',
  format: 'absolute path of a directory on the node; or `None`',
  example: 'None',
  link: LINK,
  suggestions: { None: 'Installs no CSI driver.' },
});

const HOST_PATH_EFFECT = `${ROLLS_NODE} What calico-node kept in the old directory is not moved.`;

export const calicoRunHostPath = string({
  doc: `The directory on the node that calico-node sees as \`/var/run/calico\`, its sockets and run-time state.

Only for distributions that keep it elsewhere, MicroK8s for one, when a manifest installation is taken over by the
operator. Change it together with \`calicoLibHostPath\`.`,
  versions: '3.33.0-unreleased..',
  effect: HOST_PATH_EFFECT,
  default: '`/var/run/calico`, filled in by the API server',
  format: 'absolute path of a directory on the node, at most 1024 characters',
  example: '/var/snap/microk8s/current/var/run/calico',
  link: LINK,
  maxLength: 1024,
});

export const calicoLibHostPath = string({
  doc: `The directory on the node that calico-node sees as \`/var/lib/calico\`: the name of the node and the detected MTU.

The partner of \`calicoRunHostPath\`, for the same few distributions.`,
  versions: '3.33.0-unreleased..',
  effect: HOST_PATH_EFFECT,
  default: '`/var/lib/calico`, filled in by the API server',
  format: 'absolute path of a directory on the node, at most 1024 characters',
  example: '/var/snap/microk8s/current/var/lib/calico',
  link: LINK,
  maxLength: 1024,
});
