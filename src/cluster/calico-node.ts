/** The DaemonSet that the operator renders, in every version and on every platform. */
export const CALICO_NODE = {
  namespace: 'calico-system',
  name: 'calico-node',
  selector: 'k8s-app=calico-node',
} as const;
