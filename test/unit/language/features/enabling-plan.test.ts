import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { codeActions } from '../../../../src/language/features/code-actions.ts';
import { enablingPlan } from '../../../../src/language/features/non-privileged/plan.ts';
import { installation } from '../../../../src/language/rules/sample.ts';
import { applyTextEdits } from '../../../../src/language/text/edit.ts';
import { analyseAt } from '../rules/check-rule.ts';

const BPF = installation('calicoNetwork:\n  linuxDataplane: BPF\n  hostPorts: Disabled');
const FINE = installation('variant: Calico');
const felix = (...spec: string[]) => `---
apiVersion: projectcalico.org/v3
kind: FelixConfiguration
metadata:
  name: default
spec:
${spec.map((line) => `  ${line}\n`).join('')}`;
const POD = `---
apiVersion: v1
kind: Pod
metadata:
  name: gateway
  annotations:
    cni.projectcalico.org/allowedSourcePrefixes: '["198.51.100.0/24"]'
`;
const VALUES = `installation:
  enabled: true
  calicoNetwork:
    linuxDataplane: BPF
defaultFelixConfiguration:
  enabled: true
  bpfEnabled: true
  workloadSourceSpoofing: Any
`;

const planOf = (text: string, version: string) => {
  const analysis = analyseAt(text, version);
  return enablingPlan(analysis, analysis.installations[0]!);
};

describe('a plan to enable nonPrivileged', () => {
  const table: [string, string, string, string[]][] = [
    ['nothing in the way', '3.26.5', FINE, []],
    ['the eBPF dataplane', '3.26.5', BPF, ['Set linuxDataplane to Iptables']],
    [
      'eBPF in FelixConfiguration',
      '3.26.5',
      FINE + felix('bpfEnabled: true'),
      ['Remove bpfEnabled from the FelixConfiguration'],
    ],
    ['eBPF in neither', '3.26.5', FINE + felix('bpfEnabled: false'), []],
    [
      'source spoofing',
      '3.26.5',
      FINE + felix('workloadSourceSpoofing: Any'),
      ['Set workloadSourceSpoofing to Disabled'],
    ],
    ['source prefixes of a pod', '3.26.5', FINE + POD, ['Remove the annotation allowedSourcePrefixes']],
    ['neither of the two before 3.23', '3.22.5', FINE + felix('workloadSourceSpoofing: Any') + POD, []],
    [
      'one thing that shows when another is mended',
      '3.26.5',
      BPF + felix('bpfEnabled: true'),
      ['Set linuxDataplane to Iptables', 'Remove bpfEnabled from the FelixConfiguration'],
    ],
    [
      'Helm values',
      '3.29.7',
      VALUES,
      [
        'Set linuxDataplane to Iptables',
        'Remove bpfEnabled from the FelixConfiguration',
        'Set workloadSourceSpoofing to Disabled',
      ],
    ],
  ];
  for (const [name, version, text, others] of table) {
    it(`${name} at ${version}`, () => {
      const plan = planOf(text, version);
      assert.ok('steps' in plan, JSON.stringify(plan));
      assert.deepEqual(plan.steps, ['Enable nonPrivileged', ...others]);
    });
  }

  const impossible: [string, string, string, RegExp][] = [
    ['a release that refuses it', '3.32.1', FINE, /^The operator of Calico 3\.32\.1 refuses/],
    ['a release that breaks with it', '3.31.2', FINE, /^In Calico 3\.31\.2 the operator renders/],
    ['the same behind another obstacle', '3.31.2', BPF, /^In Calico 3\.31\.2 the operator renders/],
    [
      'another product',
      '3.26.5',
      installation('variant: TigeraSecureEnterprise'),
      /^`variant` is `TigeraSecureEnterprise`; only open-source Calico has the mode\.$/,
    ],
  ];
  const overlay = (spec: string) =>
    `${installation('variant: TigeraSecureEnterprise')}---\n${installation(spec).replace('name: default', 'name: overlay')}`;
  it('names what an overlay meets in its base, and not what it could change itself', () => {
    const text = overlay('calicoNetwork: {linuxDataplane: BPF}');
    const analysis = analyseAt(text, '3.25.0');
    const plan = enablingPlan(analysis, analysis.installations[1]!);
    assert.ok('impossible' in plan, JSON.stringify(plan));
    assert.match(plan.impossible, /TigeraSecureEnterprise/);
    assert.doesNotMatch(plan.impossible, /BPF/);
  });

  for (const [name, version, text, reason] of impossible) {
    it(`there is none for ${name}`, () => {
      const plan = planOf(text, version);
      assert.ok('impossible' in plan, JSON.stringify(plan));
      assert.match(plan.impossible, reason);
    });
  }

  it('leaves an Installation that nothing grave is said of, and every other byte as it was', () => {
    for (const text of [BPF + felix('bpfEnabled: true # for now', 'logSeverityScreen: Info') + POD, VALUES]) {
      const analysis = analyseAt(text, '3.26.5');
      const offset = text.indexOf('calicoNetwork');
      const action = codeActions(analysis, { start: offset, end: offset }).find(({ parts }) => parts);
      const after = applyTextEdits(text, action!.edits());
      const left = analyseAt(after, '3.26.5').findings.filter(({ severity }) => severity !== 'information');
      assert.deepEqual(left, []);
      const kept = text
        .split('\n')
        .filter((line) => !/BPF|bpfEnabled|Spoofing|annotations|Prefixes/.test(line));
      const lines = after.split('\n');
      for (const line of kept) assert.ok(lines.includes(line), line);
    }
  });
});
