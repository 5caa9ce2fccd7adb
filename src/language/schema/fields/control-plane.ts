import { integer, list, map, string } from '../field.ts';
import { toleration } from './kubernetes/toleration.ts';
import { reference } from './reference.ts';

const LINK = reference('installationspec');

export const controlPlaneReplicas = integer({
  commonName: true,
  doc: `How many replicas the components get that can run more than once, the Calico API server above all.

Not the number of Typhas: the operator derives that from the number of nodes. Not kube-controllers either, which is
always one. Above 1, the replicas are spread over the nodes where that is possible.`,
  effect: 'Scales those Deployments; no other pod restarts.',
  default: '2, on a cluster of one node too',
  format: 'number of pods, at least 1',
  example: '1',
  link: LINK,
});

export const controlPlaneNodeSelector = map({
  commonName: true,
  doc: `Labels of the nodes on which the Deployments of Calico may run: kube-controllers, the API server and what else is
not on every node.

DaemonSets such as calico-node do not follow it, and Typha does not either (it has \`typhaDeployment\`). Labels that no
node has leave the pods Pending. An operating system other than \`linux\` is refused.`,
  effect: 'Rolls those Deployments onto nodes that match.',
  default: 'any Linux node',
  example: '{ node-role.kubernetes.io/control-plane: "" }',
  link: LINK,
  values: string({
    doc: 'The value that the label must have; often the empty string, which YAML wants quoted.',
    format: 'a label value',
    example: '""',
  }),
});

export const controlPlaneTolerations = list({
  commonName: true,
  doc: `Taints that the Deployments of Calico put up with, beside those of control-plane nodes, which they tolerate anyway.

For Typha the list is not an addition but a replacement: written here, it takes the place of Typha's own wide tolerations,
so keep those for nodes that are not ready, or Typha will not start on a fresh cluster. The operator does not check the
entries; a wrong one makes the rendered Deployments invalid and the status Degraded.`,
  effect: 'Rolls Typha, kube-controllers and the other Deployments.',
  default: 'nothing beyond what each component tolerates by itself',
  example: '[{ key: dedicated, operator: Equal, value: infra, effect: NoSchedule }]',
  link: LINK,
  items: toleration(),
});
