import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { foldingRanges } from '../../../../src/language/features/folding-ranges.ts';

describe('folding', () => {
  const table: [string, string[], string[]][] = [
    ['what is indented', ['a:', '  b:', '    c: 1', 'd: 2'], ['0-2', '1-2']],
    ['items at the indentation of their key', ['a:', '- b: 1', '  c: 2', '- d', 'e:'], ['0-3', '1-2']],
    ['blank lines at the end stay outside', ['a:', '  b: 1', '', '', 'c: 1'], ['0-1']],
    ['comments', ['# one', '# two', 'a: 1', '# three'], ['0-1 comment']],
    ['a comment inside does not end a block', ['a:', '  b: 1', '# out', '  c: 2'], ['0-3']],
    [
      'documents',
      ['a:', '  b: 1', '---', 'c: 1', '---', 'd: 1'],
      ['0-1', '0-1 region', '2-3 region', '4-5 region'],
    ],
    ['nothing', [''], []],
  ];
  for (const [name, lines, expected] of table) {
    it(name, () => {
      for (const lineBreak of ['\n', '\r\n']) {
        const found = foldingRanges(lines.join(lineBreak)).map(
          ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`,
        );
        assert.deepEqual(found.sort(), expected.toSorted());
      }
    });
  }
});
