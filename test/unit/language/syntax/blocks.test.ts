import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { readBlocks } from '../../../../src/language/syntax/blocks.ts';
import { parseDocument } from '../../../../src/language/syntax/parse.ts';
import { splitDocuments } from '../../../../src/language/syntax/split.ts';
import { diceOf, pick, randomMap, writeManifest } from './random-manifest.ts';

/** Behind a tab, even one in a comment, the library reads. */
const FOR_THE_LIBRARY = '\n#\t';

describe('plain blocks', () => {
  for (const text of [
    'a: 1\n',
    'a: 1',
    '# c\n\na:\n  b: x # y\n  c: "z" # y\n# c\n  d: \'w\'\ne: f\n',
    'a:\n- b\n- c: 1\n  d: 2\n\n-   e: 3\n    f:\n    - g\nh: i\n',
    'a:\n  - - b\n    - c\n  -\n    d: e\n',
    '- a\n- b: c\n',
    'a:\nb:\n  c:\n# d\ne:',
    'a: # c\n  b: 1\n',
    'a:\r\n  b: x\r\n  c:\r\n  - d\r\n',
    'on: off\n1: 017\nyes.no: 1e3\n',
    'a: {}\nb: []\nc: [] # d\n',
    'a: b#c\nd: e:f\ng: -1\nh: a, [b] {c} "d"\n',
    '  a: 1\n  b: 2\n',
    'a: http://x.y/z?q=1&r=*#frag\n',
    'a: "# no comment: \' {}"\n',
    'a: 1.5\nb: 2001-01-01\nc: 0x1F\nd: ~\ne: null\n',
  ]) {
    it(`reads ${JSON.stringify(text)} as the library does`, () => {
      assert.ok(readBlocks(text, 0), 'left to the library');
      checkSame(text);
    });
  }

  for (const text of [
    'a: 1\na: 2\n',
    'a: b\n  c\n',
    'a: b: c\n',
    'a: b:\n',
    'a: 1\n  b: 2\n',
    'a:\n    b: 1\n  c: 2\n',
    '- a\nb: c\n',
    'a: b\n- c\n',
    'a: |\n  b\n',
    'a: &b c\nd: *b\n',
    'a: !!str 1\n',
    'a: [b, c]\n',
    'a: "b\\n"\n',
    "a: 'it''s'\n",
    'a: "b\n  c"\n',
    'a: "b" c\n',
    'a\n',
    'a:\n  b\n',
    'null: 1\n',
    '<<: {}\n',
    'a: .inf\n',
    'a: é\n',
    '"a": b\n',
    'a : b\n',
    '? a\n',
    '- \n- a\n',
    '- # c\n  a: 1\n',
    '%YAML 1.2\n',
    'a:\tb\n',
    'a: @b\n',
    'a: `b`\n',
    'a: - b\n',
    '',
    '# c\n',
  ]) {
    it(`leaves ${JSON.stringify(text)} to the library`, () => {
      assert.equal(readBlocks(text, 0), undefined);
    });
  }

  it('reads every fixture and sample as the library does', () => {
    const folders = ['test/fixtures', 'examples'];
    const files = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true })
        .map((file) => path.join(folder, String(file)))
        .filter((file) => /\.ya?ml$/.test(file)),
    );
    assert.ok(files.length > 1);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      for (const { start, end } of splitDocuments(text)) checkSame(text.slice(start, end));
    }
  });

  it('reads random manifests as the library does', () => {
    let read = 0;
    for (let seed = 0; seed < 3_000; seed++) {
      const dice = diceOf(seed);
      const text = writeManifest(dice, randomMap(dice, 3, 3));
      checkSame(text);
      if (readBlocks(text, 0)) read++;
    }
    assert.ok(read > 30, `only ${read}`);
  });

  it('reads what a slip of the finger makes of a manifest as the library does', () => {
    const text = readFileSync('test/fixtures/installations/every-field.yaml', 'utf8')
      .split('\n')
      .slice(0, 70)
      .join('\n');
    let read = 0;
    for (let seed = 0; seed < 3_000; seed++) {
      const dice = diceOf(seed);
      const at = dice(text.length);
      const change = pick(dice, [
        '',
        ' ',
        '  ',
        '\n',
        ':',
        ': ',
        '-',
        '- ',
        '#',
        ' #',
        '"',
        "'",
        'x',
        '[]',
        '{',
        '.',
        '?',
      ]);
      const changed = text.slice(0, at) + change + text.slice(at + dice(3));
      checkSame(changed);
      if (readBlocks(changed, 0)) read++;
    }
    assert.ok(read > 500, `only ${read}`);
  });
});

/** Where we read it at all. */
function checkSame(text: string): void {
  if (!readBlocks(text, 0)) return;
  const { root, problems } = parseDocument(text, { start: 0, end: text.length });
  const other = text + FOR_THE_LIBRARY;
  const expected = parseDocument(other, { start: 0, end: other.length });
  assert.deepStrictEqual({ root, problems }, { root: expected.root, problems: expected.problems }, text);
}
