import { versions } from '../../versions/version-range.ts';
import { type DefaultingStep, fill } from './draft.ts';

const WINDOWS = versions('3.27.0..');

const PLUGIN_DIRECTORIES: Readonly<Record<string, readonly [binDir: string, configDir: string]>> = {
  AKS: ['/k/azurecni/bin', '/k/azurecni/netconf'],
  EKS: ['/Program Files/Amazon/EKS/cni', '/Program Files/Amazon/EKS/cni/config'],
};

/** The Windows dataplane, and with HNS where its nodes keep the plugin (core_controller.go fillDefaults, 3.27+). */
export const fillWindows: DefaultingStep = (draft, context) => {
  if (!context.holds(WINDOWS)) return;
  fill(draft.calicoNetwork, 'windowsDataplane', 'Disabled');
  if (draft.calicoNetwork.windowsDataplane !== 'HNS') return;
  const nodes = draft.windowsNodes ?? {};
  const [binDir, configDir] = PLUGIN_DIRECTORIES[draft.kubernetesProvider ?? ''] ?? [
    '/opt/cni/bin',
    '/etc/cni/net.d',
  ];
  fill(nodes, 'cniBinDir', binDir);
  fill(nodes, 'cniConfigDir', configDir);
  fill(nodes, 'cniLogDir', '/var/log/calico/cni');
  draft.windowsNodes = nodes;
};
