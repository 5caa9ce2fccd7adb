import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { compatibility } from '../../../../src/language/analysis/compatibility.ts';
import { codeLenses, compatibilityTitle } from '../../../../src/language/features/code-lenses.ts';
import { compareVersions } from '../../../../src/language/features/compare-versions.ts';
import { effectiveText } from '../../../../src/language/features/effective.ts';
import { inlayHints } from '../../../../src/language/features/inlay-hints.ts';
import { installation } from '../../../../src/language/rules/sample.ts';
import { version } from '../../../../src/language/versions/version.ts';
import { analyseAt } from '../rules/check-rule.ts';

const MINIMAL = installation('calicoNetwork:\n  bgp: Enabled\n  ipPools:\n    - cidr: 10.0.0.0/16');
const EXAMPLE = readFileSync('examples/installation.yaml', 'utf8');

describe('the effective Installation', () => {
  const [judged] = analyseAt(MINIMAL, '3.29.7').installations;
  const { text, written } = effectiveText(judged!);

  it('is the effective spec, as YAML', () => {
    assert.deepEqual(parse(text).spec, JSON.parse(JSON.stringify(judged!.installation.spec)));
    assert.deepEqual(parse(written).spec, parse(MINIMAL).spec);
  });

  it('marks what nobody wrote, and only that', () => {
    assert.match(text, /^ {4}bgp: Enabled$/m);
    assert.match(text, /^ {6}- cidr: 10\.0\.0\.0\/16$/m);
    assert.match(text, /^ {8}encapsulation: IPIP # default$/m);
    assert.match(text, /^ {2}controlPlaneReplicas: 2 # default$/m);
  });

  it('says what it assumes', () => assert.match(text, /^# Assumed: No provider is detected/m));
});

describe('inlay hints', () => {
  it('stand behind the key of each block that gets defaults', () => {
    const hints = inlayHints(analyseAt(MINIMAL, '3.29.7'), { start: 0, end: MINIMAL.length });
    const lines = hints.map(({ offset }) => MINIMAL.slice(0, offset).split('\n').at(-1));
    assert.deepEqual(lines, ['spec:', '  calicoNetwork:']);
    assert.match(hints[1]!.tooltip, /`linuxDataplane: Iptables`/);
    assert.match(hints[0]!.label, /^defaults: variant: Calico, (?:.+, )?\+\d+$/);
    // VS Code cuts longer ones.
    assert.deepEqual(
      hints.filter(({ label }) => label.length > 43),
      [],
    );
  });

  it('are not there for a stretch without an Installation', () => {
    const text = `${MINIMAL}---\nkind: Other\n`;
    assert.deepEqual(inlayHints(analyseAt(text, '3.29.7'), { start: text.length, end: text.length }), []);
  });
});

describe('code lenses', () => {
  it('stand above the head of each Installation', () => {
    const text = `# first\n${MINIMAL}---\n# second\n${MINIMAL}`;
    const lenses = codeLenses(analyseAt(text, '3.29.7'));
    const heads = new Set(lenses.map(({ span }) => span.start));
    assert.deepEqual([...heads], [text.indexOf('apiVersion'), text.lastIndexOf('apiVersion')]);
    assert.equal(lenses[0]!.title, 'Calico 3.29.7 (from the setting)');
  });

  const kinds = (text: string) => codeLenses(analyseAt(text, '3.29.7')).map(({ kind }) => kind);
  const parameter = (name: string) => `      - name: installation.${name}\n        value: Enabled\n`;

  it('offer to apply only what would be applied as it stands', () => {
    const told = ['target', 'compatibility', 'mode'];
    assert.deepEqual(kinds(MINIMAL), [...told, 'apply', 'diff', 'check-cluster']);
    const values = 'installation:\n  calicoNetwork:\n    bgp: Enabled\n';
    assert.deepEqual(kinds(values), [...told, 'diff', 'check-cluster']);
    assert.deepEqual(kinds(MINIMAL.replace('bgp: Enabled', 'bgp: {{ .bgp }}')), told.slice(0, 2));
  });

  it('stand once above the parameters of a chart', () => {
    const head =
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: tigera-operator\n';
    const list = parameter('nonPrivileged') + parameter('calicoNetwork.bgp');
    assert.deepEqual(kinds(`${head}    helm:\n      parameters:\n${list}`), ['target']);
  });

  it('take releases together that refuse it for different reasons', () => {
    const never = MINIMAL.replace('bgp: Enabled', 'bgp: on').replace(
      'spec:',
      'spec:\n  nonPrivileged: Enabled',
    );
    assert.match(compatibilityTitle(compatibility(never)), /^refused 3\.21\.0–[\d.]+$/);
  });

  it('tell the ranges, the newest first', () => {
    assert.equal(compatibilityTitle(compatibility(EXAMPLE)), 'refused 3.31.5–3.32.1 · and 5 more');
  });
});

describe('comparing versions', () => {
  it('tells findings, defaults and fields', () => {
    const page = compareVersions(analyseAt(EXAMPLE, '3.29.7'), 0, version('3.29.7'), version('3.32.1'))!;
    assert.match(page, /^# Calico 3\.29\.7 → 3\.32\.1$/m);
    assert.match(page, /## Newly reported\n\n- \*\*error\*\* `spec\.nonPrivileged`.*`nonprivileged-removed`/);
    assert.match(page, /## No longer reported\n\n.*nonprivileged-(iptables-setuid|csi-driver-privileged)/s);
    assert.match(page, /`spec\.cni\.binDir`: absent → `\/opt\/cni\/bin`/);
    assert.match(page, /## New fields[\s\S]*`spec\.calicoNetwork\.clusterRoutingMode`/);
  });

  it('says when nothing changes', () => {
    assert.match(
      compareVersions(analyseAt(MINIMAL, '3.29.7'), 0, version('3.29.6'), version('3.29.7'))!,
      /Nothing changes/,
    );
  });

  it('has nothing to say where there is no Installation', () => {
    assert.equal(
      compareVersions(analyseAt('a: b\n', '3.29.7'), 0, version('3.29.6'), version('3.29.7')),
      undefined,
    );
  });
});
