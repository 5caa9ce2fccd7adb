import { ALL_VERSIONS } from '../../versions/version-range.ts';
import { removal } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const MTU = ['spec', 'calicoNetwork', 'mtu'] as const;

export const rule: Rule = {
  id: 'mtu-negative',
  severity: 'warning',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'A negative `mtu`.',
    details: `
Neither the CRD nor the operator's checks look at the sign of \`mtu\`, so a negative one is rendered into the CNI
configuration, and pods that start then do not get their interface. Newer operators fail only at the very end of each pass,
when they are to write the value into \`status.mtu\`, and say so in their log.

To have the MTU found out on each node, remove the field or write \`0\`.`,
    clusterMessage: 'the MTU size should be between',
    bad: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          mtu: -1`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          mtu: 1440`),
    },
  },
  *check({ spec }) {
    const mtu = spec.calicoNetwork?.mtu ?? 0;
    if (mtu >= 0) return;
    yield {
      path: MTU,
      message: `\`mtu\` is ${mtu}, and a packet cannot have a negative size; left out, the MTU is found out on each node.`,
      fixes: [removal(MTU)],
    };
  },
};
