import { parseCidr } from '../../installation/cidr.ts';
import { isPlaceholder } from '../../installation/pools.ts';
import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'servicecidrs-invalid',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: versions('3.27.0..'),
  docs: {
    summary: 'A range of Service addresses that is not an address with a prefix length.',
    details: `
\`serviceCIDRs\` tells Windows nodes which addresses belong to Services, written as address and prefix length:
\`10.96.0.0/12\`. Neither the API server nor the operator reads the entries; they go into the network configuration of the
Windows nodes as they stand. An entry that is no range is found out there, when pods cannot reach Services.

Write what the API server was started with (\`--service-cluster-ip-range\`).`,
    bad: {
      version: '3.32.1',
      yaml: installation(`
        serviceCIDRs:
        - 10.96.0.1`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        serviceCIDRs:
        - 10.96.0.0/12`),
    },
  },
  *check({ spec }) {
    for (const [index, cidr] of (spec.serviceCIDRs ?? []).entries()) {
      if (cidr === undefined || isPlaceholder(cidr) || parseCidr(cidr)) continue;
      yield {
        path: ['spec', 'serviceCIDRs', index],
        message: `\`${cidr}\` is not a range of Service addresses: it takes an address and a prefix length, as in \`10.96.0.0/12\`. Nobody checks it.`,
      };
    }
  },
};
