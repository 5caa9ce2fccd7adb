import type { Neighbour } from '../../documents/neighbour.ts';
import type { Installation } from '../../installation/installation.ts';
import { type PlacedPool, POOLS_CONTROLLER, POOLS_PATH, placedPools } from '../../installation/pools.ts';
import { valueAt } from '../../text/path.ts';
import type { Fix } from '../../text/problem.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'ippools-none-enabled',
  severity: 'error',
  refusedBy: 'operator',
  versions: POOLS_CONTROLLER,
  docs: {
    summary: 'No pool will hand out addresses.',
    details:
      'With the Calico CNI plugin, and wherever pools are listed, the operator waits for an IPPool that accepts ' +
      'allocations before it renders calico-node. `ipPools: []` tells it to make none, and `disableNewAllocations: true` ' +
      '(3.29 and later) makes one that does not count. On a new cluster TigeraStatus `calico` then says that it is ' +
      'waiting, for ever, and no node gets a network. That is fine where enabled IPPools exist already or are made by ' +
      'other means, so from the file alone this is a warning; where the cluster is known to have none, an error. Enable ' +
      'one pool, create an IPPool, or leave `ipPools` out for the default pool.',
    clusterMessage: 'waiting for enabled IP pools to be created',
    bad: {
      version: '3.30.6',
      yaml: installation(`
        calicoNetwork:
          ipPools: []
      `),
      cluster: { existingIPPools: [] },
    },
    good: {
      version: '3.30.6',
      yaml: installation(`
        calicoNetwork:
          ipPools: []
      `),
      cluster: { existingIPPools: [{ name: 'made-elsewhere', cidr: '10.244.0.0/16' }] },
    },
  },
  *check(installation, { neighbours }) {
    const { completeness, cluster, spec } = installation;
    if (completeness === 'partial' || !needsPools(installation)) return;
    // Also a pool whose CIDR is still to be filled in counts: somebody means to have it.
    const isAnyEnabled = spec.calicoNetwork?.ipPools?.some((pool) => !pool?.disableNewAllocations);
    if (isAnyEnabled || neighbours.some(isEnabledPool)) return;
    const isKnown = cluster.existingIPPools !== undefined;
    // Without pools in the spec it hangs on what the platform and the cluster have: nothing to say from here.
    if (!isKnown && !installation.isWritten(POOLS_PATH)) return;
    const pools = placedPools(installation);
    const cidrs = pools.map(({ pool }) => pool.cidr);
    if (cluster.existingIPPools?.some(({ disabled, cidr }) => !disabled && !cidrs.includes(cidr))) return;
    const fault =
      pools.length > 0
        ? 'Every pool here has `disableNewAllocations: true`'
        : 'There is no pool in `ipPools`';
    yield {
      path: POOLS_PATH,
      mark: 'key',
      severity: isKnown ? 'error' : 'warning',
      message: isKnown
        ? `${fault}, and the cluster has no enabled IPPool: the operator will wait for one and render no calico-node.`
        : `${fault}: unless the cluster has an enabled IPPool already, the operator renders no calico-node.`,
      fixes: pools.length > 0 ? pools.flatMap(fixToEnable) : fixesOfEmptyList(installation),
    };
  },
};

/** As the core controller decides it (core_controller.go Reconcile, 3.28+). */
function needsPools({ spec }: Installation): boolean {
  const { cni, calicoNetwork } = spec;
  const isCalico = cni?.type === 'Calico' || cni?.ipam?.type === 'Calico';
  return isCalico || (calicoNetwork?.ipPools?.length ?? 0) > 0;
}

/** An IPPool in the same file will be there by the time the operator looks. */
function isEnabledPool({ kind, value }: Neighbour): boolean {
  return kind === 'IPPool' && valueAt(value, ['spec', 'disabled']) !== true;
}

function fixToEnable({ pool, path }: PlacedPool): Fix {
  return {
    title: `Enable the pool ${pool.cidr}`,
    safety: 'unsafe',
    edits: [{ op: 'remove', path: [...path, 'disableNewAllocations'] }],
  };
}

function fixesOfEmptyList(installation: Installation): Fix[] {
  if (!installation.isWritten(POOLS_PATH)) return [];
  const edits = [{ op: 'remove', path: POOLS_PATH } as const];
  return [{ title: 'Remove ipPools, for the default pool', safety: 'unsafe', edits }];
}
