import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const pool = (uses: string): string =>
  installation(`calicoNetwork:\n  ipPools:\n  - cidr: 10.244.0.0/16\n    allowedUses: ${uses}`);

checkRule('ippool-alloweduse-unknown', [
  {
    version: '3.28.0',
    yaml: pool('[Tunnel, workload]\n    #                     ^^^^^^^^ ippool-alloweduse-unknown'),
    fixes: { 'Change workload to Workload': pool('[Tunnel, Workload]') },
  },
  {
    name: 'another word',
    version: '3.29.7',
    yaml: pool('[Pods]\n    #             ^^^^ ippool-alloweduse-unknown'),
    fixes: { 'Change Pods to Workload': pool('[Workload]'), 'Change Pods to Tunnel': pool('[Tunnel]') },
  },
  {
    name: 'LoadBalancer before its time',
    version: '3.29.7',
    yaml: pool('[LoadBalancer]\n    #             ^^^^^^^^^^^^ ippool-alloweduse-unknown'),
    fixes: {},
  },
  { name: 'all that are known', version: '3.30.0', yaml: pool('[Workload, Tunnel]') },
  {
    name: 'LoadBalancer from 3.30',
    version: '3.30.0',
    yaml: pool('[LoadBalancer]\n    encapsulation: None'),
  },
]);
