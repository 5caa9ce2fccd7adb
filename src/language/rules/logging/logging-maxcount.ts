import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { notPositive } from './shared/log-count.ts';

export const rule: Rule = {
  id: 'logging-maxcount',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.26.0..'),
  docs: {
    summary: 'No file at all to keep of the CNI log.',
    details: `
\`logFileMaxCount\` is how many rotated files of the CNI plugin's log a node keeps. The operator refuses \`0\`: it does not
mean "no limit". Nothing is rendered then, and TigeraStatus \`calico\` is Degraded. A negative number is worse: the CRD
takes it, but the operator's field is unsigned, so it can no longer read the Installation at all.

Remove the field to keep 10 files, or write how many you want.`,
    clusterMessage: 'logFileMaxCount value should be greater than zero',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        logging:
          cni:
            logFileMaxCount: 0`),
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        logging:
          cni:
            logFileMaxCount: 3`),
    },
  },
  check: (installation) => notPositive(installation, 'logFileMaxCount', 10),
};
