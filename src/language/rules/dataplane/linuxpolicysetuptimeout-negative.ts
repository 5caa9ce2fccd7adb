import { versions } from '../../versions/version-range.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const TIMEOUT = ['spec', 'calicoNetwork', 'linuxPolicySetupTimeoutSeconds'] as const;

export const rule: Rule = {
  id: 'linuxpolicysetuptimeout-negative',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.28.0..'),
  docs: {
    summary: '`linuxPolicySetupTimeoutSeconds` below zero.',
    details: `
\`linuxPolicySetupTimeoutSeconds\` is how many seconds the CNI plugin may hold a new pod back until its network policy is
in place. \`0\`, the default, means that it does not wait. Less than that has no meaning; the CRD lets it pass, and the
operator refuses the Installation: nothing is rendered, and TigeraStatus \`calico\` is Degraded.

Write \`0\`, or remove the field.`,
    clusterMessage: 'linuxPolicySetupTimeoutSeconds negative value is not valid',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          linuxPolicySetupTimeoutSeconds: -1`),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          linuxPolicySetupTimeoutSeconds: 0`),
    },
  },
  *check({ spec }) {
    const seconds = spec.calicoNetwork?.linuxPolicySetupTimeoutSeconds ?? 0;
    if (seconds >= 0) return;
    yield {
      path: TIMEOUT,
      message: `\`linuxPolicySetupTimeoutSeconds\` is ${seconds}, and a time to wait cannot be negative; 0 is not to wait.`,
      fixes: [setting(TIMEOUT, 0), removal(TIMEOUT)],
    };
  },
};
