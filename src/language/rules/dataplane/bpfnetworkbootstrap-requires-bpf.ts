import { versions } from '../../versions/version-range.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;
const BOOTSTRAP = ['spec', 'calicoNetwork', 'bpfNetworkBootstrap'] as const;

export const rule: Rule = {
  id: 'bpfnetworkbootstrap-requires-bpf',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.31.0..'),
  docs: {
    summary: '`bpfNetworkBootstrap` without the eBPF dataplane.',
    details: `
\`bpfNetworkBootstrap: Enabled\` tells calico-node how to reach the API server before kube-proxy or eBPF can do it. It has
a meaning only with \`linuxDataplane: BPF\`; with any other dataplane the operator stops before it renders anything, and
TigeraStatus \`calico\` is Degraded with reason \`ResourceValidationError\`. The API server does not notice.

Remove the field, or switch to the eBPF dataplane if that is what you are after.`,
    clusterMessage: 'bpfNetworkBootstrap is enabled but linuxDataplane is not set to BPF',
    bad: {
      version: '3.31.7',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: Nftables
          bpfNetworkBootstrap: Enabled`),
    },
    good: {
      version: '3.31.7',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          bpfNetworkBootstrap: Enabled`),
    },
  },
  *check({ spec, isWritten }) {
    const { linuxDataplane, bpfNetworkBootstrap } = spec.calicoNetwork ?? {};
    if (bpfNetworkBootstrap !== 'Enabled' || linuxDataplane === undefined || linuxDataplane === 'BPF') return;
    const by = isWritten(DATAPLANE) ? '' : ' by default';
    yield {
      path: BOOTSTRAP,
      message:
        '`bpfNetworkBootstrap` is `Enabled`, which goes only with the eBPF dataplane, ' +
        `but \`linuxDataplane\` is \`${linuxDataplane}\`${by}.`,
      fixes: [removal(BOOTSTRAP), setting(DATAPLANE, 'BPF')],
    };
  },
};
