import { versions } from '../../versions/version-range.ts';
import { type DefaultingStep, fill } from './draft.ts';

const POLICY_SETUP_TIMEOUT = versions('3.28.0..');
const BPF_WITHOUT_HOST_PORTS = versions('..3.27.0');

/** The Linux dataplane (core_controller.go fillDefaults, all versions). */
export const fillLinuxDataplane: DefaultingStep = ({ calicoNetwork }) => {
  fill(calicoNetwork, 'linuxDataplane', 'Iptables');
};

/** BGP: on with the Calico plugin, but not on EKS (core_controller.go fillDefaults, all versions). */
export const fillBgp: DefaultingStep = ({ calicoNetwork, cni, kubernetesProvider }) => {
  const enabled = cni.type === 'Calico' && kubernetesProvider !== 'EKS';
  fill(calicoNetwork, 'bgp', enabled ? 'Enabled' : 'Disabled');
};

/** How long a pod waits for its policy: only Calico CNI with iptables (core_controller.go fillDefaults, 3.28+). */
export const fillPolicySetupTimeout: DefaultingStep = ({ calicoNetwork, cni }, context) => {
  const applies = cni.type === 'Calico' && calicoNetwork.linuxDataplane === 'Iptables';
  if (applies && context.holds(POLICY_SETUP_TIMEOUT))
    fill(calicoNetwork, 'linuxPolicySetupTimeoutSeconds', 0);
};

/** What exists with the Calico plugin alone (core_controller.go fillDefaults, all versions). */
export const fillCalicoCniOnly: DefaultingStep = ({ calicoNetwork, cni }, context) => {
  if (cni.type !== 'Calico') return;
  const withoutHostPorts = calicoNetwork.linuxDataplane === 'BPF' && context.holds(BPF_WITHOUT_HOST_PORTS);
  fill(calicoNetwork, 'hostPorts', withoutHostPorts ? 'Disabled' : 'Enabled');
  fill(calicoNetwork, 'multiInterfaceMode', 'None');
};
