import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { installation } from '../../../../../src/language/rules/sample.ts';
import { analyseAt, checkRule } from '../check-rule.ts';

const pool = (encapsulation: string): string =>
  installation(`calicoNetwork:
  ipPools:
  - cidr: 10.250.0.0/24
    allowedUses:
    - LoadBalancer${encapsulation}`);

checkRule('ippool-lb-encapsulation', [
  {
    name: 'left to its default',
    version: '3.30.0',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.250.0.0/24
      #   ^^^^ ippool-lb-encapsulation
          allowedUses:
          - LoadBalancer
    `),
    fixes: { 'Add encapsulation: None': pool('\n    encapsulation: None') },
  },
  {
    version: '3.32.1',
    yaml: pool('\n    encapsulation: VXLAN\n    #              ^^^^^ ippool-lb-encapsulation'),
    fixes: { 'Change encapsulation to None': pool('\n    encapsulation: None') },
  },
  { name: 'None', version: '3.32.1', yaml: pool('\n    encapsulation: None') },
  {
    name: 'an IPv6 pool, whose default is None',
    version: '3.32.1',
    yaml: pool('').replace('10.250.0.0/24', 'fd00::/112'),
  },
  { name: 'not checked before 3.30', version: '3.29.7', yaml: pool('') },
]);

describe('ippool-lb-encapsulation: safety', () => {
  const safetyOf = (text: string): string | undefined =>
    analyseAt(text, '3.32.1').findings.find(({ code }) => code === 'ippool-lb-encapsulation')?.fixes[0]
      ?.safety;

  it('is safe where nothing is written', () => assert.equal(safetyOf(pool('')), 'safe'));
  it('is not where another encapsulation is', () =>
    assert.equal(safetyOf(pool('\n    encapsulation: VXLAN')), 'unsafe'));
  it('is not where the pool has another use', () =>
    assert.equal(safetyOf(pool('\n    - Workload')), 'unsafe'));
});
