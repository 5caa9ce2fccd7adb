import type { IPPool } from '../spec.ts';
import type { ClusterFacts, LiveIPPool } from './facts.ts';

const OWNER_LABEL = 'app.kubernetes.io/managed-by';
const OWNER = 'tigera-operator';

/** Whose a live pool is: the operator's, somebody else's, or not known. */
export function ownerOf({ labels }: LiveIPPool): 'operator' | 'other' | 'unknown' {
  if (!labels) return 'unknown';
  return labels[OWNER_LABEL] === OWNER ? 'operator' : 'other';
}

/** The live pool of a CIDR; the operator compares the texts (ippool/pool_controller.go, 3.28+). */
export function livePoolOf(cidr: string, { existingIPPools }: ClusterFacts): LiveIPPool | undefined {
  return existingIPPools?.find((live) => live.cidr === cidr);
}

/** The live pool that has this pool's name and another CIDR: the operator would try to change it into this one. */
export function namesakeOf(
  { name, cidr }: IPPool,
  { existingIPPools }: ClusterFacts,
): LiveIPPool | undefined {
  return existingIPPools?.find((live) => name !== undefined && live.name === name && live.cidr !== cidr);
}

/**
 * The fields of a pool, by their names in the Installation, that differ from the live one; what is not known of
 * either does not count.
 */
export function differences(pool: IPPool, live: LiveIPPool): string[] {
  const found = asInstallationPool(live);
  return (Object.keys(found) as (keyof IPPool)[]).filter(
    (field) =>
      found[field] !== undefined &&
      pool[field] !== undefined &&
      JSON.stringify(found[field]) !== JSON.stringify(pool[field]),
  );
}

/** A live pool in the Installation's words (ippool/pool_controller.go FromProjectCalico, 3.28+). */
function asInstallationPool(live: LiveIPPool): IPPool {
  return {
    name: live.name,
    encapsulation: encapsulationOf(live),
    natOutgoing: live.natOutgoing === undefined ? undefined : live.natOutgoing ? 'Enabled' : 'Disabled',
    nodeSelector: live.nodeSelector,
    blockSize: live.blockSize,
    allowedUses: live.allowedUses && [...live.allowedUses],
    disableBGPExport: live.disableBGPExport,
    disableNewAllocations: live.disabled,
    assignmentMode: live.assignmentMode,
  };
}

const IPIP: Readonly<Record<string, string>> = { Always: 'IPIP', CrossSubnet: 'IPIPCrossSubnet' };
const VXLAN: Readonly<Record<string, string>> = { Always: 'VXLAN', CrossSubnet: 'VXLANCrossSubnet' };

function encapsulationOf({ ipipMode, vxlanMode }: LiveIPPool): string | undefined {
  if (ipipMode === undefined && vxlanMode === undefined) return undefined;
  return VXLAN[vxlanMode ?? ''] ?? IPIP[ipipMode ?? ''] ?? 'None';
}
