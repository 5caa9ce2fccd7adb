import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { installation } from '../../../../../src/language/rules/sample.ts';
import { analyseAt, checkRule } from '../check-rule.ts';

const pool = (cidr: string): string => installation(`calicoNetwork:\n  ipPools:\n  - cidr: ${cidr}`);

checkRule('ippool-cidr-invalid', [
  {
    version: '3.28.0',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 192.168.0.0
          #     ^^^^^^^^^^^ ippool-cidr-invalid
          encapsulation: VXLAN
    `),
    fixes: {
      'Add the prefix length /16': installation(`
        calicoNetwork:
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLAN
      `),
    },
  },
  {
    name: 'an IPv6 address',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: "fd00::"
          #     ^^^^^^^^ ippool-cidr-invalid
    `),
    fixes: { 'Add the prefix length /64': pool('"fd00::/64"') },
  },
  { name: 'passed over up to 3.27', version: '3.27.5', yaml: pool('192.168.0.0') },
  { name: 'a template', version: '3.32.1', yaml: pool('"{{ .Values.podCidr }}"') },
  { name: 'what parses', version: '3.32.1', yaml: pool('192.168.0.1/16') },
  {
    name: 'an overlay, whose pools the pools controller never reads',
    version: '3.32.1',
    yaml: pool('192.168.0.0').replace('name: default', 'name: overlay'),
  },
]);

describe('ippool-cidr-invalid: why', () => {
  const REASONS: Record<string, string> = {
    '10.0.0.0': 'the prefix length is missing',
    '10.0.0.0/33': 'from 0 to 32, not `33`',
    '10.0.0.0/': 'not ``',
    '10.0.0.0/8/8': 'not `8/8`',
    'fd00::/129': 'from 0 to 128, not `129`',
    '10.010.0.0/16': 'write `10.10.0.0`, without leading zeros',
    '10.0.0/8': '`10.0.0` is not an IPv4 address',
    'fd00::g/64': '`fd00::g` is not an IPv6 address',
    '" 10.0.0.0/8"': 'blanks',
  };
  for (const [cidr, reason] of Object.entries(REASONS)) {
    it(cidr, () => {
      const messages = analyseAt(pool(cidr), '3.32.1').findings.map(({ message }) => message);
      assert.ok(
        messages.some((message) => message.includes(reason)),
        messages.join('; '),
      );
    });
  }
});
