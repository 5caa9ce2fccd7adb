import { overlapCidrs, parseCidr } from '../../../installation/cidr.ts';

const LINK_LOCAL = ['169.254.0.0/16', 'fe80::/10'];

/** The link-local range that a CIDR has addresses of; undefined where it has none or cannot be read. */
export function linkLocalIn(cidr: string): string | undefined {
  const parsed = parseCidr(cidr);
  return LINK_LOCAL.find((range) => parsed && overlapCidrs(parseCidr(range)!, parsed));
}
