import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const pool = (cidr: string): string => installation(`calicoNetwork:\n  ipPools:\n  - cidr: ${cidr}`);

checkRule('ippool-link-local-overlap', [
  { version: '3.21.6', yaml: pool('169.254.4.0/24\n    #     ^^^^^^^^^^^^^^ ippool-link-local-overlap') },
  { version: '3.32.1', yaml: pool('fe80:1::/64\n    #     ^^^^^^^^^^^ ippool-link-local-overlap') },
  {
    name: 'a range that has them in it',
    version: '3.32.1',
    yaml: pool('169.0.0.0/8\n    #     ^^^^^^^^^^^ ippool-link-local-overlap'),
  },
  { name: 'next to it', version: '3.32.1', yaml: pool('169.253.0.0/16') },
]);
