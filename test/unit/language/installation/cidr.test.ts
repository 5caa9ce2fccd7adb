import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type Cidr,
  containsCidr,
  formatCidr,
  maskCidr,
  overlapCidrs,
  parseCidr,
} from '../../../../src/language/installation/cidr.ts';

/** Text to what Go's net.ParseCIDR makes of it, masked; undefined where it refuses. */
const READINGS: Record<string, string | undefined> = {
  '10.0.0.0/8': '10.0.0.0/8',
  '10.1.2.3/8': '10.0.0.0/8',
  '10.0.0.0/08': '10.0.0.0/8',
  '0.0.0.0/0': '0.0.0.0/0',
  '10.0.0.255/32': '10.0.0.255/32',
  '10.0.0.129/25': '10.0.0.128/25',
  'FD00:0::1/64': 'fd00::/64',
  '::/0': '::/0',
  'fd00::1.2.3.4/128': 'fd00::102:304/128',
  '10.0.0.0': undefined,
  '10.0.0.0/': undefined,
  '10.0.0.0/33': undefined,
  '10.0.0.0/-1': undefined,
  '10.0.0.0/8/8': undefined,
  '10.0.0/8': undefined,
  '10.010.0.0/16': undefined,
  '10.0.0.256/32': undefined,
  '0x0a.0.0.0/8': undefined,
  ' 10.0.0.0/8': undefined,
  'fd00::/129': undefined,
  'fd00::1::/64': undefined,
  'fe80::1%eth0/64': undefined,
  'fd000::/64': undefined,
  '/8': undefined,
  '': undefined,
};

describe('CIDRs', () => {
  for (const [text, expected] of Object.entries(READINGS)) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const cidr = parseCidr(text);
      assert.equal(cidr && formatCidr(maskCidr(cidr)), expected);
    });
  }

  const range = (text: string): Cidr => parseCidr(text)!;

  it('tells what is inside of what', () => {
    assert.ok(containsCidr(range('10.0.0.0/8'), range('10.255.0.0/16')));
    assert.ok(containsCidr(range('10.0.0.1/8'), range('10.0.0.0/8')));
    assert.ok(!containsCidr(range('10.0.0.0/16'), range('10.0.0.0/8')));
    assert.ok(!containsCidr(range('10.0.0.0/15'), range('10.2.0.0/16')));
    assert.ok(!containsCidr(range('::/0'), range('10.0.0.0/8')));
  });

  it('tells what overlaps, either way round', () => {
    assert.ok(overlapCidrs(range('10.0.0.0/16'), range('10.0.0.0/8')));
    assert.ok(overlapCidrs(range('fd00::/48'), range('fd00:0:0:1::/64')));
    assert.ok(!overlapCidrs(range('10.0.0.0/16'), range('10.1.0.0/16')));
  });
});
