import type { Neighbour } from '../../documents/neighbour.ts';
import type { ClusterFacts } from '../../installation/cluster/facts.ts';
import { valueAt } from '../../text/path.ts';
import { versions } from '../../versions/version-range.ts';
import type { Rule, Surroundings } from '../rule.ts';
import { installation } from '../sample.ts';

const WINDOWS = ['spec', 'calicoNetwork', 'windowsDataplane'] as const;
const STRICT_AFFINITY = ['spec', 'strictAffinity'] as const;

const SPEC = `
        serviceCIDRs:
        - 10.96.0.0/12
        calicoNetwork:
          windowsDataplane: HNS
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLAN`;

export const rule: Rule = {
  id: 'windows-strict-affinity',
  severity: 'error',
  refusedBy: 'windows',
  versions: versions('3.27.0..'),
  docs: {
    summary: "Windows nodes with Calico's IPAM, without strict affinity.",
    details: `
A Linux node that has used up its block of addresses borrows one from the block of another node. Windows cannot route such
an address, so with \`windowsDataplane: HNS\` and Calico's IPAM the IPAMConfiguration \`default\` must say
\`strictAffinity: true\`, which forbids borrowing. Otherwise the DaemonSet for Windows is not rendered, and TigeraStatus
\`calico-windows\` is Degraded; the Linux nodes are not touched.

Set it with \`kubectl patch ipamconfigurations default --type merge -p '{"spec":{"strictAffinity":true}}'\`. Give the pool
enough blocks for all nodes first, since from then on each node has only its own.`,
    clusterMessage: "Invalid StrictAffinity, it must be set to 'true' when using Calico IPAM on Windows",
    bad: { version: '3.30.7', yaml: installation(SPEC), cluster: { strictAffinity: false } },
    good: { version: '3.30.7', yaml: installation(SPEC), cluster: { strictAffinity: true } },
  },
  *check({ spec, cluster }, surroundings) {
    if (spec.calicoNetwork?.windowsDataplane !== 'HNS' || spec.cni?.ipam?.type !== 'Calico') return;
    const { isStrict, neighbour } = strictAffinity(cluster, surroundings);
    if (isStrict !== false) return;
    yield {
      path: WINDOWS,
      message:
        "`windowsDataplane` is `HNS` and the addresses come from Calico's IPAM, but the IPAMConfiguration `default` " +
        'does not have `strictAffinity: true`.',
      related: neighbour && [
        { path: STRICT_AFFINITY, resource: neighbour, message: 'The IPAMConfiguration is here' },
      ],
      fixes: neighbour && [
        {
          title: 'Set strictAffinity to true',
          safety: 'unsafe',
          resource: neighbour,
          edits: [{ op: 'set', path: STRICT_AFFINITY, value: true }],
        },
      ],
    };
  },
};

/** What the IPAMConfiguration in the same text says, else what the cluster is known to have. */
function strictAffinity(
  cluster: ClusterFacts,
  { neighbours }: Surroundings,
): { readonly isStrict: boolean | undefined; readonly neighbour?: Neighbour } {
  const neighbour = neighbours.find(({ kind, name }) => kind === 'IPAMConfiguration' && name === 'default');
  if (!neighbour) return { isStrict: cluster.strictAffinity };
  return { isStrict: valueAt(neighbour.value, STRICT_AFFINITY) === true, neighbour };
}
