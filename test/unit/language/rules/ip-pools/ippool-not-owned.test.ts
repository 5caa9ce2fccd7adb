import type { LiveIPPool } from '../../../../../src/language/installation/cluster/facts.ts';
import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const LIVE: LiveIPPool = {
  name: 'pods',
  cidr: '10.244.0.0/16',
  labels: {},
  ipipMode: 'Always',
  vxlanMode: 'Never',
  natOutgoing: true,
  nodeSelector: 'all()',
  blockSize: 26,
  allowedUses: ['Workload', 'Tunnel'],
  disabled: false,
  disableBGPExport: false,
  assignmentMode: 'Automatic',
};
const existing = (change: Partial<LiveIPPool>) => ({ existingIPPools: [{ ...LIVE, ...change }] });

const SAME = installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.244.0.0/16');
const MARKED = installation(`
  calicoNetwork:
    ipPools:
    - cidr: 10.244.0.0/16
      #     ^^^^^^^^^^^^^ ippool-not-owned
`);

checkRule('ippool-not-owned', [
  { name: 'equal, and taken over', version: '3.32.1', cluster: existing({}), yaml: SAME },
  {
    name: 'another encapsulation',
    version: '3.32.1',
    cluster: existing({ ipipMode: 'CrossSubnet' }),
    yaml: MARKED,
  },
  { name: 'another NAT', version: '3.28.0', cluster: existing({ natOutgoing: false }), yaml: MARKED },
  { name: 'another use', version: '3.30.0', cluster: existing({ allowedUses: ['Workload'] }), yaml: MARKED },
  {
    name: "the operator's own",
    version: '3.32.1',
    cluster: existing({ natOutgoing: false, labels: { 'app.kubernetes.io/managed-by': 'tigera-operator' } }),
    yaml: SAME,
  },
  {
    name: 'labels that nobody has looked at',
    version: '3.32.1',
    cluster: existing({ natOutgoing: false, labels: undefined }),
    yaml: SAME,
  },
  {
    name: 'the operator changes no pool up to 3.27',
    version: '3.27.5',
    cluster: existing({ natOutgoing: false }),
    yaml: SAME,
  },
  { name: 'nothing known of the cluster', version: '3.32.1', yaml: SAME },
]);
