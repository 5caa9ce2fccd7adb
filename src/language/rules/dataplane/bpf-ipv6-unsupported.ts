import { corePools } from '../../installation/pools.ts';
import { versions } from '../../versions/version-range.ts';
import { setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;

export const rule: Rule = {
  id: 'bpf-ipv6-unsupported',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('..3.27.0'),
  docs: {
    summary: 'The eBPF dataplane with an IPv6 pool, before Calico 3.27.',
    details: `
Up to Calico 3.26 the eBPF dataplane handles IPv4 only, so the operator refuses an Installation that asks for it and
has an IPv6 pool as well. Nothing is rendered: calico-node stays as it was, and TigeraStatus \`calico\` is Degraded.

Remove the IPv6 pool, or keep IPv6 and choose the dataplane \`Iptables\`. From 3.27 the eBPF dataplane takes an IPv6
pool by itself, from 3.28 one of each family.`,
    clusterMessage: 'IPv6 IP pool is specified but eBPF mode does not support IPv6',
    bad: {
      version: '3.26.5',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          ipPools:
          - cidr: fd00:10:244::/64`),
    },
    good: {
      version: '3.26.5',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          ipPools:
          - cidr: 10.244.0.0/16`),
    },
  },
  *check(installation) {
    const placed = corePools(installation).find(({ family }) => family === 6);
    if (installation.spec.calicoNetwork?.linuxDataplane !== 'BPF' || !placed) return;
    const { cidr } = placed.pool;
    yield {
      path: DATAPLANE,
      message: `\`linuxDataplane\` is \`BPF\`, which knows only IPv4 before Calico 3.27, but the pool \`${cidr}\` is IPv6.`,
      related: [{ path: [...placed.path, 'cidr'], message: 'The IPv6 pool' }],
      fixes: [
        {
          title: `Remove the pool ${cidr}`,
          safety: 'unsafe',
          edits: [{ op: 'remove', path: placed.path }],
        },
        setting(DATAPLANE, 'Iptables'),
      ],
    };
  },
};
