import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { textEdits } from '../../../../src/language/syntax/edit.ts';
import { parseDocument } from '../../../../src/language/syntax/parse.ts';
import { applyTextEdits, type PathEdit } from '../../../../src/language/text/edit.ts';
import { parsePath } from '../../../../src/language/text/path.ts';

type Case = [name: string, before: string, edits: PathEdit[], after: string];

const CASES: Case[] = [
  ['sets only the scalar', 'a: 1 # c\nb: 2\n', [set('a', 3)], 'a: 3 # c\nb: 2\n'],
  ['keeps double quotes', 'a: "x" # c\n', [set('a', 'y')], 'a: "y" # c\n'],
  ['keeps single quotes', "a: 'x'\n", [set('a', "it's")], "a: 'it''s'\n"],
  ['quotes what would be read as something else', 'a: x\n', [set('a', 'off')], 'a: "off"\n'],
  ['fills an empty value', 'a: # c\nb: 1\n', [set('a', 'x')], 'a: x # c\nb: 1\n'],
  ['fills an empty value in braces', '{a, b: 1}', [set('a', 'x')], '{a: x, b: 1}'],
  ['fills an empty item', 'a:\n-\n- b\n', [set('a[0]', 'x')], 'a:\n- x\n- b\n'],
  ['changes nothing that is so already', 'a: 0x10\n', [set('a', 16)], 'a: 0x10\n'],
  [
    'adds a key after its siblings',
    's:\n  a: 1 # c\n\n# d\nt: 1\n',
    [set('s.b', 2)],
    's:\n  a: 1 # c\n  b: 2\n\n# d\nt: 1\n',
  ],
  ['adds a key where the file lacks a last line end', 's:\n  a: 1', [set('s.b', 2)], 's:\n  a: 1\n  b: 2'],
  ['keeps CRLF', 's:\r\n  a: 1\r\n', [set('s.b.c', 2)], 's:\r\n  a: 1\r\n  b:\r\n    c: 2\r\n'],
  [
    'adds parents in the indentation around',
    's:\n    a: 1\n',
    [set('s.b.c', [1])],
    's:\n    a: 1\n    b:\n        c:\n            - 1\n',
  ],
  [
    'dashes as the text does',
    'a:\n- 1\n',
    [set('b.c', ['x', { d: 1 }])],
    'a:\n- 1\nb:\n  c:\n  - x\n  - d: 1\n',
  ],
  ['fills an empty map', 's: {} # c\n', [set('s.a', 1)], 's: # c\n  a: 1\n'],
  ['fills a key without a value', 's: # c\n', [set('s.a.b', 1)], 's: # c\n  a:\n    b: 1\n'],
  ['fills null', 's: null\nt: 1\n', [set('s.a', 1)], 's:\n  a: 1\nt: 1\n'],
  ['fills an empty list', 's: []\n', [set('s[0].a', 1)], 's:\n  - a: 1\n'],
  ['appends an item', 'a:\n- b: 1 # c\n', [set('a[1]', { b: 2, c: 3 })], 'a:\n- b: 1 # c\n- b: 2\n  c: 3\n'],
  ['adds to a map behind a dash', 'a:\n- b: 1\n', [set('a[0].c', 2)], 'a:\n- b: 1\n  c: 2\n'],
  ['adds in braces', 's: {a: 1}\n', [set('s.b', 'x, y')], 's: {a: 1, b: "x, y"}\n'],
  ['adds in brackets', 's: [ 1 ]\n', [set('s[1]', 2)], 's: [ 1, 2 ]\n'],
  ['adds after a last comma', 's: {a: 1,}\n', [set('s.b', 2)], 's: {a: 1, b: 2}\n'],
  ['adds to JSON on one line', '{"a":1}', [set('b', 'x')], '{"a":1,"b":"x"}'],
  [
    'adds to JSON in lines',
    '{\n  "a": 1\n}\n',
    [set('b.c', [true])],
    '{\n  "a": 1,\n  "b": {\n    "c": [\n      true\n    ]\n  }\n}\n',
  ],
  [
    'changes a map by what differs',
    's:\n  a: 1 # c\n  b: 2\n',
    [set('s', { a: 1, c: 3 })],
    's:\n  a: 1 # c\n  c: 3\n',
  ],
  ['puts a scalar for a block', 's: # c\n  a: 1\nt: 2\n', [set('s', 5)], 's: 5 # c\nt: 2\n'],
  ['puts a block for a scalar', 's: 5 # c\nt: 2\n', [set('s', { a: 1 })], 's: # c\n  a: 1\nt: 2\n'],
  ['writes a text of several lines as a literal', 'a: x\n', [set('b', 'p\nq\n')], 'a: x\nb: |\n  p\n  q\n'],
  ['starts an empty document', '# c\n', [set('a.b', 1)], '# c\na:\n  b: 1\n'],

  ['removes the line with its comment', 'a: 1\nb: 2 # c\nd: 3\n', [remove('b')], 'a: 1\nd: 3\n'],
  ['leaves the comment above', 'a: 1\n# b\nb: 2\n', [remove('b')], 'a: 1\n# b\n'],
  ['removes the last line of a file without line end', 'a: 1\nb: 2', [remove('b')], 'a: 1'],
  ['removes a block', 'a: 1\nb: # c\n  # d\n  e:\n  - 1\n\nf: 2\n', [remove('b')], 'a: 1\n\nf: 2\n'],
  ['removes the first pair behind a dash', 'a:\n- b: 1\n  c: 2\n', [remove('a[0].b')], 'a:\n- c: 2\n'],
  ['removes an item', 'a:\n- 1 # c\n- 2\n', [remove('a[0]')], 'a:\n- 2\n'],
  [
    'passes over an edit of an item that it has removed',
    'a:\n- b: 1\n- b: 2\n- b: 3\n',
    [remove('a[1]'), set('a[1].b', 9)],
    'a:\n- b: 1\n- b: 3\n',
  ],
  ['removes an item once', 'a:\n- 1\n- 2\n- 3\n', [remove('a[0]'), remove('a[0]')], 'a:\n- 2\n- 3\n'],
  ['leaves an empty list', 'a:\n- 1 # c\nb: 1\n', [remove('a[0]')], 'a: []\nb: 1\n'],
  ['leaves an empty map at the top', 's: # c\n  a: 1\n', [remove('s.a')], 's: {} # c\n'],
  ['leaves an empty map as an item', 's:\n- a: 1\n', [remove('s[0].a')], 's:\n- {}\n'],
  [
    'removes the map with its last key',
    's:\n  a: 1\n  b:\n    c:\n      d: 1\n',
    [remove('s.b.c.d')],
    's:\n  a: 1\n',
  ],
  ['removes from braces', 's: {a: 1, b: 2, c: 3}\n', [remove('s.b')], 's: {a: 1, c: 3}\n'],
  ['removes the first from braces', 's: { a: 1, b: 2 }\n', [remove('s.a')], 's: { b: 2 }\n'],
  ['removes the last from braces', 's: {a: 1, b: 2}\n', [remove('s.b')], 's: {a: 1}\n'],
  ['removes the last from JSON', '{\n  "a": 1,\n  "b": 2\n}\n', [remove('b')], '{\n  "a": 1\n}\n'],
  [
    'removes the first from JSON',
    '{\n  "a": [\n    1\n  ],\n  "b": 2\n}\n',
    [remove('a')],
    '{\n  "b": 2\n}\n',
  ],
  ['removes what is not there', 'a: 1\n', [remove('b.c')], 'a: 1\n'],

  ['renames', 'a: 1 # c\n', [rename('a', 'b')], 'b: 1 # c\n'],
  ['renames in quotes', '{"a": 1}', [rename('a', 'b')], '{"b": 1}'],
  ['does not rename onto a sibling', 'a: 1\nb: 2\n', [rename('a', 'b')], 'a: 1\nb: 2\n'],

  [
    'moves with comments',
    's:\n  # why\n  a: # c\n    # d\n    - 1\n  b: 2\nt: 1\n',
    [move('s.a', 'u.v.w')],
    's:\n  b: 2\nt: 1\nu:\n  v:\n    # why\n    w: # c\n      # d\n      - 1\n',
  ],
  ['moves out of a list', 'a:\n- b: 1 # c\n  d: 2\n', [move('a[0].b', 'b')], 'a:\n- d: 2\nb: 1 # c\n'],
  ['moves within JSON', '{"a": {"b": 1, "c": 2}}', [move('a.b', 'b')], '{"a": {"c": 2}, "b": 1}'],
  ['moves into braces', 'a: 1\nb: {c: 2}\n', [move('a', 'b.a')], 'b: {c: 2, a: 1}\n'],
  ['does not move onto something', 'a: 1\nb: 2\n', [move('a', 'b')], 'a: 1\nb: 2\n'],

  [
    'sets two keys under one missing parent',
    's:\n  a: 1\n',
    [set('s.p.x', 1), set('s.p.z', 2)],
    's:\n  a: 1\n  p:\n    x: 1\n    z: 2\n',
  ],
  ['removes siblings', 's:\n  a: 1\n  b: 2\n  c: 3\n', [remove('s.b'), remove('s.c')], 's:\n  a: 1\n'],
  [
    'does not drop a map that it fills',
    's:\n  p: # c\n    a: 1\n',
    [remove('s.p.a'), set('s.p.b', 2)],
    's:\n  p: # c\n    b: 2\n',
  ],
  ['names items as they were', 'a:\n- 1\n- 2\n- 3\n', [remove('a[0]'), remove('a[1]')], 'a:\n- 3\n'],
  ['sets a removed item no more', 'a:\n- b: 1\n- b: 2\n', [remove('a[0]'), set('a[1].b', 3)], 'a:\n- b: 3\n'],

  ['puts a value for an alias', 'a: &x {p: 1}\nb: *x\n', [set('b', 2)], 'a: &x {p: 1}\nb: 2\n'],
  ['does not reach through an alias', 'a: &x {p: 1}\nb: *x\n', [set('b.p', 2)], 'a: &x {p: 1}\nb: *x\n'],
  [
    'does not change what an alias repeats',
    'a: &x {p: 1}\nb: *x\n',
    [set('a.p', 2)],
    'a: &x {p: 1}\nb: *x\n',
  ],
  [
    'overrides what is merged',
    'a: &x {p: 1}\nb:\n  <<: *x\n',
    [set('b.p', 2)],
    'a: &x {p: 1}\nb:\n  <<: *x\n  p: 2\n',
  ],
  [
    'does not remove what is merged',
    'a: &x {p: 1}\nb:\n  <<: *x\n',
    [remove('b.p')],
    'a: &x {p: 1}\nb:\n  <<: *x\n',
  ],
  ['leaves a gap in a list to nobody', 'a:\n- 1\n', [set('a[2]', 1)], 'a:\n- 1\n'],
];

