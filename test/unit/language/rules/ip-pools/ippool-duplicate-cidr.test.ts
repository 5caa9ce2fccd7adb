import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { installation } from '../../../../../src/language/rules/sample.ts';
import { analyseAt, checkRule } from '../check-rule.ts';

checkRule('ippool-duplicate-cidr', [
  {
    version: '3.28.0',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.1.0.0/16
        - cidr: 10.2.0.0/16
        - cidr: 10.1.0.0/16
          #     ^^^^^^^^^^^ ippool-duplicate-cidr
          name: again
    `),
    fixes: {
      'Remove the second pool 10.1.0.0/16': installation(`
        calicoNetwork:
          ipPools:
          - cidr: 10.1.0.0/16
          - cidr: 10.2.0.0/16
      `),
    },
  },
  {
    name: 'the same range in another way is an overlap, not this',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.1.0.0/16\n  - cidr: 10.1.0.1/16'),
  },
  {
    name: 'a family may have one pool up to 3.27, so that rule speaks there',
    version: '3.27.5',
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.1.0.0/16\n  - cidr: 10.1.0.0/16'),
  },
]);

describe('ippool-duplicate-cidr: safety', () => {
  const safetyOf = (second: string): string | undefined => {
    const text = installation(`calicoNetwork:\n  ipPools:\n  - cidr: 10.1.0.0/16\n  - ${second}`);
    const { findings } = analyseAt(text, '3.32.1');
    return findings.find(({ code }) => code === 'ippool-duplicate-cidr')?.fixes[0]?.safety;
  };

  it('is safe for a copy', () => assert.equal(safetyOf('cidr: 10.1.0.0/16'), 'safe'));
  it('is not where the two say different things', () =>
    assert.equal(safetyOf('cidr: 10.1.0.0/16\n    encapsulation: VXLAN'), 'unsafe'));
});
