import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { analyse } from '../../../../src/language/analysis/analyse.ts';
import { applyFix } from '../../../../src/language/analysis/fix.ts';
import { NEWEST_TARGET } from '../../../../src/language/analysis/target.ts';
import { diagnostics } from '../../../../src/language/features/diagnostics.ts';
import { hover } from '../../../../src/language/features/hover.ts';
import { installationText } from '../../../../src/language/features/installation-at.ts';
import { enableNonPrivileged } from '../../../../src/language/features/non-privileged/edit.ts';
import { readMarks } from '../marked-text.ts';
import { analyseText, checkFixes, checkMarks, complaints, type Options } from './check-document.ts';
import { GITOPS } from './wrapped/gitops.ts';
import { MANIFESTS } from './wrapped/manifests.ts';
import { PATCHES } from './wrapped/patches.ts';
import { TOOLS } from './wrapped/tools.ts';
import { VALUES } from './wrapped/values.ts';

const WRAPPED = [...MANIFESTS, ...VALUES, ...GITOPS, ...TOOLS, ...PATCHES];

describe('an Installation in', () => {
  for (const { name, text: marked, fix, version, options } of WRAPPED) {
    describe(name, () => {
      const { text } = readMarks(marked);

      it('shows its faults where they are', () => {
        checkMarks(marked, options);
      });

      if (fix)
        it('is mended with every other byte as it was', () => {
          const [from, to] = fix;
          assert.equal(firstFix(text, options), text.replace(from, to));
        });

      it('keeps its meaning elsewhere under every fix', () => {
        assert.ok(checkFixes(text, options) > 0 || !fix);
      });

      it('is explained, lifted out and changed where it is', () => {
        const analysis = analyseText(text, options);
        for (const { span } of diagnostics(analysis)) {
          const found = hover(analysis, span.start + 1);
          if (found) assert.ok(found.span.start <= span.start + 1 && span.start + 1 <= found.span.end);
        }
        for (const { source, placed } of analysis.installations) {
          const offset = placed.start + source.root.span.start;
          const lifted = installationText(analysis, offset);
          assert.ok(lifted);
          if (source.form !== 'manifest' || !lifted.whole) continue;
          const manifest = parse(lifted.manifest);
          assert.ok(manifest.spec.calicoNetwork ?? manifest.spec.nodeMetricsPort);
        }
        const judged = analysis.installations.find(({ source }) => source.form === 'values');
        const enabling = judged && enableNonPrivileged(judged);
        if (!judged || !enabling) return;
        const after = analyseText(applyFix(text, analysis, enabling), options);
        const same = after.installations[analysis.installations.indexOf(judged)];
        assert.equal(same?.installation.written.nonPrivileged, 'Enabled');
        assert.deepEqual(
          { ...same.installation.written, nonPrivileged: undefined },
          {
            ...judged.installation.written,
            nonPrivileged: undefined,
          },
        );
      });

      it('is the same with CRLF', () => {
        const windows = text.replaceAll('\n', '\r\n');
        assert.deepEqual(complaints(windows, options), complaints(text, options));
        if (fix) assert.equal(firstFix(windows, options), firstFix(text, options)!.replaceAll('\n', '\r\n'));
      });

      if (version)
        it('is judged at the version of its chart', () => {
          const { installations } = analyse(text, { target: NEWEST_TARGET });
          assert.ok(installations.some(({ source }) => source.form === 'values'));
          for (const { source, target } of installations) {
            if (source.form !== 'values') continue;
            assert.deepEqual([target.version.text, target.source], [version, 'chart']);
          }
        });
    });
  }
});

function firstFix(text: string, options: Options | undefined): string | undefined {
  const analysis = analyseText(text, options);
  const fix = analysis.findings.find(({ fixes }) => fixes.length > 0)?.fixes[0];
  return fix && applyFix(text, analysis, fix);
}

describe('a hover in', () => {
  const at = (text: string): string => {
    const cursor = text.indexOf('$0');
    return hover(analyseText(text.replace('$0', '')), cursor)?.text.split('\n')[0] ?? '';
  };

  it('values: the key that stands for the spec, and what is below it', () => {
    assert.match(at('installation:\n  calicoNetwork:\n    b$0gp: Enabled\n'), /bgp/);
    assert.match(at('inst$0allation:\n  calicoNetwork:\n    bgp: Enabled\n'), /Installation/);
  });

  it('a JSON patch: each step of its path, and its value', () => {
    const patch = (path: string, value: string): string => `- op: add\n  path: ${path}\n  value: ${value}\n`;
    assert.match(at(patch('/spec/calico$0Network/bgp', 'Enabled')), /calicoNetwork/);
    assert.match(at(patch('/spec/calicoNetwork/b$0gp', 'Enabled')), /bgp/);
    assert.match(at(patch('/spec/calicoNetwork/bgp', 'En$0abled')), /bgp/);
    assert.match(at(patch('/spec/calicoNetwork/ipPools/0/block$0Size', '26')), /blockSize/);
    assert.match(at(patch('/spec/calicoNetwork/ipPools/-', '{ci$0dr: 10.0.0.0/8}')), /cidr/);
  });

  it('a parameter: each step of its name', () => {
    const app = (name: string): string =>
      `spec:\n  source:\n    chart: tigera-operator\n    helm:\n      parameters:\n      - name: ${name}\n        value: Enabled\n`;
    assert.match(at(app('installation.calico$0Network.bgp')), /calicoNetwork/);
    assert.match(at(app('installation.calicoNetwork.ipPools[0].ci$0dr')), /cidr/);
  });
});
