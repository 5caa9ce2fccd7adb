import { type VersionRange, versions } from '../../versions/version-range.ts';
import { familyOf, type IpFamily, maskCidr, parseCidr } from '../cidr.ts';
import { POOLS_CONTROLLER, POOLS_PATH } from '../pools.ts';
import type { IPPool } from '../spec.ts';
import { type DefaultingContext, type DefaultingStep, fill, type SpecDraft } from './draft.ts';

const DISABLE_NEW_ALLOCATIONS = versions('3.29.0..');
const ASSIGNMENT_MODE = versions('3.30.0..');

/**
 * IP pools: which there are where none are written, then each one's fields. Up to 3.27 the core controller does it
 * (core_controller.go fillDefaults), from 3.28 the pools controller after the core's first pass (ippool/
 * pool_controller.go fillDefaults). Nothing here depends on what the core fills in later, so this one place in the
 * order serves both. An empty list is an answer and stays.
 */
export const fillIpPools: DefaultingStep = (draft, context) => {
  const { calicoNetwork } = draft;
  const ownController = context.holds(POOLS_CONTROLLER);
  const pools = calicoNetwork.ipPools ?? defaultPools(draft, context, ownController);
  if (!pools) return;
  calicoNetwork.ipPools = pools;
  for (const pool of ownController ? pools : firstOfEachFamily(pools)) {
    fillPool(pool, draft, familyOf(pool.cidr) ?? 4, context);
  }
  if (ownController) nameAll(pools, context);
};

function defaultPools(
  draft: SpecDraft,
  context: DefaultingContext,
  ownController: boolean,
): IPPool[] | undefined {
  const { cni, kubernetesProvider } = draft;
  // Pools that somebody else looks after: the pools controller then leaves the list empty.
  if (ownController && context.ask('existingIPPools', POOLS_PATH)?.length) return [];
  if (cni.type === 'Calico') {
    const pools = platformCidrs(kubernetesProvider, context).map((cidr): IPPool => ({ cidr }));
    if (pools.length > 0) return ownController ? pools : firstOfEachFamily(pools);
  }
  if (cni.ipam?.type !== 'Calico') return undefined;
  if (kubernetesProvider === 'EKS') return [{ cidr: '172.16.0.0/16', encapsulation: 'VXLAN' }];
  return [{ cidr: '192.168.0.0/16' }];
}

/** The pod CIDRs that the platform was installed with. kubeadm writes two as one text with a comma. */
function platformCidrs(provider: string | undefined, context: DefaultingContext): string[] {
  const fact = provider === 'OpenShift' ? 'openshiftClusterNetwork' : 'kubeadmPodSubnet';
  return (context.ask(fact, POOLS_PATH) ?? []).flatMap((text) => text.split(',')).map((text) => text.trim());
}

/** Up to 3.27 the operator sees one pool of each family. */
function firstOfEachFamily(pools: readonly IPPool[]): IPPool[] {
  const first = (family: IpFamily): IPPool | undefined => pools.find(({ cidr }) => familyOf(cidr) === family);
  return [first(4), first(6)].filter((pool) => pool !== undefined);
}

function fillPool(pool: IPPool, { cni }: SpecDraft, family: IpFamily, context: DefaultingContext): void {
  const isV4 = family === 4;
  fill(pool, 'encapsulation', isV4 && cni.type === 'Calico' ? 'IPIP' : 'None');
  fill(pool, 'natOutgoing', isV4 ? 'Enabled' : 'Disabled');
  fill(pool, 'nodeSelector', 'all()');
  fill(pool, 'blockSize', isV4 ? 26 : 122);
  const since = <K extends keyof IPPool>(range: VersionRange, key: K, value: IPPool[K]): void => {
    if (context.holds(range)) fill(pool, key, value);
  };
  if (!pool.allowedUses?.length) since(POOLS_CONTROLLER, 'allowedUses', ['Workload', 'Tunnel']);
  since(DISABLE_NEW_ALLOCATIONS, 'disableNewAllocations', false);
  since(ASSIGNMENT_MODE, 'assignmentMode', 'Automatic');
}

/** Names (pool_controller.go, 3.28+): that of an existing pool, a well-known one, or one made of the CIDR. */
function nameAll(pools: readonly IPPool[], context: DefaultingContext): void {
  const nameless = pools.some(({ name }) => !name);
  const existing = nameless ? (context.ask('existingIPPools', POOLS_PATH) ?? []) : [];
  const families = pools.map(({ cidr }) => familyOf(cidr));
  const wellKnown = pools.length === 1 || (pools.length === 2 && families[0] !== families[1]);
  for (const [index, pool] of pools.entries()) {
    const same = existing.find(({ cidr, name }) => name && isSame(cidr, pool.cidr));
    const family = families[index];
    const name = wellKnown && family ? `default-ipv${family}-ippool` : nameOfCidr(pool.cidr);
    const chosen = same?.name ?? name;
    if (chosen) fill(pool, 'name', chosen);
  }
}

function isSame(one: string, other: string | undefined): boolean {
  const cidr = parseCidr(one);
  const second = other === undefined ? undefined : parseCidr(other);
  if (!cidr || !second) return one === other;
  return `${maskCidr(cidr).bytes}/${cidr.prefix}` === `${maskCidr(second).bytes}/${second.prefix}`;
}

/** `10.1.0.0-16`, `fd00.0000.0000.0000.0000.0000.0000.0000-64`. */
function nameOfCidr(text: string | undefined): string | undefined {
  const cidr = text === undefined ? undefined : parseCidr(text);
  if (!cidr) return undefined;
  const { bytes, family, prefix } = maskCidr(cidr);
  if (family === 4) return `${bytes.join('.')}-${prefix}`;
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${digits.match(/.{4}/g)!.join('.')}-${prefix}`;
}
