import { object } from '../../field.ts';
import { nodeAffinity } from '../kubernetes/affinity.ts';
import { reference } from '../reference.ts';

export const typhaAffinity = object({
  doc: `Which nodes Typha must or should run on, by their labels.

From 3.24 on the operator keeps its preference for zones without Typha beside it, and all of this counts for nothing
when \`typhaDeployment.spec.template.spec.affinity\` is given.`,
  effect:
    'Replaces the Typha pods. calico-node reconnects; policy and routes stay in force meanwhile. Where no node fits, Typha stays Pending, and calico-node gets no more updates.',
  default:
    'on AKS, nodes that are not virtual (`type NotIn [virtual-node]`, `kubernetes.azure.com/cluster Exists`); otherwise none',
  example: `nodeAffinity:
  requiredDuringSchedulingIgnoredDuringExecution:
    nodeSelectorTerms:
      - matchExpressions: [{ key: example.com/pool, operator: In, values: [infra] }]`,
  link: reference('TyphaAffinity'),
  deprecated: {
    versions: '3.24.0..',
    instead:
      '`typhaDeployment.spec.template.spec.affinity`, which also replaces the default spreading over zones',
  },
  properties: {
    nodeAffinity: nodeAffinity({
      doc: `Which nodes Typha must or should run on, by their labels.

An empty block (\`{}\`) leaves Typha without any affinity, the spreading over zones included. Unlike the override
blocks, this one is not judged by the operator: a mistake shows when it applies the Deployment.`,
    }),
  },
});
