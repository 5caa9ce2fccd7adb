import type { NodeAddressAutodetection } from '../../installation/spec.ts';
import type { Fix } from '../../text/problem.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const FAMILIES = [
  ['nodeAddressAutodetectionV4', 'IPv4'],
  ['nodeAddressAutodetectionV6', 'IPv6'],
] as const;

type Method = keyof NodeAddressAutodetection;

export const rule: Rule = {
  id: 'autodetection-multiple-methods',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'More than one way to find the address of a node.',
    details: `
For each IP family a node finds its address in one way: \`firstFound\`, \`interface\`, \`skipInterface\`, \`canReach\`, \`cidrs\`
or \`kubernetes\`. With two of them the operator refuses the Installation (from 3.33 the API server does it already):
nothing is rendered, and TigeraStatus \`calico\` is Degraded. The two families are looked at separately.

It often comes from a merge patch: the operator writes \`firstFound: true\` into the live object as a default, and a patch
that adds \`interface\` leaves it there. Remove it in the same patch with \`firstFound: null\`. \`firstFound: false\` and
empty values do not count and may stay.`,
    clusterMessage: 'no more than one (?:node address )?autodetection method can be specified',
    bad: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          nodeAddressAutodetectionV4:
            firstFound: true
            interface: eth.*`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        calicoNetwork:
          nodeAddressAutodetectionV4:
            firstFound: false
            interface: eth.*`),
    },
  },
  *check({ spec }) {
    for (const [field, family] of FAMILIES) {
      const block = ['spec', 'calicoNetwork', field];
      const methods = methodsOf(spec.calicoNetwork?.[field]);
      const [first, ...others] = methods;
      for (const method of others) {
        yield {
          path: [...block, method],
          mark: 'key',
          message: `\`${method}\` is set beside \`${first}\`: the ${family} address of a node can be found in one way only.`,
          related: [{ path: [...block, first!], mark: 'key', message: `\`${first}\` is set here` }],
          fixes: keepOne(block, methods),
        };
      }
    }
  },
};

/** The methods that count, in the order of the text (installation/validation.go validateNodeAddressDetection). */
function methodsOf(block: NodeAddressAutodetection | undefined): Method[] {
  return Object.entries(block ?? {})
    .filter(([method, value]) => (method === 'firstFound' ? value === true : hasContent(value)))
    .map(([method]) => method as Method);
}

function hasContent(value: unknown): boolean {
  return (typeof value === 'string' || Array.isArray(value)) && value.length > 0;
}

/** What is more particular than `firstFound`, which is also the default, comes first. */
function keepOne(block: readonly string[], methods: readonly Method[]): Fix[] {
  const inOrder = [...methods].sort(
    (one, other) => Number(one === 'firstFound') - Number(other === 'firstFound'),
  );
  return inOrder.map((kept) => ({
    title: `Keep only ${kept}`,
    safety: 'unsafe',
    edits: methods
      .filter((method) => method !== kept)
      .map((method) => ({ op: 'remove', path: [...block, method] })),
  }));
}
