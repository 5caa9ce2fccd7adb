import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { diagnostics, editorDiagnostics } from '../../../../src/language/features/diagnostics.ts';
import { installation } from '../../../../src/language/rules/sample.ts';
import { createLanguageService } from '../../../../src/language/service.ts';
import { analyseAt } from '../rules/check-rule.ts';

const RESOURCES = installation(`
  componentResources:
  - componentName: Node
    resourceRequirements:
      requests:
        cpu: 1`);
const AFFINITY = installation(`
  typhaAffinity:
    nodeAffinity: {}`);

const hints = (text: string, version: string, rules = {}) =>
  editorDiagnostics(analyseAt(text, version), rules)
    .filter(({ code }) => code === 'deprecated-field')
    .map(({ severity, span }) => `${severity} ${text.slice(span.start, span.end)}`);

describe('deprecated fields', () => {
  const table: [string, string, string, string[]][] = [
    ['from the release that deprecates one', RESOURCES, '3.24.0', ['hint componentResources']],
    ['not before', RESOURCES, '3.23.5', []],
    ['another', AFFINITY, '3.29.7', ['hint typhaAffinity']],
    [
      'fields of Helm values',
      'installation:\n  typhaAffinity: {}\n  cni:\n    type: Calico\n',
      '3.29.7',
      ['hint typhaAffinity'],
    ],
    ['a value that is fine', installation('nonPrivileged: Disabled'), '3.32.1', ['hint nonPrivileged']],
    ['not beside an error at the same place', installation('nonPrivileged: Enabled'), '3.32.1', []],
    [
      'not where a comment silences them',
      RESOURCES.replace('Resources:', 'Resources: # calico-installation: ignore deprecated-field'),
      '3.29.7',
      [],
    ],
  ];
  for (const [name, text, version, expected] of table) {
    it(name, () => assert.deepEqual(hints(text, version), expected));
  }

  it('can be weighed otherwise, or switched off', () => {
    assert.deepEqual(hints(RESOURCES, '3.29.7', { 'deprecated-field': 'warning' }), [
      'warning componentResources',
    ]);
    assert.deepEqual(hints(RESOURCES, '3.29.7', { 'deprecated-field': 'off' }), []);
  });

  it('are nothing for the command line', () => {
    assert.deepEqual(diagnostics(analyseAt(RESOURCES, '3.29.7')), []);
    assert.deepEqual(createLanguageService().check(RESOURCES, { calicoVersion: '3.29.7' }).found, []);
  });
});

describe('tags', () => {
  const tagged = (text: string, version: string) =>
    diagnostics(analyseAt(text, version)).map(({ code, tags }) => `${code} ${tags.join()}`);

  it('fade what has no effect', () => {
    const { bad } = {
      bad: installation('calicoNetwork:\n  kubeProxyManagement: Enabled\n  linuxDataplane: Iptables'),
    };
    assert.deepEqual(tagged(bad, '3.32.1'), ['kubeproxymanagement-without-bpf unnecessary']);
    assert.deepEqual(tagged(installation('nonPrivileged: "yes"'), '3.29.7'), [
      'nonprivileged-unknown-value unnecessary',
    ]);
  });

  it('leave what is refused as it is', () => {
    assert.deepEqual(tagged(installation('calicoNetwork:\n  mtuu: 1'), '3.29.7'), ['unknown-field ']);
  });
});
