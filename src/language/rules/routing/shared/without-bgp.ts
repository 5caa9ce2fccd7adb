import { felixCanRoute } from '../../../installation/cluster/routing.ts';
import { isCalicoAllThrough } from '../../../installation/cni-plugins.ts';
import type { Installation } from '../../../installation/installation.ts';
import { type PlacedPool, POOLS_PATH } from '../../../installation/pools.ts';
import type { PathEdit } from '../../../text/edit.ts';
import type { Path } from '../../../text/path.ts';
import type { Fix, Problem } from '../../../text/problem.ts';
import { originOf } from '../../origin.ts';

const BGP: Path = ['spec', 'calicoNetwork', 'bgp'];
const CLUSTER_ROUTING_MODE: Path = ['spec', 'calicoNetwork', 'clusterRoutingMode'];

/**
 * The fault of pools whose routes BIRD programs while BGP, and with it BIRD, is off: one problem at `bgp` where that
 * is written, else one at each pool. Nothing where BGP is on, or where networking or addresses are not Calico's.
 */
export function* withoutBgp(installation: Installation, pools: readonly PlacedPool[]): Iterable<Problem> {
  const { spec } = installation;
  if (pools.length === 0 || !isCalicoAllThrough(spec) || spec.calicoNetwork?.bgp !== 'Disabled') return;
  const groups = installation.isWritten(BGP) ? [pools] : pools.map((pool) => [pool]);
  for (const group of groups) yield problemOf(installation, group);
}

function problemOf(installation: Installation, pools: readonly PlacedPool[]): Problem {
  const isWritten = installation.isWritten(BGP);
  const places = pools.map(({ path }) => [...path, 'encapsulation']);
  const unless = felixCanRoute(installation) ? ' unless `clusterRoutingMode` is `Felix`' : '';
  return {
    path: isWritten ? BGP : places[0]!,
    message:
      `\`bgp\` is \`Disabled\`${originOf(installation, BGP)}, but ${pools.map((pool) => describe(installation, pool)).join(', ')}: ` +
      `BIRD programs those routes, and it needs BGP${unless}.`,
    related: pools.flatMap(({ pool }, index) =>
      isWritten && installation.isWritten(POOLS_PATH)
        ? [{ path: places[index]!, message: `\`${pool.cidr}\` has encapsulation \`${pool.encapsulation}\`` }]
        : [],
    ),
    fixes: fixesOf(installation, pools),
  };
}

function describe(installation: Installation, { pool, path }: PlacedPool): string {
  const origin = installation.isWritten([...path, 'encapsulation']) ? '' : ' by default';
  const which = installation.isWritten(POOLS_PATH) ? 'the pool' : 'the pool that the operator adds,';
  return `${which} \`${pool.cidr}\` has encapsulation \`${pool.encapsulation}\`${origin}`;
}

function fixesOf(installation: Installation, pools: readonly PlacedPool[]): Fix[] {
  const targets = [...new Set(pools.map(withVxlan))].join(' and ');
  const fixes: Fix[] = [
    installation.isWritten(POOLS_PATH)
      ? { title: `Change encapsulation to ${targets}`, safety: 'unsafe', edits: pools.map(vxlanEdit) }
      : { title: `Add the pool with encapsulation ${targets}`, safety: 'unsafe', edits: [addPools(pools)] },
    { title: 'Change bgp to Enabled', safety: 'unsafe', edits: [{ op: 'set', path: BGP, value: 'Enabled' }] },
  ];
  if (!felixCanRoute(installation)) return fixes;
  const felix: PathEdit = { op: 'set', path: CLUSTER_ROUTING_MODE, value: 'Felix' };
  return [...fixes, { title: 'Set clusterRoutingMode to Felix', safety: 'unsafe', edits: [felix] }];
}

function vxlanEdit(placed: PlacedPool): PathEdit {
  return { op: 'set', path: [...placed.path, 'encapsulation'], value: withVxlan(placed) };
}

function addPools(pools: readonly PlacedPool[]): PathEdit {
  const value = pools.map((placed) => ({ cidr: placed.pool.cidr, encapsulation: withVxlan(placed) }));
  return { op: 'set', path: POOLS_PATH, value };
}

/** The VXLAN that keeps what the pool says about crossing subnets. */
export function withVxlan({ pool }: PlacedPool): string {
  return pool.encapsulation === 'IPIPCrossSubnet' ? 'VXLANCrossSubnet' : 'VXLAN';
}
