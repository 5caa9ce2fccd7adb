import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const pool = (uses: string, rest: string): string =>
  installation(`calicoNetwork:
  ipPools:
  - cidr: 10.250.0.0/24
    encapsulation: None
    allowedUses: ${uses}${rest}`);

checkRule('ippool-lb-bgp-export', [
  {
    version: '3.30.0',
    yaml: pool(
      '[LoadBalancer]',
      '\n    disableBGPExport: true\n    #                 ^^^^ ippool-lb-bgp-export',
    ),
    fixes: { 'Remove disableBGPExport': pool('[LoadBalancer]', '') },
  },
  { name: 'false', version: '3.32.1', yaml: pool('[LoadBalancer]', '\n    disableBGPExport: false') },
  {
    name: 'not checked before 3.30',
    version: '3.29.7',
    yaml: pool('[LoadBalancer]', '\n    disableBGPExport: true'),
  },
  { name: 'a pool for pods', version: '3.32.1', yaml: pool('[Workload]', '\n    disableBGPExport: true') },
]);
