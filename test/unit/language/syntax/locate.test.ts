import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pathAt, spanOf, toJson } from '../../../../src/language/syntax/locate.ts';
import { parseDocument } from '../../../../src/language/syntax/parse.ts';
import { formatPath, parsePath } from '../../../../src/language/text/path.ts';
import { readMarks } from '../marked-text.ts';

const TEXT = `kind: Installation
spec:
  bgp: Enabled
  empty:
  pools:
  - cidr: "x"
    size: 1
  -
  flow: {a: 1, b: [2]}
anchor: &x {p: 1}
alias: *x
merged:
  <<: *x
`;
const root = parse(TEXT);

const SPANS: [path: string, mark: 'key' | 'value' | 'pair', text: string][] = [
  ['spec.bgp', 'value', 'Enabled'],
  ['spec.bgp', 'key', 'bgp'],
  ['spec.bgp', 'pair', 'bgp: Enabled'],
  ['spec.empty', 'value', 'empty'],
  ['spec.empty.below', 'value', 'empty'],
  ['spec.absent', 'value', 'spec'],
  ['spec.absent.deep', 'pair', 'spec'],
  ['absent', 'value', 'kind'],
  ['', 'value', 'kind'],
  ['spec.pools[0]', 'value', 'cidr: "x"\n    size: 1'],
  ['spec.pools[0]', 'key', 'cidr'],
  ['spec.pools[0].cidr', 'value', '"x"'],
  ['spec.pools[0].absent', 'value', 'cidr'],
  ['spec.pools[4]', 'value', 'pools'],
  ['spec.flow.b[0]', 'value', '2'],
  ['spec.bgp.below', 'value', 'bgp'],
  ['alias.p', 'value', '*x'],
  ['merged.p', 'key', '*x'],
];

describe('spanOf', () => {
  for (const [path, mark, text] of SPANS) {
    it(`${path || 'the root'}, ${mark}: ${JSON.stringify(text)}`, () => {
      const { start, end } = spanOf(root, parsePath(path)!, mark);
      assert.equal(TEXT.slice(start, end), text);
    });
  }

  it('has a place for what is not a map', () => {
    assert.deepEqual(spanOf(parse('- a\n'), ['spec'], 'value'), { start: 2, end: 3 });
    assert.deepEqual(spanOf(parse('a'), ['spec'], 'key'), { start: 0, end: 1 });
    assert.deepEqual(spanOf(parse('{}'), [], 'pair'), { start: 0, end: 2 });
  });
});

describe('pathAt', () => {
  for (const [marked, path, on] of [
    ['spec:\n  b$0gp: Enabled\n', 'spec.bgp', 'key'],
    ['spec:\n  bgp$0: Enabled\n', 'spec.bgp', 'key'],
    ['spec:\n  bgp: $0Enabled\n', 'spec.bgp', 'value'],
    ['spec:\n  bgp: Enabled$0\n', 'spec.bgp', 'value'],
    ['spec:\n  bgp: Enabled  $0\n', undefined, undefined],
    ['sp$0ec:\n  bgp: Enabled\n', 'spec', 'key'],
    ['spec:\n$0  bgp: Enabled\n', undefined, undefined],
    ['a:\n- b: 1\n  c: $02\n', 'a[0].c', 'value'],
    ['a: [1, $02]\n', 'a[1]', 'value'],
    ['{"a": {"b": tr$0ue}}', 'a.b', 'value'],
    ['x: &x {p: 1}\nz: *$0x\n', 'z', 'value'],
    ['x: &x {p: 1}\ny:\n  <<: *$0x\n', undefined, undefined],
    ['a: |\n  te$0xt\n', 'a', 'value'],
  ] as const) {
    it(`${JSON.stringify(marked)} is ${path === undefined ? 'nowhere' : `the ${on} of ${path}`}`, () => {
      const { text, cursor } = readMarks(marked);
      const place = pathAt(parse(text), cursor!);
      assert.deepEqual(
        place && [formatPath(place.path), place.on],
        path === undefined ? undefined : [path, on],
      );
    });
  }
});

describe('toJson', () => {
  it('takes a key __proto__ for a key', () => {
    const data = toJson(parse('__proto__: {polluted: 1}\nconstructor: 2\n')) as object;
    assert.equal(Object.getPrototypeOf(data), Object.prototype);
    assert.deepEqual(Object.keys(data), ['__proto__', 'constructor']);
  });
});

function parse(text: string) {
  return parseDocument(text).root!;
}
