import { intOrPercentFault, isZero } from '../../installation/kubernetes/int-or-percent.ts';
import { versions } from '../../versions/version-range.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const SURGE = ['spec', 'nodeUpdateStrategy', 'rollingUpdate', 'maxSurge'] as const;
const UNAVAILABLE = ['spec', 'nodeUpdateStrategy', 'rollingUpdate', 'maxUnavailable'] as const;

export const rule: Rule = {
  id: 'nodeupdatestrategy-surge-and-unavailable',
  severity: 'error',
  refusedBy: 'kubernetes',
  versions: versions('3.22.0..'),
  docs: {
    summary: 'Both `maxSurge` and `maxUnavailable` for the rollout of calico-node.',
    details: `
Kubernetes lets a DaemonSet either start a new pod before the old one goes (\`maxSurge\`) or stop the old one first
(\`maxUnavailable\`), not both. The operator does not check this, and fills in \`maxUnavailable: 1\` where it is left out, so
\`maxSurge\` alone is too much already. The API server then refuses the rendered DaemonSet: calico-node stays as it is,
and TigeraStatus \`calico\` is Degraded.

Remove \`maxSurge\`. calico-node runs in the network of its host with fixed ports, so two of them on a node get into each
other's way; if you want it all the same, write \`maxUnavailable: 0\` beside it.`,
    clusterMessage: 'DaemonSet\\.apps "calico-node" is invalid: .*maxSurge(?! is 0)',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        nodeUpdateStrategy:
          rollingUpdate:
            maxSurge: 1`),
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        nodeUpdateStrategy:
          rollingUpdate:
            maxSurge: 1
            maxUnavailable: 0`),
    },
  },
  *check({ spec, isWritten, completeness }) {
    const { rollingUpdate } = spec.nodeUpdateStrategy ?? {};
    const { maxSurge } = rollingUpdate ?? {};
    // Where the operator does not fill in 1 (over an overlay's block), Kubernetes does.
    const maxUnavailable = rollingUpdate?.maxUnavailable ?? (completeness === 'whole' ? 1 : undefined);
    if (maxSurge === undefined || maxUnavailable === undefined) return;
    // What cannot be read is refused for that: rule nodeupdatestrategy-value.
    if (intOrPercentFault(maxSurge) || intOrPercentFault(maxUnavailable)) return;
    if (isZero(maxSurge) || isZero(maxUnavailable)) return;
    const written = isWritten(UNAVAILABLE);
    const by = written ? '' : ' by default';
    yield {
      path: SURGE,
      message: `\`maxSurge\` is ${maxSurge} while \`maxUnavailable\` is ${maxUnavailable}${by}; Kubernetes wants one of the two to be 0.`,
      related: written ? [{ path: UNAVAILABLE, message: `\`maxUnavailable\` is ${maxUnavailable}` }] : [],
      fixes: [removal(SURGE), setting(UNAVAILABLE, 0)],
    };
  },
};
