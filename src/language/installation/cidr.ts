import ipaddr from 'ipaddr.js';

export type IpFamily = 4 | 6;

/** An address range: its family, its bytes (4 or 16) and how many leading bits are the network's. */
export interface Cidr {
  readonly family: IpFamily;
  readonly bytes: readonly number[];
  readonly prefix: number;
}

const cache = new Map<string, Cidr | undefined>();

/**
 * Reads `10.0.0.0/8` or `fd00::/64` as Go's `net.ParseCIDR` does: leading zeros are welcome in the prefix length and
 * nowhere else, blanks and zones are not. Undefined for anything else.
 */
export function parseCidr(text: string): Cidr | undefined {
  if (cache.has(text)) return cache.get(text);
  const cidr = readCidr(text);
  if (cache.size < 1_000) cache.set(text, cidr);
  return cidr;
}

function readCidr(text: string): Cidr | undefined {
  const match = /^([\da-fA-F.:]+)\/(\d+)$/.exec(text);
  if (!match) return undefined;
  const [, address, length] = match;
  const isV6 = address!.includes(':');
  const valid = isV6 ? ipaddr.IPv6.isValid(address!) : ipaddr.IPv4.isValidFourPartDecimal(address!);
  const prefix = Number(length);
  if (!valid || prefix > (isV6 ? 128 : 32)) return undefined;
  return { family: isV6 ? 6 : 4, bytes: ipaddr.parse(address!).toByteArray(), prefix };
}

/** The family of a range that can be read. */
export function familyOf(cidr: string | undefined): IpFamily | undefined {
  return cidr === undefined ? undefined : parseCidr(cidr)?.family;
}

/** The range with the bits after its prefix cleared. */
export function maskCidr({ family, bytes, prefix }: Cidr): Cidr {
  const masked = bytes.map((byte, index) => {
    const bits = Math.max(0, Math.min(8, prefix - index * 8));
    return byte & (0xff << (8 - bits)) & 0xff;
  });
  return { family, bytes: masked, prefix };
}

/** True when every address of `inner` is in `outer`. */
export function containsCidr(outer: Cidr, inner: Cidr): boolean {
  if (outer.family !== inner.family || outer.prefix > inner.prefix) return false;
  const network = maskCidr({ ...inner, prefix: outer.prefix });
  return maskCidr(outer).bytes.every((byte, index) => byte === network.bytes[index]);
}

/** True when the two ranges have an address in common. */
export function overlapCidrs(one: Cidr, other: Cidr): boolean {
  return containsCidr(one, other) || containsCidr(other, one);
}

/** `10.0.0.0/8`, `fd00::/64`: the shortest text of a range. */
export function formatCidr({ bytes, prefix }: Cidr): string {
  return `${ipaddr.fromByteArray([...bytes]).toString()}/${prefix}`;
}
