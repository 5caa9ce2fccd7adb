import { type ObjectField, object } from '../field.ts';
import { calicoNetwork } from './calico-network.ts';
import { certificateManagement } from './certificate-management.ts';
import { cni } from './cni.ts';
import { controlPlaneNodeSelector, controlPlaneReplicas, controlPlaneTolerations } from './control-plane.ts';
import { fipsMode } from './fips-mode.ts';
import { imagePath, imagePrefix, imagePullPolicy, imagePullSecrets, registry } from './images.ts';
import { logging } from './logging.ts';
import { nodeMetricsPort, typhaMetricsPort } from './metrics-ports.ts';
import { networkPolicy } from './network-policy.ts';
import { nodeUpdateStrategy } from './node-update.ts';
import { nonPrivileged } from './non-privileged.ts';
import { calicoKubeControllersDeployment } from './overrides/calico-kube-controllers-deployment.ts';
import { calicoNodeDaemonSet } from './overrides/calico-node-daemon-set.ts';
import { calicoNodeWindowsDaemonSet } from './overrides/calico-node-windows-daemon-set.ts';
import { calicoWindowsUpgradeDaemonSet } from './overrides/calico-windows-upgrade-daemon-set.ts';
import { componentResources } from './overrides/component-resources.ts';
import { csiNodeDriverDaemonSet } from './overrides/csi-node-driver-daemon-set.ts';
import { typhaAffinity } from './overrides/typha-affinity.ts';
import { typhaDeployment } from './overrides/typha-deployment.ts';
import { typhaPodDisruptionBudget } from './overrides/typha-pod-disruption-budget.ts';
import { calicoLibHostPath, calicoRunHostPath, flexVolumePath, kubeletVolumePluginPath } from './paths.ts';
import { azure, kubernetesProvider, variant } from './provider-and-variant.ts';
import { proxy } from './proxy.ts';
import { reference } from './reference.ts';
import { serviceCIDRs } from './service-cidrs.ts';
import { tlsCipherSuites } from './tls.ts';
import { windowsNodes } from './windows-nodes.ts';

/** What a user asks of the operator. The order is the one in which a reader meets the subjects. */
export const SPEC: ObjectField = object({
  doc: `What this cluster wants of Calico; nothing in it is required.

The operator fills in what is left out, and writes it back into the object after the first look that it accepts: a spec read
from the cluster has values that nobody wrote. A spec that it refuses is stored all the same; what runs then goes on as it
was, and the TigeraStatus \`calico\` says why.`,
  link: reference('installationspec'),
  properties: {
    kubernetesProvider,
    variant,
    cni,
    calicoNetwork,
    nonPrivileged,
    registry,
    imagePath,
    imagePrefix,
    imagePullPolicy,
    imagePullSecrets,
    controlPlaneReplicas,
    controlPlaneNodeSelector,
    controlPlaneTolerations,
    nodeUpdateStrategy,
    calicoNodeDaemonSet,
    typhaDeployment,
    typhaPodDisruptionBudget,
    calicoKubeControllersDeployment,
    csiNodeDriverDaemonSet,
    calicoNodeWindowsDaemonSet,
    calicoWindowsUpgradeDaemonSet,
    componentResources,
    typhaAffinity,
    nodeMetricsPort,
    typhaMetricsPort,
    flexVolumePath,
    kubeletVolumePluginPath,
    calicoRunHostPath,
    calicoLibHostPath,
    logging,
    certificateManagement,
    tlsCipherSuites,
    fipsMode,
    networkPolicy,
    proxy,
    serviceCIDRs,
    windowsNodes,
    azure,
  },
});
