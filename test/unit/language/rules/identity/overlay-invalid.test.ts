import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { installation } from '../../../../../src/language/rules/sample.ts';
import { analyseAt, checkRule } from '../check-rule.ts';

const overlay = (spec: string): string => installation(spec).replace('name: default', 'name: overlay');
const layered = (base: string, over: string): string => `${installation(base)}---\n${overlay(over)}`;

const IPIP = `
  calicoNetwork:
    ipPools:
      - cidr: 10.244.0.0/16
        encapsulation: IPIP
`;

checkRule('overlay-invalid', [
  { name: 'nothing wrong', version: '3.29.7', yaml: layered(IPIP, 'nodeMetricsPort: 9091') },
  {
    name: 'the line that brings it, though the rule looks elsewhere',
    version: '3.29.7',
    yaml: layered(
      IPIP,
      `
      calicoNetwork:
        mtu: 1400
        bgp: Disabled
        #    ^^^^^^^^
      `,
    ),
    fixes: {
      'Remove bgp from the overlay': layered(
        IPIP,
        `
        calicoNetwork:
          mtu: 1400
        `,
      ),
    },
  },
  {
    name: 'against a default beneath',
    version: '3.29.7',
    yaml: layered(
      'nonPrivileged: Enabled',
      `
      calicoNetwork:
        linuxDataplane: BPF
        #               ^^^
      `,
    ),
  },
  {
    name: 'what is wrong with the overlay alone is said by the rule alone',
    version: '3.32.1',
    yaml: layered('variant: Calico', 'nonPrivileged: Enabled'),
  },
  {
    name: 'what is wrong with default alone is not the overlay',
    version: '3.29.7',
    yaml: layered('nonPrivileged: Enabled\ncalicoNetwork:\n  linuxDataplane: BPF', 'nodeMetricsPort: 9091'),
  },
  { name: 'nothing beneath is known', version: '3.29.7', yaml: overlay('calicoNetwork:\n  bgp: Disabled') },
]);

describe('overlay-invalid', () => {
  it('reports the conflict under the id of its own rule too', () => {
    const text = layered('nonPrivileged: Enabled', 'calicoNetwork:\n  linuxDataplane: BPF');
    const errors = analyseAt(text, '3.29.7').findings.filter(({ severity }) => severity === 'error');
    assert.deepEqual(
      errors.map(({ code, path }) => [code, path]),
      [
        ['nonprivileged-bpf-dataplane', 'spec.calicoNetwork.linuxDataplane'],
        ['overlay-invalid', 'spec.calicoNetwork.linuxDataplane'],
      ],
    );
    assert.deepEqual(
      errors[0]!.fixes.map(({ title, safety }) => [title, safety]),
      [['Set linuxDataplane to Iptables', 'unsafe']],
    );
  });
});
