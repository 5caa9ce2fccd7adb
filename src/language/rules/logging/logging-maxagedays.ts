import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { notPositive } from './shared/log-count.ts';

export const rule: Rule = {
  id: 'logging-maxagedays',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.26.0..'),
  docs: {
    summary: 'No day at all to keep the CNI log.',
    details: `
\`logFileMaxAgeDays\` is after how many days a node deletes a rotated file of the CNI plugin's log. The operator refuses
\`0\`: it does not mean "for ever". Nothing is rendered then, and TigeraStatus \`calico\` is Degraded. A negative number is
worse: the CRD takes it, but the operator's field is unsigned, so it can no longer read the Installation at all.

Remove the field to keep files for 30 days, or write how long you want.`,
    clusterMessage: 'logFileMaxAgeDays should be a positive non-zero integer',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        logging:
          cni:
            logFileMaxAgeDays: 0`),
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        logging:
          cni:
            logFileMaxAgeDays: 7`),
    },
  },
  check: (installation) => notPositive(installation, 'logFileMaxAgeDays', 30),
};
