import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { logLine } from '../../../../src/cluster/kubectl/log-line.ts';
import { toYamlText } from '../../../../src/cluster/object/yaml-text.ts';
import { visible, visibleLine, visibleText } from '../../../../src/cluster/text/foreign-text.ts';
import { visibleLine as ofFiles, seen } from '../../../../src/language/text/unseen.ts';

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
    ...(
      [
        ['a\u200bb\ufeffc\u2060d\u00ade\u200cf\u200dg', 'a\\u200bb\\ufeffc\\u2060d\\u00ade\\u200cf\\u200dg'],
        ['\u{e0001}\u{e0041}', '\\udb40\\udc01\\udb40\\udc41'],
        [
          'a\ufe0f 1\ufe0f \u3164 \u034f \u115f \u180e \u2064',
          'a\\ufe0f 1\\ufe0f \\u3164 \\u034f \\u115f \\u180e \\u2064',
        ],
        // A text that is hidden behind an emoji.
        ['😀\u{e0068}\u{e0069} 😀\u200d 😀\ufe01', '😀\\udb40\\udc68\\udb40\\udc69 😀\\u200d 😀\\ufe01'],
        ['👩🏽‍❤️‍💋‍👨🏻 🏳️‍🌈 ❤️ ❤︎ 1️⃣ #️⃣ 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 👁️‍🗨️ 🇩🇪 ™️'],
        ['می\u200cخواهم क्\u200dष 葛\u{e0100} ᠠ\u180b'],
      ] as const
    ).map(([text, shown = text]): [string, string, string] => [text, shown, shown]),
    ['tab\té 日本 𝄞 👩‍💻 עברית', 'tab\té 日本 𝄞 👩‍💻 עברית', 'tab\té 日本 𝄞 👩‍💻 עברית'],
  ];
  for (const [text, line, lines] of table) {
    it(JSON.stringify(text), () => {
      assert.equal(visibleLine(text), line);
      assert.equal(ofFiles(text), line);
      assert.equal(visibleText(text), lines);
      assert.equal(seen(text.replace(/\r\n?/g, '\n')), visible(text));
    });
  }

  it('leaves no control character of Unicode, no mark of direction, and nothing that takes no room', () => {
    for (let code = 0; code <= 0xe0fff; code++) {
      const sign = String.fromCodePoint(code);
      const acts = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u.test(
        sign,
      );
      const isHarmless = !acts || sign === '\t';
      assert.equal(visibleLine(sign) === sign, isHarmless, code.toString(16));
      assert.equal(seen(sign) === sign, isHarmless || sign === '\n', code.toString(16));
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
