import assert from 'node:assert/strict';
import type { Writable } from 'node:stream';
import { describe, it } from 'mocha';
import { outlet } from '../../../src/cli/io/outlet.ts';

const error = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });

describe('an outlet', () => {
  for (const [code, reports] of [
    ['EPIPE', 0],
    ['ECONNRESET', 0],
    ['ENOSPC', 1],
    ['EIO', 1],
  ] as const) {
    it(`${code}, thrown at the call or told of later: writes no more, reported ${reports} times`, () => {
      for (const isThrown of [true, false]) {
        const reported: unknown[] = [];
        let writes = 0;
        let listener: (one: Error) => void = () => {};
        const stream = {
          on: (_: string, one: typeof listener) => {
            listener = one;
          },
          write: () => {
            writes++;
            if (isThrown) throw error(code);
          },
        } as unknown as Writable;
        const write = outlet(stream, (one) => reported.push(one.code));
        write('one');
        listener(error(code));
        write('two');
        assert.equal(writes, 1);
        assert.deepEqual(reported, reports ? [code] : []);
      }
    });
  }
});
