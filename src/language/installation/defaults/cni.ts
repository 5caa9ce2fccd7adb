import { versions } from '../../versions/version-range.ts';
import { IPAM_OF_PLUGIN } from '../cni-plugins.ts';
import { type DefaultingStep, fill } from './draft.ts';

const SPEC_VERSION = versions('3.31.7..3.32.0, 3.33.0-unreleased..');
const DIRECTORIES = versions('3.31.0..');
const INSTALL_MODE = versions('3.33.0-unreleased..');

const PLUGIN_OF_PROVIDER: Readonly<Record<string, string>> = {
  AKS: 'AzureVNET',
  EKS: 'AmazonVPC',
  GKE: 'GKE',
};

/**
 * CNI plugin and IPAM (core_controller.go fillDefaults and, for aws-node, updateInstallationForAWSNode; all
 * versions), then the CNI specification's version (3.31.7, 3.33).
 */
export const fillCni: DefaultingStep = (draft, context) => {
  const { cni } = draft;
  if (!cni.type) {
    const awsNode = context.ask('awsNode', ['spec', 'cni', 'type']);
    cni.type = awsNode ? 'AmazonVPC' : (PLUGIN_OF_PROVIDER[draft.kubernetesProvider ?? ''] ?? 'Calico');
  }
  const ipam = IPAM_OF_PLUGIN[cni.type]?.[0];
  if (ipam && !cni.ipam?.type) cni.ipam = { ...cni.ipam, type: ipam };
  if (cni.type === 'Calico' && context.holds(SPEC_VERSION)) fill(cni, 'specVersion', 'Auto');
};

const CONF_DIR = '/etc/cni/net.d';
const BIN_DIR = '/opt/cni/bin';

/** Where the plugin is installed, whichever it is (core_controller.go fillDefaults, 3.31+). */
export const fillCniDirectories: DefaultingStep = (draft, context) => {
  const { cni, kubernetesProvider } = draft;
  if (context.holds(DIRECTORIES)) {
    const isOpenShift = kubernetesProvider === 'OpenShift';
    fill(cni, 'confDir', isOpenShift ? '/var/run/multus/cni/net.d' : CONF_DIR);
    const binDir = kubernetesProvider === 'GKE' ? '/home/kubernetes/bin' : BIN_DIR;
    fill(cni, 'binDir', isOpenShift ? '/var/lib/cni/bin' : binDir);
  }
  if (context.holds(INSTALL_MODE)) fill(cni, 'installMode', 'All');
};
