import { differences, livePoolOf, ownerOf } from '../../installation/cluster/live-pools.ts';
import type { Installation } from '../../installation/installation.ts';
import { POOLS_CONTROLLER, POOLS_PATH, validatedPools } from '../../installation/pools.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const LIVE = { cidr: '10.244.0.0/16', labels: { 'app.kubernetes.io/managed-by': 'tigera-operator' } };

export const rule: Rule = {
  id: 'ippool-change-without-apiserver',
  severity: 'error',
  refusedBy: 'ippools',
  versions: POOLS_CONTROLLER,
  docs: {
    summary: 'A change of pools needs the Calico API server, which is not available.',
    details:
      'The first pools of a cluster are made without the Calico API server, because it could not run without pools. ' +
      'Every later change goes through it: adding a pool, changing one, removing one. While it is not there, TigeraStatus ' +
      '`ippools` says so and the pools stay as they are. Create an `APIServer` resource (`operator.tigera.io/v1`, name ' +
      '`default`) and wait until `kubectl get tigerastatus apiserver` is available; the change then goes on by itself. ' +
      'Clusters that serve the v3 resources from CRDs (3.32 and later) do not need it.',
    clusterMessage: 'Unable to (modify|delete) IP pools while Calico API server is unavailable',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
          - cidr: 10.245.0.0/16
      `),
      cluster: { existingIPPools: [LIVE], apiServerAvailable: false },
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
          - cidr: 10.245.0.0/16
      `),
      cluster: { existingIPPools: [LIVE], apiServerAvailable: true },
    },
  },
  *check(installation) {
    const { cluster, completeness } = installation;
    if (
      completeness === 'partial' ||
      cluster.apiServerAvailable !== false ||
      !cluster.existingIPPools?.length
    )
      return;
    const changes = changesOf(installation);
    if (changes.length === 0) return;
    yield {
      path: POOLS_PATH,
      mark: 'key',
      message: `To ${changes.join(', ')}, the operator needs the Calico API server, which is not available.`,
    };
  },
};

/** What the pools controller would do to the live pools; those of others it leaves alone. */
function changesOf(installation: Installation): string[] {
  const { cluster } = installation;
  const pools = validatedPools(installation);
  const changes = pools.flatMap(({ pool }) => {
    const live = livePoolOf(pool.cidr, cluster);
    if (!live) return [`add \`${pool.cidr}\``];
    const fields = differences(pool, live).filter((field) => field !== 'name');
    return fields.length > 0 && ownerOf(live) === 'operator' ? [`change \`${pool.cidr}\``] : [];
  });
  const removed = (cluster.existingIPPools ?? []).filter(
    (live) => ownerOf(live) === 'operator' && !pools.some(({ pool }) => pool.cidr === live.cidr),
  );
  return [...changes, ...removed.map(({ cidr }) => `remove \`${cidr}\``)];
}
