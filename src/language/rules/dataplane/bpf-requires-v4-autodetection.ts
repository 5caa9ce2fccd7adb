import { placedPools } from '../../installation/pools.ts';
import { ALL_VERSIONS, includes, versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { firstFound } from './shared/bpf-autodetection.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;
const AUTODETECTION = ['spec', 'calicoNetwork', 'nodeAddressAutodetectionV4'] as const;

/** Up to 3.26 the method is asked for whether or not there is an IPv4 pool. */
const EVEN_WITHOUT_POOL = versions('..3.27.0');

export const rule: Rule = {
  id: 'bpf-requires-v4-autodetection',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'The eBPF dataplane without a way to find the IPv4 address of a node.',
    details: `
The eBPF dataplane needs the IPv4 address of every node, so the operator wants \`nodeAddressAutodetectionV4\` beside it.
Normally nobody writes that: it is filled in when the \`default\` Installation says \`linuxDataplane: BPF\` or has an IPv4
pool. An \`overlay\` is merged after the defaults are in, so one that switches to eBPF over a base that has neither is
refused: TigeraStatus \`calico\` says \`Invalid computed config\`, and nothing changes on the nodes.

Name the method in the overlay, or choose the dataplane in \`default\` instead. From Calico 3.27 it is needed only where
there is an IPv4 pool.`,
    clusterMessage: 'nodeAddressAutodetectionV4 is required for the BPF dataplane',
    bad: {
      version: '3.26.5',
      yaml: `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    hostPorts: Disabled
    ipPools: []
---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: overlay
spec:
  calicoNetwork:
    linuxDataplane: BPF
`,
      beside: ['overlay-invalid'],
    },
    good: {
      version: '3.26.5',
      yaml: `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    hostPorts: Disabled
    ipPools: []
    nodeAddressAutodetectionV4:
      firstFound: true
---
apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: overlay
spec:
  calicoNetwork:
    linuxDataplane: BPF
`,
    },
  },
  *check(installation) {
    const { spec, completeness, version } = installation;
    const { linuxDataplane, nodeAddressAutodetectionV4 } = spec.calicoNetwork ?? {};
    if (completeness === 'partial' || linuxDataplane !== 'BPF' || nodeAddressAutodetectionV4) return;
    const placed = placedPools(installation).find(({ family }) => family === 4);
    if (!placed && !includes(EVEN_WITHOUT_POOL, version)) return;
    const because = placed ? ` for the pool \`${placed.pool.cidr}\`` : '';
    yield {
      path: DATAPLANE,
      message: `\`linuxDataplane\` is \`BPF\`, which needs \`nodeAddressAutodetectionV4\`${because}, and there is none.`,
      fixes: [firstFound(AUTODETECTION)],
    };
  },
};
