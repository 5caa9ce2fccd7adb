import { parseCidr } from '../../installation/cidr.ts';
import { isPlaceholder } from '../../installation/pools.ts';
import type { Path } from '../../text/path.ts';
import type { Fix } from '../../text/problem.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const FIELDS = ['nodeAddressAutodetectionV4', 'nodeAddressAutodetectionV6'] as const;

export const rule: Rule = {
  id: 'autodetection-cidr-invalid',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'A range for node addresses that is not an address with a prefix length.',
    details: `
Each entry of \`cidrs\` is a range in which the address of a node is looked for, written as address and prefix length:
\`10.0.0.0/8\`, \`fd00::/64\`. A bare address, a host name or a prefix that is too long for the family cannot be read, and the
operator refuses the whole Installation: nothing is rendered, and TigeraStatus \`calico\` is Degraded.

For a single address add \`/32\` (IPv6: \`/128\`); more often the network of the nodes is meant.`,
    clusterMessage: 'invalid CIDR provided for node address autodetection',
    bad: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          nodeAddressAutodetectionV4:
            cidrs:
            - 10.0.0.1`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          nodeAddressAutodetectionV4:
            cidrs:
            - 10.0.0.0/8`),
    },
  },
  *check({ spec }) {
    for (const field of FIELDS) {
      for (const [index, cidr] of (spec.calicoNetwork?.[field]?.cidrs ?? []).entries()) {
        if (cidr === undefined || isPlaceholder(cidr) || parseCidr(cidr)) continue;
        const path = ['spec', 'calicoNetwork', field, 'cidrs', index];
        yield {
          path,
          message: `\`${cidr}\` is not a range of addresses: it takes an address and a prefix length, as in \`10.0.0.0/8\`.`,
          fixes: withPrefix(path, cidr),
        };
      }
    }
  },
};

function withPrefix(path: Path, address: string): Fix[] {
  const single = [`${address}/32`, `${address}/128`].find(
    (text) => parseCidr(text)?.prefix === (text.includes(':') ? 128 : 32),
  );
  if (!single) return [];
  return [{ title: `Change to ${single}`, safety: 'unsafe', edits: [{ op: 'set', path, value: single }] }];
}
