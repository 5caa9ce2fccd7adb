import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'sysctl-key-not-allowed',
  severity: 'error',
  refusedBy: 'api-server',
  versions: versions('3.28.0..'),
  docs: {
    summary: 'A kernel parameter that `sysctl` does not allow.',
    details: `
\`calicoNetwork.sysctl\` sets kernel parameters in the network namespace of every new pod, through the \`tuning\` CNI plugin.
Only three are allowed: \`net.ipv4.tcp_keepalive_intvl\`, \`net.ipv4.tcp_keepalive_probes\` and
\`net.ipv4.tcp_keepalive_time\`. The CRD lists them, so the API server refuses any other and nothing changes on the
cluster; the operator has the same list.

What a single pod needs belongs into its \`securityContext.sysctls\`, what a node needs into the node's own configuration.`,
    clusterMessage:
      'sysctl .* is not allowed|spec\\.calicoNetwork\\.sysctl\\[\\d+\\]\\.key: Unsupported value',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          sysctl:
          - key: net.ipv4.ip_forward
            value: "1"`),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          sysctl:
          - key: net.ipv4.tcp_keepalive_time
            value: "40"`),
    },
  },
  // The structural check finds it, under this id, since it is the CRD's list of values that decides.
  check: () => [],
};
