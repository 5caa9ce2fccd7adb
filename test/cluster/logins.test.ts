import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import { getInstallation } from '../../src/cluster/commands/get-installation.ts';
import { getTigeraStatus } from '../../src/cluster/commands/get-tigerastatus.ts';
import { watchInstallation } from '../../src/cluster/commands/watch-objects.ts';
import { createKubectl, type Kubectl } from '../../src/cluster/kubectl/kubectl.ts';
import { createLogins, type Logins } from '../../src/cluster/kubectl/logins.ts';
import { writeKubeconfig } from '../embedded-cluster/kubeconfig.ts';
import { type Bench, kubectls, startBench } from '../embedded-cluster/kubectl.ts';

const VERSION = 'client.authentication.k8s.io/v1beta1';

for (const [name, program] of kubectls()) {
  describe(`${name}: one login at a time`, () => {
    let bench: Bench;
    let logins: Logins;
    let kubectl: Kubectl;
    const inFolder = (base: string) => path.join(bench.folder, base);
    const count = () =>
      existsSync(inFolder('asked')) ? readFileSync(inFolder('asked'), 'utf8').split('\n').length - 1 : 0;
    before(async () => {
      const [key, cert] = ['key.pem', 'cert.pem'].map((one) =>
        readFileSync(`test/fixtures/tls/${one}`, 'utf8'),
      );
      bench = await startBench(program, { tls: { key: key!, cert: cert! }, token: 'let-me-in' });
      const command = inFolder('login');
      // As real ones do, it asks its user only where it has no token yet; here a file is the user.
      writeFileSync(
        command,
        `#!/bin/sh
cd "$(dirname "$0")"
if [ ! -e token ]; then
  echo asked >> asked
  sleep 0.5
  [ -e user ] || { echo "nobody has signed in" >&2; exit 1; }
  echo let-me-in > token
fi
[ ! -e daemon ] || { setsid sleep 600 </dev/null >/dev/null & echo $! >> pids; }
echo '{"apiVersion": "${VERSION}", "kind": "ExecCredential", "status": {"token": "let-me-in"}}'
`,
      );
      chmodSync(command, 0o755);
      const user = { exec: { apiVersion: VERSION, command } };
      writeKubeconfig(inFolder('with plugin'), { url: bench.cluster.url, context: 'embedded', user });
    });
    after(() => bench.stop());
    beforeEach(() => {
      for (const file of ['asked', 'token', 'user', 'daemon', 'pids'])
        rmSync(inFolder(file), { force: true });
      logins = createLogins();
      const env = { ...bench.environment, KUBECONFIG: inFolder('with plugin') };
      kubectl = logins.guard(createKubectl({ program, env, requestTimeoutMs: 20_000 }));
    });

    const all = () =>
      Promise.all(
        [1, 2, 3].flatMap(() => [
          kubectl.run(getInstallation, { name: 'default' }, { context: 'embedded' }),
          kubectl.run(getTigeraStatus, undefined, { context: 'embedded' }),
        ]),
      );

    it('asks the user once where many calls begin together', async () => {
      writeFileSync(inFolder('user'), '');
      assert.ok((await all()).every(({ ok }) => ok));
      assert.equal(count(), 1);
      assert.ok(logins.mayCallUnasked('embedded'));
    });

    /** As token caches, tunnels and agents do: in a session of its own, with kubectl's standard error. */
    const leaveDaemon = () => {
      writeFileSync(inFolder('user'), '');
      writeFileSync(inFolder('daemon'), '');
    };
    const daemons = () =>
      existsSync(inFolder('pids'))
        ? readFileSync(inFolder('pids'), 'utf8').trim().split('\n').map(Number)
        : [];

    it('waits for no daemon that the login has left running, and lets who waits behind it get on', async () => {
      leaveDaemon();
      try {
        assert.ok((await all()).every(({ ok }) => ok));
        assert.equal(count(), 1);
        const ended = new AbortController();
        const watched = await kubectl.watch(
          watchInstallation,
          { name: 'default' },
          { context: 'embedded', signal: ended.signal, onValue: () => ended.abort() },
        );
        assert.equal(!watched.ok && watched.error.kind, 'cancelled');
        // It lives on.
        assert.ok(daemons().length > 0);
        for (const pid of daemons()) process.kill(pid, 0);
      } finally {
        for (const pid of daemons()) process.kill(pid, 'SIGKILL');
      }
    });

    it('fails all of them where the login fails, and lets nothing call unasked until it has succeeded', async () => {
      for (const result of await all()) assert.equal(!result.ok && result.error.kind, 'login-needed');
      // kubectl itself may try a second time within one call.
      const asked = count();
      assert.ok(asked <= 8, `the user was asked ${asked} times`);
      assert.ok(!logins.mayCallUnasked('embedded'));
      writeFileSync(inFolder('user'), '');
      assert.ok((await all()).every(({ ok }) => ok));
      assert.equal(count(), asked + 1);
      assert.ok(logins.mayCallUnasked('embedded'));
    });
  });
}
