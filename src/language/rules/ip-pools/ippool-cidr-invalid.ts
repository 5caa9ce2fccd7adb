import { type IpFamily, parseCidr } from '../../installation/cidr.ts';
import { validatedPools } from '../../installation/pools.ts';
import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'ippool-cidr-invalid',
  severity: 'error',
  refusedBy: 'ippools',
  versions: versions('3.28.0..'),
  docs: {
    summary: 'The CIDR of a pool is not an address range.',
    details:
      'The pools controller reads `cidr` as an address, a slash and a prefix length. Blanks, leading zeros in an ' +
      'address (`10.010.0.0/16`), a prefix beyond 32 or 128 and a missing prefix all make it fail. TigeraStatus ' +
      '`ippools` names the pool; no pool is made or changed, and on a new cluster calico-node waits for one. Write the ' +
      'length that you mean: `192.168.0.0/16`, `fd00:10::/64`. Up to 3.27 the operator silently ignores such a ' +
      'pool, so a manifest that seemed to work may be refused after an upgrade.',
    clusterMessage: 'IP pool CIDR \\(.*\\) is invalid',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 192.168.0.0
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        calicoNetwork:
          ipPools:
          - cidr: 192.168.0.0/16
      `),
    },
  },
  *check(installation) {
    for (const { pool, path: place, family } of validatedPools(installation)) {
      const { cidr } = pool;
      if (parseCidr(cidr)) continue;
      const path = [...place, 'cidr'];
      const lengths = lengthsFor(cidr, family);
      yield {
        path,
        message: cidr ? `\`${cidr}\` is not a CIDR: ${whyNot(cidr, family)}.` : '`cidr` is empty.',
        fixes: lengths.map((length) => ({
          title: `Add the prefix length /${length}`,
          safety: 'unsafe',
          edits: [{ op: 'set', path, value: `${cidr}/${length}` }],
        })),
      };
    }
  },
};

function whyNot(cidr: string, family: IpFamily): string {
  const [address = '', length] = cidr.split('/');
  const longest = family === 6 ? 128 : 32;
  if (/\s/.test(cidr)) return 'there are blanks in it';
  if (!parseCidr(`${address}/${longest}`)) {
    const stripped = address.replace(/(^|\.)0+(?=\d)/g, '$1');
    const isZeros = family === 4 && parseCidr(`${stripped}/32`);
    return isZeros
      ? `write \`${stripped}\`, without leading zeros`
      : `\`${address}\` is not an IPv${family} address`;
  }
  if (length === undefined) return 'the prefix length is missing';
  return `the prefix length is to be a number from 0 to ${longest}, not \`${cidr.slice(address.length + 1)}\``;
}

/** For an address without a length: the length that its trailing zeros suggest, where there are any. */
function lengthsFor(cidr: string, family: IpFamily): number[] {
  const longest = family === 6 ? 128 : 32;
  const address = parseCidr(`${cidr}/${longest}`);
  if (!address) return [];
  const used = address.bytes.findLastIndex((byte) => byte !== 0) + 1;
  return [family === 6 ? Math.max(64, used * 8) : Math.max(8, used * 8)];
}
