import { includes, versions } from '../../versions/version-range.ts';
import { removal } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;
const TIMEOUT = ['spec', 'calicoNetwork', 'linuxPolicySetupTimeoutSeconds'] as const;

const NFTABLES_TOO = versions('3.31.0..');

export const rule: Rule = {
  id: 'linuxpolicysetuptimeout-dataplane',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.28.0..'),
  docs: {
    summary: '`linuxPolicySetupTimeoutSeconds` with a dataplane that does not have it.',
    details: `
\`linuxPolicySetupTimeoutSeconds\` exists for the dataplanes \`Iptables\` and \`BPF\`, from Calico 3.31 for \`Nftables\` too.
With any other the operator refuses it, even the value \`0\`: nothing is rendered, and TigeraStatus \`calico\` is Degraded.

It often stands in the way without anybody having written it. With Calico's CNI plugin and iptables the operator puts
\`linuxPolicySetupTimeoutSeconds: 0\` into the live object as a default, and on 3.29 and 3.30 a later switch to
\`Nftables\` is refused for it. Remove the line in the same change.`,
    clusterMessage: 'linuxPolicySetupTimeoutSeconds is supported only for the',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: Nftables
          linuxPolicySetupTimeoutSeconds: 0`),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: Nftables`),
    },
  },
  *check({ spec, version }) {
    const { linuxDataplane, linuxPolicySetupTimeoutSeconds: seconds } = spec.calicoNetwork ?? {};
    const allowed = includes(NFTABLES_TOO, version) ? ['Iptables', 'Nftables', 'BPF'] : ['Iptables', 'BPF'];
    if (seconds === undefined || linuxDataplane === undefined || allowed.includes(linuxDataplane)) return;
    const known = allowed.map((dataplane) => `\`${dataplane}\``);
    yield {
      path: TIMEOUT,
      message:
        `\`linuxPolicySetupTimeoutSeconds\` is set, but \`linuxDataplane\` is \`${linuxDataplane}\`: ` +
        `in Calico ${version.text} it goes only with ${known.slice(0, -1).join(', ')} and ${known.at(-1)}.`,
      related: [{ path: DATAPLANE, message: 'The dataplane is chosen here' }],
      // 0 is the operator's own default and means not to wait, so nothing is lost with it.
      fixes: [removal(TIMEOUT, seconds === 0 ? 'safe' : 'unsafe')],
    };
  },
};
