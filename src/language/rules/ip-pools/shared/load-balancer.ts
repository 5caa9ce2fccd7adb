import type { Installation } from '../../../installation/installation.ts';
import { type PlacedPool, validatedPools } from '../../../installation/pools.ts';
import { type VersionRange, versions } from '../../../versions/version-range.ts';

export const LOAD_BALANCER = 'LoadBalancer';

/** The releases whose pools controller knows pools for Services of type LoadBalancer. */
export const LOAD_BALANCER_VERSIONS: VersionRange = versions('3.30.0..');

/** The pools that hand out addresses to Services of type LoadBalancer. */
export function loadBalancerPools(installation: Installation): PlacedPool[] {
  return validatedPools(installation).filter(({ pool }) => pool.allowedUses?.includes(LOAD_BALANCER));
}
