import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const POOLS = (pool: string): string => installation(`calicoNetwork:\n  ipPools:\n  - ${pool}`);
const LIVE = { name: 'pods', cidr: '10.244.0.0/16' };

checkRule('ippool-api-rejected', [
  {
    name: 'host bits',
    version: '3.28.0',
    cluster: { existingIPPools: [LIVE] },
    yaml: POOLS('cidr: 10.1.0.1/16\n    #     ^^^^^^^^^^^ ippool-api-rejected'),
  },
  {
    name: 'link-local',
    version: '3.32.1',
    cluster: { existingIPPools: [LIVE] },
    yaml: POOLS('cidr: fe80::/64\n    #     ^^^^^^^^^ ippool-api-rejected'),
  },
  {
    name: 'an overlap with a live pool',
    version: '3.32.1',
    cluster: { existingIPPools: [LIVE] },
    yaml: POOLS('cidr: 10.0.0.0/8\n    #     ^^^^^^^^^^ ippool-api-rejected'),
  },
  {
    name: 'another CIDR under the same name',
    version: '3.32.1',
    cluster: { existingIPPools: [{ ...LIVE, name: 'default-ipv4-ippool' }] },
    yaml: POOLS('cidr: 10.1.0.0/16\n    #     ^^^^^^^^^^^ ippool-api-rejected'),
  },
  {
    name: "a pool of somebody else's, which the operator leaves alone",
    version: '3.32.1',
    cluster: { existingIPPools: [{ ...LIVE, labels: {}, blockSize: 26 }] },
    yaml: POOLS('cidr: 10.244.0.0/16\n    blockSize: 24'),
  },
  {
    name: 'another block size',
    version: '3.32.1',
    cluster: { existingIPPools: [{ ...LIVE, blockSize: 26 }] },
    yaml: POOLS('cidr: 10.244.0.0/16\n    blockSize: 24\n    #          ^^ ippool-api-rejected'),
  },
  {
    name: 'a name that is none',
    version: '3.32.1',
    cluster: { existingIPPools: [LIVE] },
    yaml: POOLS('cidr: 10.1.0.0/16\n    name: My_Pool\n    #     ^^^^^^^ ippool-api-rejected'),
  },
  {
    name: 'from pods to load balancers',
    version: '3.32.1',
    cluster: { existingIPPools: [{ ...LIVE, allowedUses: ['Workload', 'Tunnel'] }] },
    yaml: POOLS(
      'cidr: 10.244.0.0/16\n    encapsulation: None\n    allowedUses: [LoadBalancer]\n' +
        '    #            ^^^^^^^^^^^^^^ ippool-api-rejected',
    ),
  },
  {
    name: 'a pool that stays as it is, whatever it is',
    version: '3.32.1',
    cluster: { existingIPPools: [{ name: 'odd', cidr: '10.1.0.1/16' }] },
    yaml: POOLS('cidr: 10.1.0.1/16'),
  },
  {
    name: 'the operator changes no pool up to 3.27',
    version: '3.27.5',
    cluster: { existingIPPools: [LIVE] },
    yaml: POOLS('cidr: 10.1.0.1/16'),
  },
  {
    name: 'the first pools bypass it',
    version: '3.32.1',
    cluster: { existingIPPools: [] },
    yaml: POOLS('cidr: 10.1.0.1/16'),
  },
  { name: 'nothing known of the cluster', version: '3.32.1', yaml: POOLS('cidr: 10.1.0.1/16') },
]);
