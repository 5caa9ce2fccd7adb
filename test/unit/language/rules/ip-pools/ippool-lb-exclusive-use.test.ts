import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const pool = (uses: string): string =>
  installation(`calicoNetwork:
  ipPools:
  - cidr: 10.250.0.0/24
    encapsulation: None
    allowedUses: ${uses}`);

checkRule('ippool-lb-exclusive-use', [
  {
    version: '3.30.0',
    yaml: pool('[LoadBalancer, Workload]\n    #            ^^^^^^^^^^^^^^^^^^^^^^^^ ippool-lb-exclusive-use'),
    fixes: { 'Keep only LoadBalancer': pool('[LoadBalancer]'), 'Keep only Workload': pool('[Workload]') },
  },
  { name: 'alone', version: '3.32.1', yaml: pool('[LoadBalancer]') },
  { name: 'the other two together', version: '3.32.1', yaml: pool('[Workload, Tunnel]') },
  { name: 'not checked before 3.30', version: '3.29.7', yaml: pool('[LoadBalancer, Workload]') },
]);
