import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { installation } from '../../../../../src/language/rules/sample.ts';
import { analyseAt, checkRule } from '../check-rule.ts';

const EMPTY = installation(`
  calicoNetwork:
    bgp: Enabled
    ipPools: []
  # ^^^^^^^ ippools-none-enabled
`);
const UNMARKED = EMPTY.replace(/\n.*\^.*\n/, '\n');

const IPPOOL = (disabled: boolean): string => `
---
apiVersion: crd.projectcalico.org/v1
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.244.0.0/16
  disabled: ${disabled}
`;

checkRule('ippools-none-enabled', [
  {
    version: '3.28.5',
    cluster: { existingIPPools: [] },
    yaml: EMPTY,
    fixes: { 'Remove ipPools, for the default pool': installation('calicoNetwork:\n  bgp: Enabled') },
  },
  { name: 'nothing known of the cluster', version: '3.32.1', yaml: EMPTY },
  {
    name: 'an enabled pool on the cluster',
    version: '3.32.1',
    cluster: { existingIPPools: [{ cidr: '10.244.0.0/16' }] },
    yaml: UNMARKED,
  },
  {
    name: 'only disabled ones on the cluster',
    version: '3.32.1',
    cluster: { existingIPPools: [{ cidr: '10.244.0.0/16', disabled: true }] },
    yaml: EMPTY,
  },
  { name: 'an IPPool in the same file', version: '3.32.1', yaml: UNMARKED + IPPOOL(false) },
  { name: 'a disabled IPPool in the same file', version: '3.32.1', yaml: EMPTY + IPPOOL(true) },
  {
    name: 'every pool disabled',
    version: '3.29.7',
    yaml: installation(`
      calicoNetwork:
        ipPools:
      # ^^^^^^^ ippools-none-enabled
        - cidr: 10.244.0.0/16
          disableNewAllocations: true
    `),
    fixes: {
      'Enable the pool 10.244.0.0/16': installation('calicoNetwork:\n  ipPools:\n  - cidr: 10.244.0.0/16'),
    },
  },
  {
    name: 'one of two disabled',
    version: '3.29.7',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: 10.244.0.0/16
          disableNewAllocations: true
        - cidr: 10.245.0.0/16
    `),
  },
  {
    name: 'addresses from HostLocal, no pool listed, none there',
    version: '3.32.1',
    cluster: { existingIPPools: [] },
    yaml: installation(`
      cni:
        type: Calico
        ipam:
          type: HostLocal
    `).replace('spec:\n', 'spec:\n^^^^ ippools-none-enabled\n'),
  },
  {
    name: 'the same, with nothing known of the platform and the cluster',
    version: '3.32.1',
    yaml: installation('cni:\n  type: Calico\n  ipam:\n    type: HostLocal'),
  },
  {
    name: 'a pool whose CIDR a template fills in',
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        ipPools:
        - cidr: \${POD_CIDR}
    `),
  },
  {
    name: 'another CNI plugin needs none',
    version: '3.32.1',
    cluster: { existingIPPools: [] },
    yaml: installation('cni:\n  type: AmazonVPC\ncalicoNetwork:\n  ipPools: []'),
  },
  { name: 'nobody waits up to 3.27', version: '3.27.5', cluster: { existingIPPools: [] }, yaml: UNMARKED },
]);

describe('ippools-none-enabled: severity', () => {
  const severityWith = (cluster?: { existingIPPools: [] }): string | undefined =>
    analyseAt(UNMARKED, '3.32.1', cluster).findings.find(({ code }) => code === 'ippools-none-enabled')
      ?.severity;

  it('is a warning from the file alone', () => assert.equal(severityWith(), 'warning'));
  it('is an error where the cluster is known', () =>
    assert.equal(severityWith({ existingIPPools: [] }), 'error'));
});
