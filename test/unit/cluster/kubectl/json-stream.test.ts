import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { jsonStream, lineStream } from '../../../../src/cluster/kubectl/json-stream.ts';

const OBJECTS = [
  { type: 'ADDED', object: { a: '} " \\ {', b: [{ c: 'ü — 中' }] } },
  { kind: 'Status', message: 'a "quoted" } word' },
  {},
];

describe('jsonStream', () => {
  const printed = Buffer.from(
    `${OBJECTS.map((one) => JSON.stringify(one, undefined, 4)).join('\n')}\n{"unfinished": "`,
  );

  for (const size of [1, 2, 3, 7, 1000]) {
    it(`cuts what comes in chunks of ${size} bytes`, () => {
      const found: unknown[] = [];
      const cut = jsonStream();
      for (let start = 0; start < printed.length; start += size) {
        // The memory of a chunk is used again by whoever reads a pipe.
        const chunk = Buffer.from(printed.subarray(start, start + size));
        for (const text of cut(chunk)) found.push(JSON.parse(text));
        chunk.fill(0x58);
      }
      assert.deepEqual(found, OBJECTS);
    });
  }

  it('passes over what is between objects', () => {
    const found = jsonStream()(Buffer.from('No resources found "}" \n{"a":1} , ] } {"b":2}'));
    assert.deepEqual([...found], ['{"a":1}', '{"b":2}']);
  });
});

describe('lineStream', () => {
  const printed = Buffer.from('one\n\nzwölf — 中\nunfinished');
  for (const size of [1, 2, 3, 5, 1000]) {
    it(`cuts what comes in chunks of ${size} bytes`, () => {
      const found: string[] = [];
      const cut = lineStream();
      for (let start = 0; start < printed.length; start += size) {
        const chunk = Buffer.from(printed.subarray(start, start + size));
        found.push(...cut(chunk));
        chunk.fill(0x58);
      }
      assert.deepEqual(found, ['one', '', 'zwölf — 中']);
    });
  }
});
