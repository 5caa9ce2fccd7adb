import type { Path } from '../text/path.ts';
import { includes, versions } from '../versions/version-range.ts';
import { familyOf, type IpFamily } from './cidr.ts';
import type { Installation } from './installation.ts';
import type { IPPool } from './spec.ts';

/** Releases in which a controller of its own makes and checks the pools (TigeraStatus `ippools`). */
export const POOLS_CONTROLLER = versions('3.28.0..');

export const POOLS_PATH: Path = ['spec', 'calicoNetwork', 'ipPools'];

/** A pool of the effective spec that has a CIDR, and where it stands. */
export interface PlacedPool {
  readonly pool: IPPool & { readonly cidr: string };
  readonly index: number;
  readonly path: Path;
  /** As the operator of this version tells it: by parsing up to 3.27, from 3.28 by a colon in the text. */
  readonly family: IpFamily;
}

/**
 * The pools that the core controller looks at: up to 3.27 the first IPv4 and the first IPv6 one, and a CIDR that
 * does not parse is passed over (render/node.go GetIPv4Pool); from 3.28 every one (installation/validation.go).
 */
export function corePools(installation: Installation): readonly PlacedPool[] {
  const pools = placedPools(installation);
  if (includes(POOLS_CONTROLLER, installation.version)) return pools;
  const readable = pools.filter(({ pool }) => familyOf(pool.cidr) !== undefined);
  const first = (family: IpFamily): PlacedPool[] =>
    readable.filter((placed) => placed.family === family).slice(0, 1);
  return [...first(4), ...first(6)];
}

/**
 * The pools whose own fields are checked. Up to 3.27 the core controller does that; from 3.28 the pools controller,
 * which reads `default` alone and never an overlay (ippool/pool_controller.go).
 */
export function validatedPools(installation: Installation): readonly PlacedPool[] {
  return installation.name === 'overlay' && includes(POOLS_CONTROLLER, installation.version)
    ? []
    : corePools(installation);
}

/** Every pool with a CIDR; a CIDR that is to be filled in by a template is no CIDR yet, and left out. */
export function placedPools(installation: Installation): readonly PlacedPool[] {
  let pools = placed.get(installation);
  if (!pools) {
    pools = placePools(installation);
    placed.set(installation, pools);
  }
  return pools;
}

/** Two dozen rules ask for the same. */
const placed = new WeakMap<Installation, readonly PlacedPool[]>();

function placePools(installation: Installation): PlacedPool[] {
  const byText = includes(POOLS_CONTROLLER, installation.version);
  const pools = installation.spec.calicoNetwork?.ipPools ?? [];
  return pools.flatMap((pool, index) => {
    const cidr = pool?.cidr;
    if (typeof cidr !== 'string' || isPlaceholder(cidr)) return [];
    const family = (byText ? undefined : familyOf(cidr)) ?? (cidr.includes(':') ? 6 : 4);
    // The operator fills nothing into a pool whose CIDR it cannot read.
    const known = familyOf(cidr) ? pool : (installation.written.calicoNetwork?.ipPools?.[index] ?? {});
    return [{ pool: { ...known, cidr }, index, path: [...POOLS_PATH, index], family }];
  });
}

/** `${POD_CIDR}`, `{{ .cidr }}`, `<cidr>`, `###CIDR###`: what envsubst, Helm and people put in for later. */
export function isPlaceholder(text: string): boolean {
  return /[${}<>#@]/.test(text);
}
