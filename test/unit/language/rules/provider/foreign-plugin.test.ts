import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { installation } from '../../../../../src/language/rules/sample.ts';
import { analyseAt } from '../check-rule.ts';

describe('a field beside a foreign CNI plugin', () => {
  const find = (spec: string, code: string) =>
    analyseAt(installation(spec), '3.32.1').findings.find((finding) => finding.code === code);
  const safetyOf = (spec: string): string | undefined =>
    find(spec, 'multiinterfacemode-non-calico-cni')?.fixes[0]?.safety;

  it('goes safely where it does nothing and the plugin is written', () =>
    assert.equal(safetyOf('cni:\n  type: GKE\ncalicoNetwork:\n  multiInterfaceMode: None'), 'safe'));
  it('does not where it says something', () =>
    assert.equal(safetyOf('cni:\n  type: GKE\ncalicoNetwork:\n  multiInterfaceMode: Multus'), 'unsafe'));
  it('does not where the plugin is only the default of the provider', () =>
    assert.equal(safetyOf('kubernetesProvider: GKE\ncalicoNetwork:\n  multiInterfaceMode: None'), 'unsafe'));

  it('is named with its value, or as a block', () => {
    const scalar = find(
      'cni:\n  type: GKE\n  ipam:\n    type: HostLocal\ncalicoNetwork:\n  hostPorts: Enabled',
      'hostports-non-calico-cni',
    );
    assert.match(scalar!.message, /^`hostPorts` is `Enabled`, but `cni\.type` is `GKE`: /);
    const block = find('kubernetesProvider: EKS\nlogging:\n  cni: {}', 'logging-non-calico-cni');
    assert.match(
      block!.message,
      /^`logging\.cni` is set, but `cni\.type` is `AmazonVPC` by default on `EKS`: /,
    );
  });

  it('keeps an IPAM that goes with the Calico plugin when that is chosen instead', () => {
    const finding = find(
      'kubernetesProvider: AKS\ncni:\n  type: GKE\n  ipam:\n    type: HostLocal',
      'provider-cni-incompatible',
    );
    const fix = finding!.fixes.find(({ title }) => title === "Use Calico's CNI plugin");
    assert.deepEqual(fix!.edits, [{ op: 'set', path: ['spec', 'cni', 'type'], value: 'Calico' }]);
  });
});
