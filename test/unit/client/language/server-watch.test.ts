import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { createServerWatch, type ServerWatch } from '../../../../src/client/language/server-watch.ts';

const A = 'file:///a.yaml';
const B = 'file:///b.yaml';

describe('the watch over the language server', () => {
  let watch: ServerWatch;
  let tick: (() => void) | undefined;
  /** The pings without an answer yet. */
  let pings: PromiseWithResolvers<unknown>[];
  let sent: number;
  let stuck: (string | undefined)[];

  beforeEach(() => {
    [tick, pings, sent, stuck] = [undefined, [], 0, []];
    watch = createServerWatch({
      ping: () => {
        sent++;
        const ping = withResolvers();
        pings.push(ping);
        return ping.promise;
      },
      onStuck: (uri) => stuck.push(uri),
      everySecond: (callback) => {
        tick = callback;
        return () => {
          tick = undefined;
        };
      },
    });
  });
  const seconds = (count: number) => {
    for (let second = 0; second < count; second++) tick?.();
  };
  const answer = async (refused = false) => {
    for (const ping of pings.splice(0)) {
      if (refused) ping.reject(new Error('unknown method'));
      else ping.resolve(null);
    }
    await new Promise(setImmediate);
  };

  it('does nothing while nothing is asked', () => {
    assert.equal(tick, undefined);
    assert.equal(sent, 0);
  });

  it('says after ten seconds without an answer what the server is stuck with, and only once', () => {
    watch.begin(A);
    seconds(9);
    assert.deepEqual(stuck, []);
    seconds(20);
    assert.deepEqual(stuck, [A]);
    assert.equal(sent, 1);
    assert.equal(tick, undefined);
  });

  it('counts texts that are judged unasked', async () => {
    watch.changed(A);
    await answer();
    seconds(1);
    await answer();
    seconds(1);
    assert.equal(sent, 3, 'it is not judged yet');
    seconds(10);
    assert.deepEqual(stuck, [A]);
  });

  it('does not mind what takes long while the server answers others', async () => {
    watch.begin(A);
    for (let second = 0; second < 60; second++) {
      await answer(second % 2 === 1);
      seconds(1);
    }
    assert.deepEqual(stuck, []);
  });

  it('comes to rest when all is answered, and begins anew', async () => {
    watch.changed(A);
    const end = watch.begin(A);
    watch.judged(A);
    end();
    for (let second = 0; second < 5; second++) {
      await answer();
      seconds(1);
    }
    assert.equal(tick, undefined);
    assert.equal(sent, 2);
    watch.changed(B);
    assert.equal(sent, 3);
    seconds(10);
    assert.deepEqual(stuck, [B]);
  });

  it('suspects what began last, before what has been worked on since before a sign of life', async () => {
    watch.begin(B);
    await answer();
    seconds(1);
    await answer();
    watch.changed(A);
    watch.begin(A);
    watch.begin(B);
    seconds(12);
    assert.deepEqual(stuck, [A]);
  });

  it('suspects the first of many texts that is not judged', async () => {
    for (const uri of ['file:///1.yaml', A, B]) watch.changed(uri);
    await answer();
    watch.judged('file:///1.yaml');
    seconds(11);
    assert.deepEqual(stuck, [A]);
  });

  it('names no text where none is asked about', () => {
    watch.begin(undefined);
    seconds(10);
    assert.deepEqual(stuck, [undefined]);
  });

  it('forgets all when the server is another one', async () => {
    watch.changed(A);
    const before = pings.splice(0);
    watch.reset();
    seconds(20);
    assert.deepEqual(stuck, []);
    watch.begin(B);
    for (const ping of before) ping.resolve(null);
    await new Promise(setImmediate);
    seconds(10);
    assert.deepEqual(stuck, [B], 'the answer of the one before is none of this one');
  });

  it('does not take a late answer of the server before for a new silence', async () => {
    watch.begin(A);
    const before = pings.splice(0);
    watch.reset();
    watch.begin(B);
    await answer();
    for (const ping of before) ping.resolve(null);
    await new Promise(setImmediate);
    seconds(10);
    assert.equal(sent, 3, 'the second one is asked for a second sign of life, at once');
    assert.deepEqual(stuck, []);
  });
});

function withResolvers(): PromiseWithResolvers<unknown> {
  let resolve!: (value: unknown) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<unknown>((onResolve, onReject) => {
    [resolve, reject] = [onResolve, onReject];
  });
  return { promise, resolve, reject };
}

interface PromiseWithResolvers<Value> {
  readonly promise: Promise<Value>;
  resolve(value: Value): void;
  reject(error: unknown): void;
}
