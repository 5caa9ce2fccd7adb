import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyFix, editsOf } from '../../../../src/language/analysis/fix.ts';
import { enableNonPrivileged } from '../../../../src/language/features/non-privileged/edit.ts';
import { targetVersionEdit } from '../../../../src/language/features/target-version-edit.ts';
import { applyTextEdits } from '../../../../src/language/text/edit.ts';
import { analyseText } from './check-document.ts';

const VALUES = 'installation:\n  calicoNetwork:\n    bgp: Disabled\n';

/** The text after "Enable nonPrivileged" and after naming a version; undefined where there is no edit for it. */
function edited(text: string): { enabled?: string; named?: string } {
  const analysis = analyseText(text);
  const [judged] = analysis.installations;
  assert.ok(judged, text);
  const fix = enableNonPrivileged(judged);
  const enabled = fix && applyFix(text, analysis, fix);
  const named = applyTextEdits(text, targetVersionEdit(judged, '3.28.0'));
  return { enabled: enabled === text ? undefined : enabled, named: named === text ? undefined : named };
}

describe('what is written into a scalar', () => {
  for (const [header, step] of [
    ['|', 2],
    ['|-', 4],
    ['|+', 1],
    ['| # comment', 3],
  ] as const) {
    it(`keeps the indentation of a literal (${header}, by ${step})`, () => {
      const indent = ' '.repeat(step);
      const body = VALUES.replaceAll(/^(?=.)/gm, indent);
      const text = `${`a:\n  values: ${header}\n`.replace('a:\n  ', '') + body}next: 1\n`;
      const { enabled, named } = edited(text);
      assert.equal(
        enabled,
        text.replace('bgp: Disabled\n', `bgp: Disabled\n${indent}  nonPrivileged: Enabled\n`),
      );
      assert.equal(named, text.replace(`${indent}inst`, `${indent}# calico-version: v3.28.0\n${indent}inst`));
    });
  }

  it('comes at the end of a file without a line end', () => {
    const text = `values: |\n  ${VALUES.trimEnd().replaceAll('\n', '\n  ')}`;
    assert.equal(edited(text).enabled, `${text}\n    nonPrivileged: Enabled`);
  });

  it('stays on one line inside of quotes', () => {
    const text = `values: 'installation: {calicoNetwork: {bgp: Disabled}}'\n`;
    const { enabled, named } = edited(text);
    assert.equal(enabled, text.replace('}}', '}, nonPrivileged: Enabled}'));
    assert.equal(named, undefined);
  });

  it('does not end the quotes', () => {
    const json = '{"installation": {"calicoNetwork": {"bgp": "Disabled"}}}';
    assert.equal(edited(`values: '${json}'\n`).enabled?.includes('"nonPrivileged": "Enabled"'), true);
    const double = `values: "installation: {'calicoNetwork': {bgp: Disabled}}"\n`;
    assert.ok(edited(double).enabled?.includes('nonPrivileged: Enabled}'));
  });

  it('is nothing where it would end the quotes or break the line', () => {
    const write = (text: string, value: unknown): number => {
      const analysis = analyseText(text);
      const [{ unit } = assert.fail()] = analysis.contents.units.filter((placed) => placed.unit.isEmbedded);
      const edits = [{ op: 'set', path: ['installation', 'registry'], value }] as const;
      return editsOf(analysis, { title: '', safety: 'safe', unit, base: [], edits }).length;
    };
    const inner = 'installation: {calicoNetwork: {bgp: Disabled}}';
    assert.equal(write(`values: "${inner}"\n`, 'quay.io'), 1);
    assert.equal(write(`values: "${inner}"\n`, 'a: b'), 0);
    assert.equal(write(`values: '${inner}'\n`, 'a: b'), 1);
    assert.equal(write(`values: '${inner}'\n`, "it's: b"), 0);
    assert.equal(write(`values: |\n  ${inner}\n`, "it's: b"), 1);
  });

  it('reads JSON of folded lines', () => {
    const text = `patches:\n- target: {kind: Installation}\n  patch: >-\n    [{"op": "add", "path": "/spec/calicoNetwork/bgp",\n      "value": "off"}]\n`;
    assert.deepEqual(
      analyseText(text).findings.map(({ code }) => code),
      ['schema-enum'],
    );
  });
});
