import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { editInstallation } from '../../../../src/cluster/commands/edit-installation.ts';
import { getInstallation } from '../../../../src/cluster/commands/get-installation.ts';
import type { ClusterErrorKind } from '../../../../src/cluster/errors/error.ts';
import { failure, type Result, success } from '../../../../src/cluster/errors/result.ts';
import type { Kubectl, WatchOptions } from '../../../../src/cluster/kubectl/kubectl.ts';
import { createLogins } from '../../../../src/cluster/kubectl/logins.ts';
import { fakeClock } from '../../fake-clock.ts';

/** A kubectl whose calls end when the test says so; those that have been started, oldest first. */
function slowKubectl() {
  const started: { context: string; end(kind?: ClusterErrorKind): Promise<void>; hear(): Promise<void> }[] =
    [];
  const start = <Value>(context: string, value: Value, options?: WatchOptions): Promise<Result<Value>> =>
    new Promise((resolve) => {
      started.push({
        context,
        async end(kind) {
          const about = { detail: `said ${kind}`, effect: 'reads', context, program: 'kubectl' } as const;
          resolve(kind ? failure({ kind, ...about }) : success(value));
          await soon();
        },
        async hear() {
          options?.onValue({});
          await soon();
        },
      });
    });
  const kubectl: Kubectl = {
    program: 'kubectl',
    run: (_command, _input, { context = '' } = {}) => start(context, undefined as never),
    watch: (_command, _input, options) => start(options.context, undefined, options),
  };
  return { kubectl, started };
}

function soon(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const PATIENCE = 50;

function setUp() {
  const changes: string[] = [];
  const { kubectl, started } = slowKubectl();
  const logins = createLogins({ onChange: (context) => changes.push(context), watchPatienceMs: PATIENCE });
  const guarded = logins.guard(kubectl);
  const get = (context = 'prod', signal?: AbortSignal) =>
    guarded.run(getInstallation, { name: 'default' }, { context, signal });
  const watch = (context = 'prod') =>
    guarded.watch({ id: 'w', neverEmpty: true, argv: () => [] }, undefined, { context, onValue: () => {} });
  return { logins, started, changes, guarded, get, watch };
}

describe('logins', () => {
  it('lets the first call of a context go alone, and the others at once when it has got through', async () => {
    const { started, get } = setUp();
    const calls = [get(), get(), get()];
    await soon();
    assert.equal(started.length, 1);
    await started[0]!.end();
    assert.equal(started.length, 3);
    await Promise.all(started.map(({ end }) => end()));
    assert.ok((await Promise.all(calls)).every(({ ok }) => ok));
    void get();
    void get();
    await soon();
    assert.equal(started.length, 5);
  });

  it('does not make one context wait for another', async () => {
    const { started, get } = setUp();
    void get('a');
    void get('b');
    await soon();
    assert.deepEqual(
      started.map(({ context }) => context),
      ['a', 'b'],
    );
  });

  for (const kind of ['login-needed', 'unauthorized', 'timed-out'] as const) {
    it(`asks once where the login fails (${kind}): who waited fails in the same way`, async () => {
      const { started, get } = setUp();
      const calls = [get(), get(), get()];
      await soon();
      await started[0]!.end(kind);
      assert.equal(started.length, 1);
      for (const result of await Promise.all(calls)) assert.equal(!result.ok && result.error.kind, kind);
      // The user asks again.
      void get();
      await soon();
      assert.equal(started.length, 2);
    });
  }

  it('goes on one by one where the first is cancelled', async () => {
    const { started, get } = setUp();
    const calls = [get(), get(), get()];
    await soon();
    await started[0]!.end('cancelled');
    assert.equal(started.length, 2);
    await started[1]!.end();
    await started[2]!.end();
    assert.deepEqual(
      (await Promise.all(calls)).map(({ ok }) => ok),
      [false, true, true],
    );
  });

  it('lets all go where the first failed for another reason', async () => {
    const { started, get } = setUp();
    void get();
    void get();
    void get();
    await soon();
    await started[0]!.end('unreachable');
    assert.equal(started.length, 3);
  });

  it('lets who waits be cancelled', async () => {
    const { started, get } = setUp();
    const controller = new AbortController();
    void get();
    const waiting = get('prod', controller.signal);
    await soon();
    controller.abort();
    const result = await waiting;
    assert.equal(!result.ok && result.error.kind, 'cancelled');
    assert.equal(started.length, 1);
  });

  it('counts a first watch as through with its first value', async () => {
    const { started, watch, get } = setUp();
    void watch();
    void get();
    await soon();
    assert.equal(started.length, 1);
    await started[0]!.hear();
    assert.equal(started.length, 2);
  });

  it('does not wait for ever for a watch that prints nothing', async () => {
    const clock = fakeClock();
    try {
      const { started, watch, get } = setUp();
      void watch();
      void get();
      await soon();
      await clock.pass(PATIENCE - 5);
      assert.equal(started.length, 1);
      await clock.pass(5);
      assert.equal(started.length, 2);
      await started[0]!.end();
    } finally {
      clock.stop();
    }
  });

  it('does not let a command that waits for a person hold up others', async () => {
    const { started, guarded, get } = setUp();
    void guarded.run(editInstallation, { name: 'default' }, { context: 'prod' });
    void get();
    await soon();
    assert.equal(started.length, 2);
  });

  it('lets nothing call unasked from a failed login until a call has got through', async () => {
    const { logins, started, changes, get } = setUp();
    assert.ok(logins.mayCallUnasked('prod'));
    void get();
    await soon();
    await started[0]!.end('login-needed');
    assert.ok(!logins.mayCallUnasked('prod'));
    assert.ok(logins.mayCallUnasked('other'));
    void get();
    await soon();
    await started[1]!.end('unreachable');
    assert.ok(!logins.mayCallUnasked('prod'));
    void get();
    await soon();
    // Who is told that it is forbidden is signed in.
    await started[2]!.end('forbidden');
    assert.ok(logins.mayCallUnasked('prod'));
    assert.deepEqual(changes, ['prod', 'prod']);
  });

  it('begins anew where a token expires later on', async () => {
    const { logins, started, get } = setUp();
    void get();
    await soon();
    await started[0]!.end();
    void get();
    await soon();
    await started[1]!.end('unauthorized');
    assert.ok(!logins.mayCallUnasked('prod'));
    void get();
    void get();
    await soon();
    assert.equal(started.length, 3);
    logins.forget();
    assert.ok(logins.mayCallUnasked('prod'));
  });
});
