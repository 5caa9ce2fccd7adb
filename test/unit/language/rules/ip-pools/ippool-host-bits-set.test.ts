import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { installation } from '../../../../../src/language/rules/sample.ts';
import { analyseAt, checkRule } from '../check-rule.ts';

const pool = (cidr: string): string => installation(`calicoNetwork:\n  ipPools:\n  - cidr: ${cidr}`);

checkRule('ippool-host-bits-set', [
  {
    version: '3.21.6',
    yaml: pool('192.168.0.1/16\n    #     ^^^^^^^^^^^^^^ ippool-host-bits-set'),
    fixes: { 'Change cidr to 192.168.0.0/16': pool('192.168.0.0/16') },
  },
  {
    version: '3.32.1',
    yaml: pool('FD00:10:0:1::/48\n    #     ^^^^^^^^^^^^^^^^ ippool-host-bits-set'),
    fixes: { 'Change cidr to fd00:10::/48': pool('fd00:10::/48') },
  },
  { name: 'masked', version: '3.32.1', yaml: pool('192.168.0.0/16') },
  { name: 'masked, in another writing', version: '3.32.1', yaml: pool('FD00:0010::/48') },
  { name: 'no CIDR at all', version: '3.27.5', yaml: pool('192.168.0.1') },
]);

describe('ippool-host-bits-set: safety', () => {
  const safetyWith = (cidrs: readonly string[]): string | undefined => {
    const { findings } = analyseAt(pool('10.1.0.1/16'), '3.32.1', {
      existingIPPools: cidrs.map((cidr) => ({ cidr })),
    });
    return findings.find(({ code }) => code === 'ippool-host-bits-set')?.fixes[0]?.safety;
  };

  it('is safe on a pool to be made', () => assert.equal(safetyWith([]), 'safe'));
  it('is not where the odd text is live', () => assert.equal(safetyWith(['10.1.0.1/16']), 'unsafe'));
});
