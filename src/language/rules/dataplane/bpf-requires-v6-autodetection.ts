import { familyOf } from '../../installation/cidr.ts';
import type { Installation } from '../../installation/installation.ts';
import { OVERLAY } from '../../installation/overlay.ts';
import { placedPools } from '../../installation/pools.ts';
import { includes, versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { firstFound } from './shared/bpf-autodetection.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;
const AUTODETECTION = ['spec', 'calicoNetwork', 'nodeAddressAutodetectionV6'] as const;

/** From 3.28 the operator fills the method in for IPPools that the cluster has, not for pools of the spec. */
const LOOKS_AT_CLUSTER = versions('3.28.0..');

export const rule: Rule = {
  id: 'bpf-requires-v6-autodetection',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.27.0..'),
  docs: {
    summary: 'The eBPF dataplane and an IPv6 pool, without a way to find the IPv6 address of a node.',
    details: `
With an IPv6 pool the eBPF dataplane needs the IPv6 address of every node, which \`nodeAddressAutodetectionV6\` says how
to find. Unlike the IPv4 one, choosing eBPF does not fill it in. From Calico 3.28 the operator adds it only once an IPv6
IPPool exists **in the cluster**, and the pool is created only after this very check has passed: a first installation
is refused and waits for ever, with TigeraStatus \`calico\` Degraded. On a cluster that already has an IPv6 pool the same
file is accepted.

Write the method beside the dataplane; \`firstFound: true\` is what the operator would have chosen.`,
    clusterMessage: 'nodeAddressAutodetectionV6 is required for the BPF dataplane',
    bad: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          ipPools:
          - cidr: fd00:10:244::/64`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          nodeAddressAutodetectionV6:
            firstFound: true
          ipPools:
          - cidr: fd00:10:244::/64`),
    },
  },
  *check(installation) {
    const { spec, completeness } = installation;
    if (completeness === 'partial' || spec.calicoNetwork?.linuxDataplane !== 'BPF') return;
    const placed = placedPools(installation).find(({ family }) => family === 6);
    if (!placed || hasMethod(installation)) return;
    yield {
      path: DATAPLANE,
      message:
        `\`linuxDataplane\` is \`BPF\` and the pool \`${placed.pool.cidr}\` is IPv6, so ` +
        '`nodeAddressAutodetectionV6` is needed: it is not filled in before the cluster has an IPv6 pool.',
      fixes: [firstFound(AUTODETECTION)],
    };
  },
};

/**
 * Whether the operator finds a method when it first looks. A written pool is judged in the core controller's first
 * pass, when it is not in the cluster yet, so the fixed point of defaulting is too late. (A pool that the operator
 * itself fills in reaches the cluster before it is judged.)
 */
function hasMethod({ version, name, written, spec, cluster }: Installation): boolean {
  const isFirstPass = name !== OVERLAY && includes(LOOKS_AT_CLUSTER, version);
  if (!isFirstPass || !written.calicoNetwork?.ipPools)
    return Boolean(spec.calicoNetwork?.nodeAddressAutodetectionV6);
  const existing = cluster.existingIPPools ?? [];
  return (
    Boolean(written.calicoNetwork.nodeAddressAutodetectionV6) ||
    existing.some(({ cidr, disabled }) => disabled !== true && familyOf(cidr) === 6)
  );
}
