import type { Path } from '../../text/path.ts';

/**
 * What a verdict depends on beyond the text. All of it is optional; `ASSUMED` is what holds where the caller
 * does not know better: a first installation on a cluster that was not recognised as anybody's.
 */
export interface ClusterFacts {
  /** The provider that the operator detects by itself; undefined where it detects none. */
  readonly detectedProvider?: string;
  /** A DaemonSet kube-system/aws-node exists. */
  readonly awsNode?: boolean;
  /** `podSubnet` of the kubeadm ConfigMap, CIDRs; undefined where there is none. */
  readonly kubeadmPodSubnet?: readonly string[];
  /** `clusterNetwork` CIDRs of OpenShift's network configuration; null where that object is missing. */
  readonly openshiftClusterNetwork?: readonly string[] | null;
  /** IPPools that the cluster already has. */
  readonly existingIPPools?: readonly LiveIPPool[];
  /** The Calico API server (projectcalico.org/v3) is up: TigeraStatus `apiserver` says so, or v3 CRDs serve it. */
  readonly apiServerAvailable?: boolean;
  /** The API server's address is one of AKS (`azmk8s.io`): nothing on the cluster gives AKS away. */
  readonly apiServerOnAks?: boolean;
  /** The operator has accepted this Installation once and written its defaults: its finalizer is there. */
  readonly defaulted?: boolean;
  /** Paths of the live Installation whose values the operator wrote as defaults: its field manager owns them. */
  readonly operatorDefaults?: readonly Path[];
  /** The ConfigMap tigera-operator/kubernetes-services-endpoint: complete, absent, or there without its keys. */
  readonly servicesEndpointConfigMap?: 'complete' | 'incomplete' | 'absent';
  /** Names of the Installations that the cluster has. */
  readonly installations?: readonly string[];
  /** The CRDs of Calico Enterprise are installed. */
  readonly enterpriseCRDs?: boolean;
  /** Names of the secrets in the operator's namespace; undefined where that is not known. */
  readonly pullSecrets?: readonly string[];
  /** The calico-node DaemonSet exists already. */
  readonly calicoNodeDaemonSet?: boolean;
  /** The DaemonSet kube-system/kube-proxy, as far as it tells who manages it; null where there is none. */
  readonly kubeProxy?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  } | null;
  /** `strictAffinity` of the IPAMConfiguration `default`; false where that object is missing. */
  readonly strictAffinity?: boolean;
}

/** A live IPPool: its name, its labels, and its spec as the projectcalico.org API has it. */
export interface LiveIPPool {
  readonly name?: string;
  readonly cidr: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly disabled?: boolean;
  readonly blockSize?: number;
  readonly ipipMode?: string;
  readonly vxlanMode?: string;
  readonly natOutgoing?: boolean;
  readonly nodeSelector?: string;
  readonly allowedUses?: readonly string[];
  readonly disableBGPExport?: boolean;
  readonly assignmentMode?: string;
  readonly [field: string]: unknown;
}

export const ASSUMED: ClusterFacts = {};
