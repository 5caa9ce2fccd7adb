import { isZero } from '../../installation/kubernetes/int-or-percent.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import { setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const UNAVAILABLE = ['spec', 'nodeUpdateStrategy', 'rollingUpdate', 'maxUnavailable'] as const;

export const rule: Rule = {
  id: 'nodeupdatestrategy-zero',
  severity: 'error',
  refusedBy: 'kubernetes',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'A rollout of calico-node that may not stop any pod.',
    details: `
With \`maxUnavailable: 0\` and no \`maxSurge\` a rollout could neither stop an old pod nor start a new one beside it, so
Kubernetes refuses the DaemonSet. The operator does not check this before it renders: TigeraStatus \`calico\` becomes
Degraded, and calico-node stays as it is, also over an upgrade.

Write 1 or more, or a percentage of the nodes. To hold an upgrade back, do not apply it; this field cannot do that.`,
    clusterMessage:
      'DaemonSet\\.apps "calico-node" is invalid: .*maxUnavailable(?!.*(?:non-zero|percent string|100%))',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        nodeUpdateStrategy:
          rollingUpdate:
            maxUnavailable: 0`),
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        nodeUpdateStrategy:
          rollingUpdate:
            maxUnavailable: 10%`),
    },
  },
  *check({ spec, completeness }) {
    const { maxSurge, maxUnavailable } = spec.nodeUpdateStrategy?.rollingUpdate ?? {};
    // In a patch a surge may be written elsewhere.
    if (maxSurge === undefined && completeness === 'partial') return;
    if (maxUnavailable === undefined || !isZero(maxUnavailable) || !isZero(maxSurge)) return;
    const surge = maxSurge === undefined ? 'there is no `maxSurge`' : `\`maxSurge\` is ${maxSurge}`;
    yield {
      path: UNAVAILABLE,
      message: `\`maxUnavailable\` is ${maxUnavailable} and ${surge}, so not one calico-node could be replaced; Kubernetes refuses that.`,
      fixes: [setting(UNAVAILABLE, 1)],
    };
  },
};