describe('textEdits', () => {
  for (const [name, before, edits, after] of CASES) {
    it(name, () => {
      const found = textEdits(parse(before), [], edits);
      assert.equal(applyTextEdits(before, found), after);
    });
  }

  it('touches no more than it must', () => {
    const text = 'spec:\n  bgp: Enabled # c\n  cni:\n    type: Calico\n';
    assert.deepEqual(textEdits(parse(text), ['spec'], [set('bgp', 'Disabled')]), [
      { span: { start: 13, end: 15 }, newText: 'Dis' },
    ]);
  });

  it('counts paths from the base', () => {
    const text = 'items:\n- spec:\n    a: 1\n';
    const edits = textEdits(parseDocument(text), ['items', 0], [set('spec.b', 2), remove('spec.a')]);
    assert.equal(applyTextEdits(text, edits), 'items:\n- spec:\n    b: 2\n');
  });
});

function set(path: string, value: unknown): PathEdit {
  return { op: 'set', path: parsePath(path)!, value };
}

function remove(path: string): PathEdit {
  return { op: 'remove', path: parsePath(path)! };
}

function rename(path: string, key: string): PathEdit {
  return { op: 'rename', path: parsePath(path)!, key };
}

function move(path: string, to: string): PathEdit {
  return { op: 'move', path: parsePath(path)!, to: parsePath(to)! };
}

function parse(text: string) {
  return parseDocument(text);
}
