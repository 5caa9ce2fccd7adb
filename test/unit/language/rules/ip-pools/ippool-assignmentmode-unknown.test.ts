import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const pool = (mode: string): string =>
  installation(`calicoNetwork:\n  ipPools:\n  - cidr: 10.244.0.0/16\n    assignmentMode: ${mode}`);

checkRule('ippool-assignmentmode-unknown', [
  {
    version: '3.30.0',
    yaml: pool('manual\n    #               ^^^^^^ ippool-assignmentmode-unknown'),
    fixes: { 'Change manual to Manual': pool('Manual') },
  },
  {
    version: '3.32.1',
    yaml: pool('Never\n    #               ^^^^^ ippool-assignmentmode-unknown'),
    fixes: { 'Change Never to Automatic': pool('Automatic'), 'Change Never to Manual': pool('Manual') },
  },
  { name: 'known', version: '3.32.1', yaml: pool('Automatic') },
]);
