import { birdRoutes } from '../../installation/cluster/routing.ts';
import { corePools, POOLS_CONTROLLER } from '../../installation/pools.ts';
import { ALL_VERSIONS, includes } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { withoutBgp } from './shared/without-bgp.ts';

export const rule: Rule = {
  id: 'unencapsulated-requires-bgp',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'BGP is disabled although a pool is not encapsulated.',
    details:
      'Packets of a pool with `encapsulation: None` need routes on every node, and those are programmed by BIRD, over ' +
      'BGP. With `bgp: Disabled` the operator refuses such a pool and leaves the cluster as it is. From 3.28 that holds ' +
      'for IPv6 pools too, and those default to `None`: an IPv6 pool without `encapsulation` is refused on the second ' +
      'pass, once the default is written. Give the pool `VXLAN`, or enable BGP; from 3.32 `clusterRoutingMode: Felix` ' +
      'lets Felix program the routes. `FelixIPIPOnly`, the default of the unreleased 3.33, leaves these pools to BIRD.',
    clusterMessage: 'unencapsulated IP pools require that BGP is enabled',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          bgp: Disabled
          ipPools:
          - cidr: 10.244.0.0/16
            encapsulation: None
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          bgp: Enabled
          ipPools:
          - cidr: 10.244.0.0/16
            encapsulation: None
      `),
    },
  },
  check(installation) {
    if (!birdRoutes(installation).unencapsulated) return [];
    const anyFamily = includes(POOLS_CONTROLLER, installation.version);
    const pools = corePools(installation).filter(
      ({ pool, family }) => pool.encapsulation === 'None' && (anyFamily || family === 4),
    );
    return withoutBgp(installation, pools);
  },
};
