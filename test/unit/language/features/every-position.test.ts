import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { installation } from '../../../../src/language/rules/sample.ts';
import { createLanguageService } from '../../../../src/language/service.ts';

const SPEC = `calicoNetwork:
  bgp: enabled
  linuxDataplane: BPF
componentResources:
- componentName: Node
  resourceRequirements:
    requests: { cpu: 1 }`;
const MANIFEST = installation(SPEC);
const VALUES = `installation:\n${indented(SPEC, 2)}\ndefaultFelixConfiguration:\n  enabled: true\n  bpfEnabled: true\n`;

/** At how many places a text is asked of its Installations. */
const PLACES = 10;

/** Every feature that is asked about a place, at every place: total functions do not throw. Completion has a test of its own. */
describe('every position of the cursor', () => {
  const table: [string, string][] = [
    ['the example', readFileSync('examples/installation.yaml', 'utf8')],
    ['every field', readFileSync('test/fixtures/installations/every-field.yaml', 'utf8')],
    [
      'a HelmChart',
      `apiVersion: helm.cattle.io/v1
kind: HelmChart
metadata:
  name: calico
spec:
  chart: tigera-operator
  version: v3.29.7
  valuesContent: |-
${indented(VALUES, 4)}`,
    ],
    [
      'an Application',
      `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    chart: tigera-operator
    helm:
      valuesObject:
${indented(VALUES, 8)}
      parameters:
        - name: installation.nonPrivileged
          value: enabled
`,
    ],
    [
      'a JSON patch',
      `patches:
  - target:
      kind: Installation
      name: default
    patch: |-
      - op: add
        path: /spec/nonPrivileged
        value: Enabled
`,
    ],
    ['a list', `apiVersion: v1\nkind: List\nitems:\n- ${indented(MANIFEST, 2).trimStart()}`],
    ['a template', `{{- if .a }}\n${MANIFEST.replace('enabled', '{{ .b }}')}{{- end }}\n`],
    ['what is being typed', MANIFEST.replace('bgp: enabled', 'bg')],
    ['no YAML', MANIFEST.replace('enabled', '"enabled')],
  ];
  for (const [name, content] of table) {
    it(name, () => {
      const service = createLanguageService();
      const settings = { calicoVersion: '3.29.7' };
      const text = { uri: name, version: 1, text: content };
      service.codeLenses(text, settings);
      service.documentLinks(text, settings);
      service.outline(text, settings);
      service.foldingRanges(text);
      service.fixAllAction(text, settings);
      const taken = new Set<string>();
      for (let offset = 0; offset <= content.length; offset++) {
        const at = { start: offset, end: offset };
        service.hover(text, offset, settings);
        service.inlayHints(text, at, settings);
        service.selectionSpans(text, offset, settings);
        service.status(text, offset, settings);
        for (const { title, edits } of service.codeActions(text, at, settings)) {
          if (!taken.has(title)) edits();
          taken.add(title);
        }
      }
      // What is asked of an Installation, and not of a place in it.
      for (let offset = 0; offset <= content.length; offset += Math.ceil(content.length / PLACES)) {
        service.installationAt(text, offset, settings);
        service.effectiveAt(text, offset, settings);
        service.nonPrivilegedPage(text, offset, settings);
        service.compareVersions(text, offset, { to: '3.32.1' }, settings);
        service.targetVersionEdit(text, offset, '3.32.1', settings);
        for (const action of ['enable', 'remove'] as const)
          service.nonPrivilegedEdit(text, offset, action, settings);
      }
    }).timeout(60_000);
  }
});

function indented(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}
