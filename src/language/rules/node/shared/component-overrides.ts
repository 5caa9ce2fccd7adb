/** The override blocks that took over from `componentResources`. */
export type ComponentOverride = 'calicoNodeDaemonSet' | 'typhaDeployment' | 'calicoKubeControllersDeployment';

/** The override block and container of each component (render/common/components, mergeContainers, 3.24+). */
export const COMPONENT_OVERRIDES: Readonly<
  Record<string, { readonly block: ComponentOverride; readonly container: string }>
> = {
  Node: { block: 'calicoNodeDaemonSet', container: 'calico-node' },
  Typha: { block: 'typhaDeployment', container: 'calico-typha' },
  KubeControllers: { block: 'calicoKubeControllersDeployment', container: 'calico-kube-controllers' },
};
