import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyFix } from '../../../../src/language/analysis/fix.ts';
import { moveComponentResources } from '../../../../src/language/features/component-resources.ts';
import { installation } from '../../../../src/language/rules/sample.ts';
import { analyseAt } from '../rules/check-rule.ts';

const TWO = installation(`
  componentResources:
  # The busiest one.
  - componentName: Node
    # Measured.
    resourceRequirements:
      requests: { cpu: 250m } # enough
  - componentName: Typha
    resourceRequirements:
      limits:
        memory: 1Gi
  variant: Calico`);

const moved = (text: string, word: string, version = '3.29.7') => {
  const analysis = analyseAt(text, version);
  const offset = text.indexOf(word);
  const fix = moveComponentResources(analysis.installations[0]!, { start: offset, end: offset });
  return fix && { title: fix.title, text: applyFix(text, analysis, fix) };
};

describe('componentResources to overrides', () => {
  it('all of them at their key, with their comments', () => {
    const { title, text } = moved(TWO, 'componentResources')!;
    assert.equal(title, 'Move the resources of Node, Typha to calicoNodeDaemonSet, typhaDeployment');
    assert.equal(
      text,
      installation(`
        variant: Calico
        calicoNodeDaemonSet:
          spec:
            template:
              spec:
                containers:
                - name: calico-node
                  # Measured.
                  resources:
                    requests: { cpu: 250m } # enough
        typhaDeployment:
          spec:
            template:
              spec:
                containers:
                - name: calico-typha
                  resources:
                    limits:
                      memory: 1Gi`),
    );
    assert.deepEqual(analyseAt(text, '3.29.7').findings, []);
  });

  it('the one under the cursor', () => {
    const { title, text } = moved(TWO, 'Typha')!;
    assert.equal(title, 'Move the resources of Typha to typhaDeployment');
    assert.match(text, /componentName: Node/);
    assert.doesNotMatch(text, /componentName: Typha/);
  });

  it('into a container that is listed already', () => {
    const text = `${TWO}  typhaDeployment:
    spec:
      template:
        spec:
          containers:
          - name: other
          - name: calico-typha
`;
    assert.match(
      moved(text, 'componentName: Typha')!.text,
      /- name: other\n {10}- name: calico-typha\n {12}resources:\n {14}limits:\n {16}memory: 1Gi\n$/,
    );
  });

  const none: [string, string, string, string?][] = [
    ['elsewhere', TWO, 'variant'],
    ['before 3.24, which has no overrides', TWO, 'Typha', '3.23.5'],
    ['for a component without an override', TWO.replace('Typha', 'NodeWindows'), 'NodeWindows', '3.32.1'],
    [
      'where the override has resources already',
      `${TWO}  typhaDeployment:
    spec:
      template:
        spec:
          containers:
          - name: calico-typha
            resources:
              limits:
                memory: 2Gi
`,
      'Typha',
    ],
    ['for a second entry, which the operator does not read', TWO.replace('Typha', 'Node'), 'limits'],
  ];
  for (const [name, text, word, version] of none) {
    it(`nothing ${name}`, () => assert.equal(moved(text, word, version), undefined));
  }
});
