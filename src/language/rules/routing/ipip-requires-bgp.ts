import { birdRoutes } from '../../installation/cluster/routing.ts';
import { corePools } from '../../installation/pools.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { withoutBgp } from './shared/without-bgp.ts';

export const rule: Rule = {
  id: 'ipip-requires-bgp',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'BGP is disabled although a pool uses IPIP.',
    details:
      'The routes of a pool with `IPIP` or `IPIPCrossSubnet` are programmed by BIRD, which learns them over BGP. With ' +
      '`bgp: Disabled` pods on different nodes could not reach each other, so the operator refuses the pair and leaves ' +
      'the cluster as it is. Beware of the default: an IPv4 pool without `encapsulation` becomes `IPIP`, and so does ' +
      'the pool that the operator adds where `ipPools` is left out. The first pass accepts that, writes `IPIP` into ' +
      'the resource, and the next pass refuses it. On EKS `bgp` itself defaults to `Disabled`. Give the pool `VXLAN` ' +
      '(or `VXLANCrossSubnet`), or enable BGP; from 3.32 `clusterRoutingMode: Felix` lets Felix program the routes, and ' +
      'in the unreleased 3.33 it does so for IPIP unless the mode is `BIRD`.',
    clusterMessage: 'IPIP encapsulation requires that BGP is enabled',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          bgp: Disabled
          ipPools:
          - cidr: 10.244.0.0/16
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          bgp: Disabled
          ipPools:
          - cidr: 10.244.0.0/16
            encapsulation: VXLAN
      `),
    },
  },
  check(installation) {
    if (!birdRoutes(installation).ipip) return [];
    // An IPv6 pool cannot have IPIP in the first place: `ipip-ipv6-pool` and its forerunner say so.
    const pools = corePools(installation).filter(
      ({ pool, family }) => family === 4 && pool.encapsulation?.startsWith('IPIP'),
    );
    return withoutBgp(installation, pools);
  },
};
