import { OVERLAY } from '../../installation/overlay.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const REPLICAS = ['spec', 'controlPlaneReplicas'] as const;

export const rule: Rule = {
  id: 'controlplanereplicas-positive',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: '`controlPlaneReplicas` of zero or less.',
    details: `
\`controlPlaneReplicas\` is how many pods the Deployments of Calico's control plane have, such as the Calico API server. The
operator refuses less than one: nothing is rendered, and TigeraStatus \`calico\` is Degraded. It cannot be used to scale a
component down to nothing.

Write 1, or remove the field: the default is 2, also on a cluster with a single node.`,
    clusterMessage: 'spec\\.ControlPlaneReplicas should be greater than 0',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        controlPlaneReplicas: 0`),
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        controlPlaneReplicas: 1`),
    },
  },
  *check({ spec, name }) {
    const replicas = spec.controlPlaneReplicas ?? 1;
    // In an overlay a zero is the same as nothing.
    if (replicas > 0 || (replicas === 0 && name === OVERLAY)) return;
    yield {
      path: REPLICAS,
      message: `\`controlPlaneReplicas\` is ${replicas}, and at least one is needed.`,
      fixes: [setting(REPLICAS, 1), removal(REPLICAS)],
    };
  },
};
