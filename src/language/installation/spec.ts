/**
 * The Installation's spec as the rules read it: JSON values, every field optional. Where the CRD has an enum the
 * type is `string` all the same, because values differ by version and a patch or an overlay may hold any.
 * Structure, documentation and versions of the fields are in `schema/`.
 */
export interface InstallationSpec {
  azure?: { policyMode?: string };
  calicoKubeControllersDeployment?: ComponentOverride;
  calicoLibHostPath?: string;
  calicoNetwork?: CalicoNetwork;
  calicoNodeDaemonSet?: ComponentOverride;
  calicoNodeWindowsDaemonSet?: ComponentOverride;
  calicoRunHostPath?: string;
  calicoWindowsUpgradeDaemonSet?: ComponentOverride;
  certificateManagement?: {
    caCert?: string;
    keyAlgorithm?: string;
    signatureAlgorithm?: string;
    signerName?: string;
  };
  cni?: Cni;
  componentResources?: { componentName?: string; resourceRequirements?: ResourceRequirements }[];
  controlPlaneNodeSelector?: Record<string, string>;
  controlPlaneReplicas?: number;
  controlPlaneTolerations?: Toleration[];
  csiNodeDriverDaemonSet?: ComponentOverride;
  fipsMode?: string;
  flexVolumePath?: string;
  imagePath?: string;
  imagePrefix?: string;
  imagePullPolicy?: string;
  imagePullSecrets?: { name?: string }[];
  kubeletVolumePluginPath?: string;
  kubernetesProvider?: string;
  logging?: { cni?: CniLogging };
  networkPolicy?: { managePolicies?: string };
  nodeMetricsPort?: number;
  nodeUpdateStrategy?: { type?: string; rollingUpdate?: RollingUpdate };
  nonPrivileged?: string;
  proxy?: { httpProxy?: string; httpsProxy?: string; noProxy?: string };
  registry?: string;
  serviceCIDRs?: string[];
  tlsCipherSuites?: { name?: string }[];
  typhaAffinity?: { nodeAffinity?: NodeAffinity };
  typhaDeployment?: ComponentOverride;
  typhaMetricsPort?: number;
  typhaPodDisruptionBudget?: {
    metadata?: Metadata;
    spec?: {
      maxUnavailable?: number | string;
      minAvailable?: number | string;
      unhealthyPodEvictionPolicy?: string;
    };
  };
  variant?: string;
  windowsNodes?: WindowsNodes;
}

export interface CalicoNetwork {
  bgp?: string;
  bpfNetworkBootstrap?: string;
  clusterRoutingMode?: string;
  containerIPForwarding?: string;
  hostPorts?: string;
  ipPools?: IPPool[];
  kubeProxyManagement?: string;
  linuxDataplane?: string;
  linuxPodInterfaceType?: string;
  linuxPolicySetupTimeoutSeconds?: number;
  mtu?: number;
  multiInterfaceMode?: string;
  nodeAddressAutodetectionV4?: NodeAddressAutodetection;
  nodeAddressAutodetectionV6?: NodeAddressAutodetection;
  sysctl?: { key?: string; value?: string }[];
  windowsDataplane?: string;
}

export interface IPPool {
  allowedUses?: string[];
  assignmentMode?: string;
  blockSize?: number;
  cidr?: string;
  disableBGPExport?: boolean;
  disableNewAllocations?: boolean;
  encapsulation?: string;
  name?: string;
  natOutgoing?: string;
  nodeSelector?: string;
}

export interface NodeAddressAutodetection {
  canReach?: string;
  cidrs?: string[];
  firstFound?: boolean;
  interface?: string;
  kubernetes?: string;
  skipInterface?: string;
}

export interface Cni {
  binDir?: string;
  confDir?: string;
  installMode?: string;
  ipam?: { type?: string };
  specVersion?: string;
  type?: string;
}

export interface CniLogging {
  logFileMaxAgeDays?: number;
  logFileMaxCount?: number;
  logFileMaxSize?: number | string;
  logSeverity?: string;
}

export interface WindowsNodes {
  cniBinDir?: string;
  cniConfigDir?: string;
  cniLogDir?: string;
  vxlanAdapter?: string;
  vxlanMACPrefix?: string;
}

export interface RollingUpdate {
  maxSurge?: number | string;
  maxUnavailable?: number | string;
}

/** The pod-template overrides; which of the parts a component has is the schema's matter. */
export interface ComponentOverride {
  metadata?: Metadata;
  spec?: {
    minReadySeconds?: number;
    strategy?: { rollingUpdate?: RollingUpdate };
    template?: { metadata?: Metadata; spec?: PodSpecOverride };
  };
}

export interface PodSpecOverride {
  affinity?: Affinity;
  containers?: ContainerOverride[];
  dnsConfig?: { nameservers?: string[]; options?: { name?: string; value?: string }[]; searches?: string[] };
  dnsPolicy?: string;
  initContainers?: ContainerOverride[];
  nodeSelector?: Record<string, string>;
  terminationGracePeriodSeconds?: number;
  tolerations?: Toleration[];
  topologySpreadConstraints?: TopologySpreadConstraint[];
}

export interface ContainerOverride {
  name?: string;
  resources?: ResourceRequirements;
  livenessProbe?: Record<string, number>;
  readinessProbe?: Record<string, number>;
  startupProbe?: Record<string, number>;
}

export interface Metadata {
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
}

export interface ResourceRequirements {
  claims?: { name?: string; request?: string }[];
  limits?: Record<string, number | string>;
  requests?: Record<string, number | string>;
}

export interface Toleration {
  effect?: string;
  key?: string;
  operator?: string;
  tolerationSeconds?: number;
  value?: string;
}

export interface TopologySpreadConstraint {
  labelSelector?: LabelSelector;
  matchLabelKeys?: string[];
  maxSkew?: number;
  minDomains?: number;
  nodeAffinityPolicy?: string;
  nodeTaintsPolicy?: string;
  topologyKey?: string;
  whenUnsatisfiable?: string;
}

export interface Affinity {
  nodeAffinity?: NodeAffinity;
  podAffinity?: PodAffinity;
  podAntiAffinity?: PodAffinity;
}

export interface NodeAffinity {
  preferredDuringSchedulingIgnoredDuringExecution?: { preference?: NodeSelectorTerm; weight?: number }[];
  requiredDuringSchedulingIgnoredDuringExecution?: { nodeSelectorTerms?: NodeSelectorTerm[] };
}

export interface NodeSelectorTerm {
  matchExpressions?: SelectorRequirement[];
  matchFields?: SelectorRequirement[];
}

export interface PodAffinity {
  preferredDuringSchedulingIgnoredDuringExecution?: { podAffinityTerm?: PodAffinityTerm; weight?: number }[];
  requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
}

export interface PodAffinityTerm {
  labelSelector?: LabelSelector;
  matchLabelKeys?: string[];
  mismatchLabelKeys?: string[];
  namespaceSelector?: LabelSelector;
  namespaces?: string[];
  topologyKey?: string;
}

export interface LabelSelector {
  matchExpressions?: SelectorRequirement[];
  matchLabels?: Record<string, string>;
}

export interface SelectorRequirement {
  key?: string;
  operator?: string;
  values?: string[];
}
