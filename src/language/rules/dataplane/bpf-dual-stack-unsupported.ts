import { corePools, POOLS_PATH } from '../../installation/pools.ts';
import { versions } from '../../versions/version-range.ts';
import { setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;

export const rule: Rule = {
  id: 'bpf-dual-stack-unsupported',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.27.0..3.28.0'),
  docs: {
    summary: 'The eBPF dataplane with an IPv4 and an IPv6 pool, in Calico 3.27.',
    details: `
In Calico 3.27 the eBPF dataplane runs with IPv4 or with IPv6, but not with both. An Installation with a pool of each
family is refused: nothing is rendered, and TigeraStatus \`calico\` is Degraded until one of the two is gone.

Keep the pool of one family, stay with the dataplane \`Iptables\`, or upgrade: from 3.28 eBPF is dual-stack.`,
    clusterMessage: 'bpf dataplane does not support dual stack',
    bad: {
      version: '3.27.5',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          ipPools:
          - cidr: 10.244.0.0/16
          - cidr: fd00:10:244::/64`),
    },
    good: {
      version: '3.27.5',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          ipPools:
          - cidr: 10.244.0.0/16`),
    },
  },
  *check(installation) {
    const [v4, v6] = corePools(installation);
    if (installation.spec.calicoNetwork?.linuxDataplane !== 'BPF' || !v4 || !v6) return;
    yield {
      path: POOLS_PATH,
      mark: 'key',
      message:
        `There is an IPv4 pool (\`${v4.pool.cidr}\`) and an IPv6 one (\`${v6.pool.cidr}\`), but \`linuxDataplane\` ` +
        'is `BPF`, which runs with one family only before Calico 3.28.',
      related: [{ path: DATAPLANE, message: 'The eBPF dataplane is chosen here' }],
      fixes: [
        ...[v6, v4].map(({ pool, path }) => ({
          title: `Remove the pool ${pool.cidr}`,
          safety: 'unsafe' as const,
          edits: [{ op: 'remove' as const, path }],
        })),
        setting(DATAPLANE, 'Iptables'),
      ],
    };
  },
};
