import { versions } from '../../versions/version-range.ts';
import { type DefaultingStep, fill } from './draft.ts';

const KUBELET_VOLUME_PLUGIN = versions('3.24.0..');

const FLEX_VOLUME_PATHS: Readonly<Record<string, string>> = {
  GKE: '/home/kubernetes/flexvolume/',
  AKS: '/etc/kubernetes/volumeplugins/',
  OpenShift: '/etc/kubernetes/kubelet-plugins/volume/exec/',
  RKE2: '/var/lib/kubelet/volumeplugins/',
};

/** Replicas, volume plugins and the node's update strategy (core_controller.go fillDefaults, all versions). */
export const fillNodes: DefaultingStep = (draft, context) => {
  fill(draft, 'controlPlaneReplicas', 2);
  const flexVolumePath = FLEX_VOLUME_PATHS[draft.kubernetesProvider ?? ''];
  fill(draft, 'flexVolumePath', flexVolumePath ?? '/usr/libexec/kubernetes/kubelet-plugins/volume/exec/');
  if (context.holds(KUBELET_VOLUME_PLUGIN)) fill(draft, 'kubeletVolumePluginPath', '/var/lib/kubelet');
  const rollingUpdate = { ...draft.nodeUpdateStrategy?.rollingUpdate };
  fill(rollingUpdate, 'maxUnavailable', 1);
  const strategy = { ...draft.nodeUpdateStrategy, rollingUpdate };
  fill(strategy, 'type', 'RollingUpdate');
  draft.nodeUpdateStrategy = strategy;
};
