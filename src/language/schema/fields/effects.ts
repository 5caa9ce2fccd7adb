/** What several fields say of a change. */

export const ROLLS_NODE = `Rolls calico-node on all Linux nodes, one after the other unless \`nodeUpdateStrategy\` allows
more. Pods that run keep their traffic; a pod that is to start on a node waits until calico-node is back there.`;

/** For what ends up in the CNI configuration: read when a pod is created, never again. */
export const ROLLS_NODE_AND_NEW_PODS = `${ROLLS_NODE} Pods that run keep the network that they were created with:
recreate them where the change is to reach them.`;

export const ROLLS_TYPHA = `Rolls Typha. calico-node reconnects to another replica within seconds and keeps enforcing
what it knows meanwhile.`;

export const ROLLS_EVERYTHING = `Rolls calico-node (one node after the other), Typha, kube-controllers and the other
components that the operator runs. Pods of your own are left alone.`;
