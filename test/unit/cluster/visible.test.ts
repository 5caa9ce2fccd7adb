import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { visibleLine, visibleText } from '../../../src/cluster/foreign-text.ts';
import { logLine } from '../../../src/cluster/log-line.ts';
import { toYamlText } from '../../../src/cluster/yaml-text.ts';

describe('text of others, made visible', () => {
  const table: [string, string, string][] = [
    ['\u001b[2K\r', '\\u001b[2K\\r', '\\u001b[2K\\r'],
    ['a\nb\r\nc', 'a\\nb\\r\\nc', 'a\nb\r\nc'],
    [
      '\u009b31m\u0085\u007f\0\b',
      '\\u009b31m\\u0085\\u007f\\u0000\\u0008',
      '\\u009b31m\\u0085\\u007f\\u0000\\u0008',
    ],
    [
      '\u202e\u2066\u200e\u061c\u2028\u2029',
      '\\u202e\\u2066\\u200e\\u061c\\u2028\\u2029',
      '\\u202e\\u2066\\u200e\\u061c\\u2028\\u2029',
    ],
    ['tab\té 日本 𝄞 👩‍💻 עברית', 'tab\té 日本 𝄞 👩‍💻 עברית', 'tab\té 日本 𝄞 👩‍💻 עברית'],
  ];
  for (const [text, line, lines] of table) {
    it(JSON.stringify(text), () => {
      assert.equal(visibleLine(text), line);
      assert.equal(visibleText(text), lines);
    });
  }

  it('leaves no control character of Unicode, and no mark of direction', () => {
    for (let code = 0; code <= 0xffff; code++) {
      const sign = String.fromCharCode(code);
      const isHarmless = !/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(sign) || sign === '\t';
      assert.equal(visibleLine(sign) === sign, isHarmless, code.toString(16));
    }
  });

  it('a run is one line of the log, whatever a context is called and an error says', () => {
    const evil = 'a\n2026-11-30 [error] forged\u001b[2K';
    const line = logLine({
      program: `kubectl${evil}`,
      argv: [`--context=${evil}`, 'get', 'installations'],
      milliseconds: 3,
      error: {
        kind: 'unreachable',
        program: 'kubectl',
        context: evil,
        detail: `\r${evil}`,
        effect: 'reads',
      } as never,
      warnings: [],
    });
    assert.doesNotMatch(line, /\p{Cc}/u);
    assert.match(line, /\\u001b/);
  });

  it('YAML on one line for each value is the same YAML', () => {
    const value = { annotations: { note: 'one\n::error::two\n' }, list: ['a\nb\n'] };
    const text = toYamlText(value, { onOneLine: true });
    assert.deepEqual(parse(text), value);
    assert.doesNotMatch(text, /^\s*::/m);
    assert.match(toYamlText(value), /^\s*::error/m);
  });
});
