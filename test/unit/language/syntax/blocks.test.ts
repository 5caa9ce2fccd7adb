import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { Parser } from 'yaml';
import type { Reading, Source } from '../../../../src/language/syntax/document.ts';
import { readWhole } from '../../../../src/language/syntax/parse.ts';
import { readBlocks } from '../../../../src/language/syntax/reader/blocks.ts';
import { splitDocuments } from '../../../../src/language/syntax/split.ts';
import { maskTemplates } from '../../../../src/language/syntax/template/mask.ts';
import { diceOf, randomMap, writeManifest } from './random-manifest.ts';
import { RandomYaml, slipped, TEMPLATES } from './random-yaml.ts';

/** As many random texts of each kind; `CALICO_TEST_YAML` asks for more. */
const TEXTS = Number(process.env.CALICO_TEST_YAML ?? 10_000);

describe('blocks', () => {
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
    'a: "Calico"#c\nb: 1\n',
    "a: 'b'#c\nb: [c]#d\ne: {}#f\ng: *h#i\n",
    '  a: 1\n  b: 2\n',
    'a: http://x.y/z?q=1&r=*#frag\n',
    'a: "# no comment: \' {}"\n',
    'a: 1.5\nb: 2001-01-01\nc: 0x1F\nd: ~\ne: null\n',
    // Keys that are repeated.
    'a: 1\nb: 2\na: 3\n',
    'a:\n  b: 1\n  "b": 2\nc: {d: 1, d: 2}\n',
    'apiVersion: v1\nkind: A\nspec: 1\n\napiVersion: v1\nkind: B\nspec: 2\n',
    // Brackets and braces.
    'a: [b, c]\nd: {e: f, "g":1, h: , i}\n',
    'a: [\n  b, # c\n  [d, {e: "f"}],\n]\ng: {\n  h: 1,\n  i: [ ] }\n',
    'a:\n  {b: 1,\n  c: 2}\n',
    '{"a": {"b": [1, 2, {"c": null}]},\n\t"d": "e"}\n',
    'a: [b, {c: d}\ne: f\ng:\n  h: 1\ni: 2\n',
    'a: [b\n]\nc: {d: e\n  f: g}\nh: 1\n',
    '{a # b:\n}\n',
    '1:\n#}\n c\nc\n',
    '{a: b\n# c\n}\n',
    'a:\n :\n!b {\n',
    // Quotes.
    "a: \"b\\n\\u00e9\\\"c\"\nd: 'it''s'\n",
    'a: "b\n  c\n\n  d"\ne: \'f\n  g\'\nh: i\n',
    'a: "b\nc: d\ne: "f"\n',
    'a: "b\nc: d\n',
    "a:\n  b: 'c\n  d: e\nf: g\n",
    'a: "\\q"\nb: "c" d\n',
    // Block scalars.
    'a: |\n  b\n  # no comment\nc: >-\n    d\n    e\n\nf: |+\n  g\n\n\nh: 1\n',
    'a:\n  - |2\n     b\n  - >x\n    c\n',
    // Anchors, aliases and merges.
    'a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  b: 2\n',
    'a: &x\n  b: [1, &y 2]\nc: &z\n- *x\n- *y\nd: {<<: [*x, {e: 1}], f: *z}\n',
    'a: *x\nb: &x [*x]\nc: *x\n',
    'a: &x 1\nb: &y [*x]\nc: &x 2\nd: *y\n',
    'a: &x *y\nb: &\nc: *\n',
    '<<: {a: 1}\nb: 1\n<<: 5\n<<:\n',
    // Templates.
    'a: {{ .Values.b }}\nc: "$(d)" # {{ e }}\nf:\n- {{ g }}\n- h: $(i)\n  <j>: k\n',
    'a:\n{{- if .b }}\n  c: 1\n{{- else }}\n  c: 2\n{{- end }}\n- {{ d }}\n  {{ e }}: f\n',
    'a:\n- {{ include "b" . | nindent 2 }}\n-\n  {{ c }}\nd: |\n  $(e)\n',
    // Lines that are not finished, or stand in the wrong place.
    'a: 1\nfoo\nb: 2\n',
    'a:\n  foo\n  b: 1\n  c: 2\nd: 3\n',
    'a:\n  b: 1\n  c:\n    d: 1\n  f\ng: 2\n',
    'a:\n  b:\n    c: 1\nfoo\n',
    'a:\n  - b: 1\n    foo\n  - c: 2\n',
    'a:\n  b: 1\n c: 2\n  d: 3\ne: 4\n',
    'a: b: c\nd: 1\n',
    'a:\n  b: c\n    d: e\n  f: 1\ng: 2\n',
    'a: 1\n  b: 2\nc: 3\n',
    'a:\n\tb: 1\nc: 2\n',
    'a: 1\n\tb: 2\nc:\td\ne: f\t\ng: |\n  h\n\ti\n',
    'a:\n- b\nc\n- d\n',
    // What else YAML has.
    'a: !!str 1\nb: !x {c: 1}\n? d\n: e\nf : g\n',
    'a:\n  b\nc: d\n  e\n',
    'null: 1\n.inf: .inf\n',
    'é: è\n- \n',
    '- \n- a\n- # c\n  b: 1\n',
    'a: @b\nc: `d`\ne: - f\n%g: 1\n',
  ]) {
    it(`reads ${JSON.stringify(text)} as the library does`, () => {
      checkSame(text);
    });
  }

  for (const text of ['a: "Calico"#c\n', 'a: b\nc: d\n', 'a: [b, {"c": "d\\n"}]\n', 'a: &b c\nd: *b\n']) {
    it(`can read ${JSON.stringify(text)}`, () => {
      assert.ok(readBlocks(sourceOf(text)), 'left to the library');
    });
  }

  for (const text of ['', '# c\n', 'a\nb\n', '%YAML 1.2\n---\na: 1\n', '\uFEFFa: 1\n', 'a: 1\n}\nb: 2\n']) {
    it(`leaves ${JSON.stringify(text)} to the library`, () => {
      assert.equal(readBlocks(sourceOf(text)), undefined);
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

  const manifest = readFileSync('test/fixtures/installations/every-field.yaml', 'utf8');
  const excerpt = manifest.split('\n').slice(0, 32).join('\n');
  const KINDS: Record<string, (seed: number) => string> = {
    'random manifests': (seed) => {
      const dice = diceOf(seed);
      return writeManifest(dice, randomMap(dice, 3, 3));
    },
    'YAML of every construct': (seed) => new RandomYaml(diceOf(seed)).document(),
    'YAML of every construct with slips of the finger': (seed) => {
      const dice = diceOf(seed);
      return slipped(dice, new RandomYaml(dice).document());
    },
    'YAML with templates': (seed) => {
      const dice = diceOf(seed);
      return slipped(dice, new RandomYaml(dice).document(), TEMPLATES);
    },
    'a manifest with slips of the finger': (seed) => slipped(diceOf(seed), excerpt),
  };
  for (const [kind, write] of Object.entries(KINDS)) {
    it(`reads ${kind} as the library does`, function () {
      this.timeout(Math.max(120_000, 20 * TEXTS));
      const texts = Math.ceil(TEXTS / 5);
      let read = 0;
      for (let seed = 0; seed < texts; seed++) {
        const text = write(seed).replace(/\r(?!\n)/g, '\n');
        if (checkSame(text)) read++;
      }
      assert.ok(read > texts / 2, `only ${read}`);
    });
  }

  for (const [plain, other] of [
    ['  variant: Calico\n', '  variant: Calico\n  foo\n'],
    ['spec:\n', 'spec:\n  foo\n'],
    ['  variant: Calico\n', '  variant: [Calico\n'],
    ['  variant: Calico\n', '  variant: "Calico\n  registry: "x/"\n'],
    ['  variant: Calico\n', "  variant: 'Calico\n  registry: 'x/'\n"],
    ['  variant: Calico\n', '  variant: Calico\n  variant: "Cal\\x69co"\n'],
    ['  variant: Calico\n', '  variant: |\n    Calico\n'],
    ['        nodeSelector: all()\n', '        nodeSelector: all(): 1\n'],
    ['      - name: second\n', '      - &second\n        name: second\n        <<: *first\n'],
  ] as const) {
    it(`leaves little of a long text to the library at ${JSON.stringify(other)}`, () => {
      const text = manifest.replace(plain, other);
      assert.notEqual(text, manifest);
      const { reading, signs } = counted(() => readBlocks(sourceOf(text)));
      assert.ok(reading, 'left to the library');
      assert.ok(signs < 2_000, `${signs} of ${text.length} signs`);
      checkSame(text);
    });
  }
});

/** What is read, and how many signs the library was given for it. */
function counted<T>(read: () => T): { reading: T; signs: number } {
  const { parse } = Parser.prototype;
  let signs = 0;
  Parser.prototype.parse = function (source, incomplete) {
    signs += source.length;
    return parse.call(this, source, incomplete);
  };
  try {
    const reading = read();
    return { reading, signs };
  } finally {
    Parser.prototype.parse = parse;
  }
}

/** Whether it is read without a reading of the whole; then the two must be the same. */
function checkSame(text: string): boolean {
  const source = sourceOf(text);
  const reading = readBlocks(source);
  if (!reading) return false;
  const [found, expected] = [reading, readWhole(source)].map(comparable);
  // To compare deeply takes far longer.
  if (JSON.stringify(found) !== JSON.stringify(expected)) assert.deepEqual(found, expected, text);
  return true;
}

/** Templates are read around, as `parseDocument` does it. */
function sourceOf(part: string): Source {
  const masked = maskTemplates(part);
  return { part, text: masked?.text ?? part, branchAt: masked?.branchAt };
}

function comparable({ root, errors, problems }: Reading): object {
  return { root, errors: errors.map(({ code, pos, message }) => ({ code, pos, message })), problems };
}
