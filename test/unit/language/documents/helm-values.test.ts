import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SPEC } from '../../../../src/language/schema/fields/spec.ts';
import { analyseText } from './check-document.ts';

/** Whether something with these lines below `installation` is taken for the chart's values. */
function isTaken(values: string): boolean {
  return analyseText(values).installations.length > 0;
}

describe('values of the tigera-operator chart', () => {
  it('have defaults of the chart beneath them, which a null takes away', () => {
    const codes = (text: string): string[] =>
      analyseText(text, { version: '3.31.2' }).findings.map(({ code }) => code);
    const code = 'nonprivileged-csi-driver-privileged';
    const values = 'installation:\n  nonPrivileged: Enabled\n';
    const manifest =
      'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\nspec:\n  nonPrivileged: Enabled\n';
    assert.ok(codes(manifest).includes(code));
    assert.ok(!codes(values).includes(code));
    assert.ok(codes(`${values}  kubeletVolumePluginPath: null\n`).includes(code));
    assert.ok(codes(`${values}  kubeletVolumePluginPath: /var/lib/kubelet\n`).includes(code));
  });

  for (const values of [
    'installation:\n  calicoNetwork: {}\n',
    'installation:\n  kubernetesProvider: EKS\n',
    'installation:\n  cni:\n    type: AmazonVPC\n',
    'installation:\n  variant: Calico\n',
    'installation:\n  ipPools: []\n',
    '"installation" : {"typhaMetricsPort": 9093}\n',
    'installation:\n  enabled: true\n  registry: quay.io\ntigeraOperator: {}\n',
    'installation:\n  proxy:\n    httpProxy: 7\n  tlsCipherSuites: none\ntigeraOperator:\n  version: v1.36.16\n',
    'tigera-operator:\n  installation:\n    registry: quay.io\n',
    'network:\n  calico:\n    installation:\n      imagePath: x\n',
    'a: {b: {c: {installation: {nodeMetricsPort: 9091}}}}\n',
    'chart: tigera-operator\nvalues:\n  installation:\n    whatever: 1\n    registry: x\n',
    // Half of the keys need be fields.
    'installation:\n  nonPrivileged: Enabled\n  size: 3\n',
    'tigera-operator:\n  installation:\n    registry: quay.io\n    size: 3\n',
  ])
    it(`are these: ${JSON.stringify(values)}`, () => {
      assert.ok(isTaken(values));
    });

  for (const values of [
    'installation: {}\n',
    'installation:\n',
    'installation: full\n',
    'installation: [calicoNetwork]\n',
    'installation:\n  enabled: true\n  registry: quay.io\n',
    'installation:\n  controlPlaneReplicas: 3\n  workers: 2\n',
    'installation:\n  logging: {level: info}\n  imagePullSecrets: []\n',
    'installation:\n  variant: full\n  cni: {type: cilium}\n',
    'installation:\n  type: object\n  properties: {calicoNetwork: {}}\n',
    'installation:\n  apiVersion: v1\n  kind: X\n  calicoNetwork: {}\n',
    'installation:\n  calicoNetwork: {}\n  one: 1\n  two: 2\n',
    'tigera-operator:\n  installation:\n    registry: quay.io\n    one: 1\n    two: 2\n',
    'installation:\n  calicoNetwork: {}\n  one: 1\n  two: 2\n  three: 3\n',
    'kubernetesProvider: EKS\ncalicoNetwork: {}\n',
    'chart: other\nvalues:\n  installation:\n    registry: x\n    cni: {name: y}\n',
  ])
    it(`are not these: ${JSON.stringify(values)}`, () => {
      assert.ok(!isTaken(values));
    });

  describe('are told by each field of the spec', () => {
    for (const [name, field] of Object.entries(SPEC.properties))
      it(`${name}, ${field.commonName ? 'beside another value of the chart' : 'alone'}`, () => {
        const values = `installation:\n  ${name}: {}\n`;
        assert.equal(isTaken(values), !field.commonName);
        assert.ok(isTaken(`${values}tigeraOperator:\n  version: v1.36.16\n`));
      });
  });
});
