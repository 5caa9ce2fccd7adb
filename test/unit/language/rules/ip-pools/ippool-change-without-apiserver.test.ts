import type { ClusterFacts, LiveIPPool } from '../../../../../src/language/installation/cluster/facts.ts';
import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const OWN = { 'app.kubernetes.io/managed-by': 'tigera-operator' };
const withPool = (change: Partial<LiveIPPool>, apiServerAvailable?: boolean): ClusterFacts => ({
  existingIPPools: [{ cidr: '10.244.0.0/16', labels: OWN, natOutgoing: true, ...change }],
  apiServerAvailable,
});

const MARKED = installation(`
  calicoNetwork:
    ipPools:
  # ^^^^^^^ ippool-change-without-apiserver
    - cidr: 10.244.0.0/16
`);
const PLAIN = installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.244.0.0/16');

checkRule('ippool-change-without-apiserver', [
  { name: 'a change', version: '3.28.0', cluster: withPool({ natOutgoing: false }, false), yaml: MARKED },
  {
    name: 'a pool to add, one to remove',
    version: '3.32.1',
    cluster: withPool({ cidr: '10.1.0.0/16' }, false),
    yaml: MARKED,
  },
  {
    name: "somebody else's pool is not removed",
    version: '3.32.1',
    cluster: {
      existingIPPools: [
        { cidr: '10.244.0.0/16', labels: OWN },
        { cidr: '10.9.0.0/16', labels: {} },
      ],
      apiServerAvailable: false,
    },
    yaml: PLAIN,
  },
  {
    name: 'a pool to remove',
    version: '3.32.1',
    cluster: {
      existingIPPools: [
        { cidr: '10.244.0.0/16', labels: OWN },
        { cidr: '10.9.0.0/16', labels: OWN },
      ],
      apiServerAvailable: false,
    },
    yaml: MARKED,
  },
  {
    name: 'nobody asks for it up to 3.27',
    version: '3.27.5',
    cluster: withPool({ cidr: '10.1.0.0/16' }, false),
    yaml: PLAIN,
  },
  { name: 'no change', version: '3.32.1', cluster: withPool({}, false), yaml: PLAIN },
  {
    name: "a difference in somebody else's pool is another fault",
    version: '3.32.1',
    cluster: withPool({ natOutgoing: false, labels: {} }, false),
    yaml: PLAIN,
  },
  {
    name: 'the API server is there',
    version: '3.32.1',
    cluster: withPool({ natOutgoing: false }, true),
    yaml: PLAIN,
  },
  { name: 'nobody has looked', version: '3.32.1', cluster: withPool({ natOutgoing: false }), yaml: PLAIN },
  {
    name: 'the first pools need no API server',
    version: '3.32.1',
    cluster: { existingIPPools: [], apiServerAvailable: false },
    yaml: PLAIN,
  },
]);
