import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseGoJson } from '../../../../src/cluster/kubectl/go-json.ts';

describe('parseGoJson: texts as Go quotes them', () => {
  const table: [quoted: string, text: string | undefined][] = [
    ['"plain"', 'plain'],
    ['"a \\"word\\", \\\\, \\t and \\n"', 'a "word", \\, \t and \n'],
    ['"\\x1b[31mred"', '\u001b[31mred'],
    ['"\\a\\v\\b\\f"', '\u0007\u000b\b\f'],
    ['"\\U0001f98c \\u00fc"', '🦌 ü'],
    ['"\\\\x1b \\\\a and \\x07"', '\\x1b \\a and \u0007'],
    ['"\\x22"', '"'],
    ['"unfinished', undefined],
  ];
  for (const [quoted, text] of table) {
    it(quoted, () => assert.equal(parseGoJson(quoted), text));
  }
});
