import type { ClusterCommand } from '../command.ts';
import { type LiveObject, parseLiveObject } from '../live-object.ts';

/** The DaemonSet that the operator renders, in every version and on every platform. */
export const CALICO_NODE = {
  namespace: 'calico-system',
  name: 'calico-node',
  selector: 'k8s-app=calico-node',
};

export const getCalicoNode: ClusterCommand<void, LiveObject> = {
  id: 'get-calico-node',
  effect: 'reads',
  scope: 'cluster',
  argv: () => [
    'get',
    `daemonsets.apps/${CALICO_NODE.name}`,
    `--namespace=${CALICO_NODE.namespace}`,
    '--output=json',
    '--ignore-not-found=false',
    '--watch=false',
  ],
  parse: parseLiveObject,
};
