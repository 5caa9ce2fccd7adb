import { intOrPercentFault } from '../../installation/kubernetes/int-or-percent.ts';
import { isPlaceholder } from '../../installation/pools.ts';
import type { Path } from '../../text/path.ts';
import type { Fix } from '../../text/problem.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const FIELDS = ['maxUnavailable', 'maxSurge'] as const;

export const rule: Rule = {
  id: 'nodeupdatestrategy-value',
  severity: 'error',
  refusedBy: 'kubernetes',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'A count of nodes in the rollout of calico-node that Kubernetes cannot read.',
    details: `
\`maxUnavailable\` and \`maxSurge\` take a whole number, or a text that is a whole number with \`%\` behind it, up to \`100%\`.
The CRD lets any text pass: a number in quotes (\`"25"\`), a fraction (\`2.5%\`), more than all nodes (\`150%\`), less than
none. The operator does not look at it either, and the API server refuses the rendered DaemonSet: calico-node stays as
it is, and TigeraStatus \`calico\` is Degraded.

Write \`25\` without quotes for nodes, \`25%\` for a share of them.`,
    clusterMessage:
      'DaemonSet\\.apps "calico-node" is invalid: .*(?:a valid percent string|must not be greater than 100%)',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        nodeUpdateStrategy:
          rollingUpdate:
            maxUnavailable: "25"`),
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        nodeUpdateStrategy:
          rollingUpdate:
            maxUnavailable: 25%`),
    },
  },
  *check({ spec }) {
    for (const field of FIELDS) {
      const value = spec.nodeUpdateStrategy?.rollingUpdate?.[field];
      if (value === undefined || (typeof value === 'string' && isPlaceholder(value))) continue;
      const fault = intOrPercentFault(value);
      if (!fault) continue;
      const path = ['spec', 'nodeUpdateStrategy', 'rollingUpdate', field];
      const shown = typeof value === 'string' ? `the text \`${value}\`` : value;
      yield {
        path,
        message: `\`${field}\` is ${shown}, which is ${fault}; Kubernetes refuses the DaemonSet of calico-node.`,
        fixes: readings(path, value),
      };
    }
  },
};

/** What may have been meant: a number in quotes is one of nodes or a share. */
function readings(path: Path, value: number | string): Fix[] {
  const change = (to: number | string): Fix => ({
    title: `Change to ${to}`,
    safety: 'unsafe',
    edits: [{ op: 'set', path, value: to }],
  });
  if (typeof value === 'number') return [];
  const digits = /^\s*(\d{1,9})\s*(%?)\s*$/.exec(value);
  if (!digits) return [];
  const number = Number(digits[1]);
  const share = change(`${Math.min(number, 100)}%`);
  return digits[2] ? [share] : number <= 100 ? [change(number), share] : [change(number)];
}
