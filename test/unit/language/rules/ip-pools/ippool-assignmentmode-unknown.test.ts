import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { installation } from '../../../../../src/language/rules/sample.ts';
import { analyseAt, checkRule } from '../check-rule.ts';

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

describe('ippool-assignmentmode-unknown: safety', () => {
  const safetiesOf = (mode: string) =>
    analyseAt(pool(mode), '3.32.1')
      .findings.filter(({ code }) => code === 'ippool-assignmentmode-unknown')
      .flatMap(({ fixes }) => fixes.map(({ safety }) => safety));

  it('is safe where only the letter case is wrong', () => assert.deepEqual(safetiesOf('MANUAL'), ['safe']));
  it('is not for another word', () => assert.deepEqual(safetiesOf('Never'), ['unsafe', 'unsafe']));
});
