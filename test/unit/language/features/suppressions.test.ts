import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { codeActions, fixAllAction } from '../../../../src/language/features/code-actions.ts';
import { diagnostics } from '../../../../src/language/features/diagnostics.ts';
import { installation } from '../../../../src/language/rules/sample.ts';
import { applyTextEdits } from '../../../../src/language/text/edit.ts';
import { analyseAt } from '../rules/check-rule.ts';

const FAULTY = installation('calicoNetwork:\n  bgp: enabled\n  mtuu: 1400');

const codes = (text: string, rules = {}) =>
  diagnostics(analyseAt(text, '3.29.7'), rules).map(({ code, severity }) => `${severity} ${code}`);

describe('comments that silence', () => {
  const table: [string, (text: string) => string, string[]][] = [
    ['none', (text) => text, ['error schema-enum', 'error unknown-field']],
    [
      'a rule on its own line',
      (text) => text.replace('enabled', 'enabled # calico-installation: ignore schema-enum'),
      ['error unknown-field'],
    ],
    [
      'nothing where it stands within another comment',
      (text) => text.replace('    bgp', '    # see # calico-installation: ignore schema-enum\n    bgp'),
      ['error schema-enum', 'error unknown-field'],
    ],
    [
      'a rule on the next line that is no comment',
      (text) =>
        text.replace(
          '    bgp',
          '    # calico-installation: ignore schema-enum -- not yet\n    # more\n    bgp',
        ),
      ['error unknown-field'],
    ],
    [
      'another rule than that of the line',
      (text) => text.replace('enabled', 'enabled # calico-installation: ignore unknown-field'),
      ['error schema-enum', 'error unknown-field'],
    ],
    [
      'everything on a line',
      (text) => text.replace('enabled', 'enabled # calico-installation: ignore'),
      ['error unknown-field'],
    ],
    [
      'rules in the file',
      (text) => `# calico-installation: ignore-file schema-enum, unknown-field\n${text}`,
      [],
    ],
    ['everything in the file', (text) => `${text}# calico-installation: ignore-file\n`, []],
    [
      'on CRLF',
      (text) =>
        text
          .replace('    bgp', '    # calico-installation: ignore schema-enum\n    bgp')
          .replaceAll('\n', '\r\n'),
      ['error unknown-field'],
    ],
  ];
  for (const [name, change, expected] of table) {
    it(name, () => assert.deepEqual(codes(change(FAULTY)), expected));
  }

  it('are written by quick fixes, which silence what they are for', () => {
    const analysis = analyseAt(FAULTY, '3.29.7');
    const offset = FAULTY.indexOf('enabled');
    const actions = codeActions(analysis, { start: offset, end: offset }).filter(({ title }) =>
      title.startsWith('Ignore schema-enum'),
    );
    assert.equal(actions.length, 2);
    for (const { edits } of actions) {
      assert.deepEqual(codes(applyTextEdits(FAULTY, edits())), ['error unknown-field']);
    }
  });
});

describe('quick fixes that silence', () => {
  const titles = (text: string, word: string) => {
    const offset = text.indexOf(word);
    return codeActions(analyseAt(text, '3.29.7'), { start: offset, end: offset }).map(({ title }) => title);
  };

  it('are not offered in JSON, which has no comments', () => {
    const spec = { calicoNetwork: { bgp: 'enabled' } };
    const text = JSON.stringify({ apiVersion: 'operator.tigera.io/v1', kind: 'Installation', spec });
    assert.ok(titles(text, 'enabled').every((title) => !title.startsWith('Ignore')));
  });

  it('stand alone in a document that holds no Installation', () => {
    const text = `${FAULTY}---\nkind: Other\n`;
    assert.ok(titles(text, 'mtuu').includes('Enable nonPrivileged'));
    assert.deepEqual(titles(text, 'Other'), []);
  });
});

describe('settings of rules', () => {
  it('change a severity, or switch a rule off', () => {
    assert.deepEqual(codes(FAULTY, { 'schema-enum': 'warning' }), [
      'warning schema-enum',
      'error unknown-field',
    ]);
    assert.deepEqual(codes(FAULTY, { 'schema-enum': 'off' }), ['error unknown-field']);
  });
});

describe('fix all', () => {
  it('applies the safe fixes as one edit that touches nothing else', () => {
    const analyse = (text: string) => analyseAt(text, '3.29.7');
    const analysis = analyse(FAULTY);
    const action = fixAllAction(analysis, analyse);
    assert.equal(applyTextEdits(FAULTY, action!.edits()), FAULTY.replace('enabled', 'Enabled'));
    const fixed = analyse(FAULTY.replace('enabled', 'Enabled'));
    assert.equal(fixAllAction(fixed, analyse), undefined);
  });
});
