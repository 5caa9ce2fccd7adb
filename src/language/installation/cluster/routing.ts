import { includes, versions } from '../../versions/version-range.ts';
import type { Installation } from '../installation.ts';

const CLUSTER_ROUTING_MODE = versions('3.32.0..');
const FELIX_IPIP_BY_DEFAULT = versions('3.33.0-unreleased..');

/** For which pools BIRD programs the routes between nodes; it does so only over BGP. VXLAN never needs it. */
export interface BirdRoutes {
  readonly ipip: boolean;
  readonly unencapsulated: boolean;
}

/**
 * Up to 3.31 always BIRD. From 3.32 `clusterRoutingMode` decides (core_controller.go felixProgramsClusterRoutes);
 * absent means BIRD there, and FelixIPIPOnly from 3.33. False for what a patch leaves open.
 */
export function birdRoutes({ version, spec, completeness }: Installation): BirdRoutes {
  if (!includes(CLUSTER_ROUTING_MODE, version)) return { ipip: true, unencapsulated: true };
  const mode = spec.calicoNetwork?.clusterRoutingMode;
  if (!mode && completeness === 'partial') return { ipip: false, unencapsulated: false };
  const effective = mode || (includes(FELIX_IPIP_BY_DEFAULT, version) ? 'FelixIPIPOnly' : 'BIRD');
  return { ipip: effective === 'BIRD', unencapsulated: effective !== 'Felix' };
}

/** True where `clusterRoutingMode: Felix` can take the place of BGP. */
export function felixCanRoute({ version }: Installation): boolean {
  return includes(CLUSTER_ROUTING_MODE, version);
}
