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
  readonly existingIPPools?: readonly {
    readonly name?: string;
    readonly cidr: string;
    readonly [field: string]: unknown;
  }[];
  /** The ConfigMap tigera-operator/kubernetes-services-endpoint: complete, absent, or there without its keys. */
  readonly servicesEndpointConfigMap?: 'complete' | 'incomplete' | 'absent';
  /** The CRDs of Calico Enterprise are installed. */
  readonly enterpriseCRDs?: boolean;
  /** Names of the secrets in the operator's namespace; undefined where that is not known. */
  readonly pullSecrets?: readonly string[];
  /** The calico-node DaemonSet exists already. */
  readonly calicoNodeDaemonSet?: boolean;
}

export const ASSUMED: ClusterFacts = {};
