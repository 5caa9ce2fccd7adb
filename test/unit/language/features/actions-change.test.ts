import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { installation } from '../../../../src/language/rules/sample.ts';
import { applyTextEdits, createLanguageService } from '../../../../src/language/service.ts';

const SETTINGS = { calicoVersion: '3.29.7' };
const SPEC = installation('  calicoNetwork:\n    bgp: enabled\n');

/** The titles that are offered over a whole text; each of them, taken, changes it. */
function offered(text: string): string[] {
  const service = createLanguageService();
  const selection = { start: 0, end: text.length };
  const open = { uri: 'file:///a.yaml', version: 1, text };
  return service.codeActions(open, selection, SETTINGS).map(({ title, edits }) => {
    assert.notEqual(applyTextEdits(text, edits()), text, title);
    return title;
  });
}

describe('an action is offered only where it changes the text', () => {
  const table: [name: string, text: string, offered: RegExp, not: RegExp][] = [
    ['a value with a tag', SPEC.replace('name: default', 'name: !!binary aGk='), /Enable/, /Rename/],
    [
      'a number that a tag makes a string',
      installation('  calicoNetwork:\n    ipPools:\n    - cidr: 10.0.0.0/8\n      blockSize: !!str 26\n'),
      /Enable/,
      /quotes|Change/,
    ],
    [
      'a key that is there already',
      SPEC.replace('bgp:', 'Bgp: Enabled\n    bgp:'),
      /Change to Enabled/,
      /Rename to bgp/,
    ],
    ['lone CR as line ends', SPEC.replaceAll('\n', '\r'), /Change to Enabled/, /^$/],
    ['a byte order mark within', SPEC.replace('    bgp', '\uFEFF    bgp'), /Enable/, /^$/],
  ];
  for (const [name, text, wanted, not] of table) {
    it(name, () => {
      const titles = offered(text);
      assert.ok(
        titles.some((title) => wanted.test(title)),
        titles.join(),
      );
      assert.ok(!titles.some((title) => not.test(title)), titles.join());
    });
  }

  it('with lone CR, the mode is enabled in the column of its neighbours', () => {
    const text = SPEC.replaceAll('\n', '\r');
    const service = createLanguageService();
    const open = { uri: 'a', version: 1, text };
    const change = service.nonPrivilegedEdit(open, 0, 'enable', SETTINGS)!;
    assert.match(applyTextEdits(text, change.edits), /\n {2}nonPrivileged: Enabled\r/);
  });

  it('a line of a byte order mark alone is one that a comment above can silence', () => {
    const text = SPEC.replace('bgp: enabled', 'bgp: |-\n\uFEFF\n      enabled');
    const service = createLanguageService();
    const open = (text: string) => ({ uri: 'a', version: text.length, text });
    for (const { title, edits, diagnostic } of service.codeActions(
      open(text),
      { start: 0, end: text.length },
      SETTINGS,
    )) {
      if (!title.startsWith('Ignore')) continue;
      const left = service.diagnostics(open(applyTextEdits(text, edits())), SETTINGS);
      assert.ok(!left.some(({ code }) => code === diagnostic!.code), title);
    }
  });
});
