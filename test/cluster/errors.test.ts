import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { getInstallation } from '../../src/cluster/commands/get-installation.ts';
import { patchInstallation } from '../../src/cluster/commands/patch-installation.ts';
import type { ClusterErrorKind } from '../../src/cluster/error.ts';
import { createKubectl } from '../../src/cluster/kubectl.ts';
import { explain } from '../../src/cluster/remedy.ts';
import type { Result } from '../../src/cluster/result.ts';
import { currentTarget } from '../../src/cluster/target.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { type Bench, kubectls, startBench } from './kubectl.ts';

for (const [name, program] of kubectls()) {
  describe(`${name}: what goes wrong, in words`, () => {
    let bench: Bench;
    before(async () => {
      bench = await startBench(program);
    });
    afterEach(() => {
      bench.cluster.control.clearFaults();
      bench.cluster.control.deny([]);
      bench.cluster.control.setTokens(undefined);
    });
    after(() => bench.stop());

    interface Given {
      readonly program?: string;
      readonly env?: NodeJS.ProcessEnv;
      readonly timeoutMs?: number;
    }
    const kubectl = ({ program: other = program, env = {}, timeoutMs = 20_000 }: Given = {}) =>
      createKubectl({
        program: other,
        env: { ...bench.environment, ...env },
        requestTimeoutMs: timeoutMs,
      });
    const context = 'embedded';
    const get = (given?: Given, signal?: AbortSignal) =>
      kubectl(given).run(getInstallation, { name: 'default' }, { context, signal });
    const file = (base: string, text: string) => {
      const target = path.join(bench.folder, base);
      writeFileSync(target, text);
      return target;
    };
    const fails = (result: Result<unknown>, kind: ClusterErrorKind, happened: RegExp, remedy: RegExp) => {
      assert.ok(!result.ok, 'it succeeded');
      const words = explain(result.error);
      assert.equal(result.error.kind, kind, words.happened);
      assert.match(words.happened, happened);
      assert.match(words.remedy, remedy);
    };

    it('kubectl was renamed', async () => {
      const empty = path.join(bench.folder, 'empty');
      mkdirSync(empty, { recursive: true });
      fails(
        await get({ program: 'kubectl', env: { PATH: empty } }),
        'kubectl-missing',
        /^kubectl was not found: there is no `kubectl` on the PATH\.$/,
        /^Install kubectl/,
      );
    });

    it('the kubeconfig is empty', async () => {
      const env = { KUBECONFIG: file('nothing', '') };
      fails(
        await currentTarget(kubectl({ env }), env),
        'bad-kubeconfig',
        /^kubectl has no cluster to talk to: the kubeconfig \(.*nothing\) has no contexts\.$/,
        /^Mend the kubeconfig/,
      );
    });

    it('the kubeconfig cannot be read', async () => {
      const env = { KUBECONFIG: file('broken', 'a: b: c') };
      fails(await get({ env }), 'bad-kubeconfig', /error loading config file ".*broken"/, /^Mend the kube/);
    });

    it('the context is not there', async () => {
      const gone = await kubectl().run(getInstallation, { name: 'default' }, { context: 'gone' });
      fails(gone, 'no-context', /^kubectl cannot use the context `gone`/, /^Choose a context/);
    });

    it('nobody listens', async () => {
      const dead = path.join(bench.folder, 'dead');
      writeKubeconfig(dead, { url: 'http://127.0.0.1:1', context });
      fails(
        await get({ env: { KUBECONFIG: dead } }),
        'unreachable',
        /^The cluster of context `embedded` does not answer: .*127\.0\.0\.1:1/,
        /^Check that it runs/,
      );
    });

    it('401', async () => {
      bench.cluster.control.setTokens(['another']);
      fails(
        await get(),
        'unauthorized',
        /^The cluster of context `embedded` does not accept your credentials/,
        /Sign in again from a terminal/,
      );
    });

    it('403', async () => {
      bench.cluster.control.deny([{ resource: 'installations' }]);
      fails(
        await get(),
        'forbidden',
        /^You are not allowed to do that in context `embedded`: .*cannot get resource "installations"/,
        /^Ask an administrator/,
      );
    });

    it('404', async () => {
      const found = await kubectl().run(getInstallation, { name: 'other' }, { context });
      fails(found, 'not-found', /^It is not there, in context `embedded`: .*"other" not found/, /^Check the/);
    });

    const patch = (spec: { nonPrivileged: string | boolean }, resourceVersion: string) =>
      kubectl().run(patchInstallation, { name: 'default', resourceVersion, spec }, { context });

    it('409', async () => {
      fails(
        await patch({ nonPrivileged: 'Enabled' }, '1'),
        'conflict',
        /^Somebody else has changed the object in context `embedded` meanwhile/,
        /^Nothing was written\./,
      );
    });

    it('422', async () => {
      const version = await bench.installation('{.metadata.resourceVersion}');
      fails(
        await patch({ nonPrivileged: true }, version),
        'invalid',
        /^The API server of context `embedded` refuses it: .*nonPrivileged/,
        /^Nothing was written\. Mend the fields/,
      );
    });

    it('500', async () => {
      bench.cluster.control.fault({ effect: { kind: 'status', code: 500 }, path: 'installations' });
      fails(await get(), 'failed', /failed in context `embedded`/, /^The output has the command line/);
    });

    it('the API server is slow', async () => {
      await get();
      bench.cluster.control.fault({ effect: { kind: 'latency', ms: 4000 }, path: 'installations' });
      fails(
        await get({ timeoutMs: 1000 }),
        'timed-out',
        /^The cluster of context `embedded` took too long to answer/,
        /^Try again/,
      );
    });

    it('the user cancels', async () => {
      bench.cluster.control.fault({ effect: { kind: 'latency', ms: 4000 }, path: 'installations' });
      const started = Date.now();
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 200);
      fails(await get({}, controller.signal), 'cancelled', /^Cancelled, in context `embedded`\.$/, /^$/);
      assert.ok(Date.now() - started < 3000);
    });

    it('what is called kubectl is something else', async () => {
      fails(
        await get({ program: 'echo' }),
        'bad-output',
        /^`echo` printed something unexpected/,
        /1\.20 or newer/,
      );
    });
  });

  describe(`${name}: credentials from a plugin`, () => {
    let bench: Bench;
    before(async () => {
      const [key, cert] = ['key.pem', 'cert.pem'].map((one) =>
        readFileSync(`test/fixtures/tls/${one}`, 'utf8'),
      );
      // kubectl keeps credentials, and the asking for them, from plain HTTP.
      bench = await startBench(program, { tls: { key: key!, cert: cert! }, token: 'let-me-in' });
    });
    after(() => bench.stop());

    const get = (env: NodeJS.ProcessEnv) =>
      createKubectl({ program, env: { ...bench.environment, ...env }, requestTimeoutMs: 20_000 }).run(
        getInstallation,
        { name: 'default' },
        { context: 'embedded' },
      );
    const plugin = (script: string, more: object = {}) => {
      const command = path.join(bench.folder, 'plugin');
      writeFileSync(command, `#!/bin/sh\n${script}\n`);
      chmodSync(command, 0o755);
      const kubeconfig = path.join(bench.folder, 'with plugin');
      const exec = { apiVersion: VERSION, command, ...more };
      writeKubeconfig(kubeconfig, { url: bench.cluster.url, context: 'embedded', user: { exec } });
      return { KUBECONFIG: kubeconfig };
    };
    const VERSION = 'client.authentication.k8s.io/v1beta1';
    const wantsLogin = async (env: NodeJS.ProcessEnv) => {
      const result = await get(env);
      assert.ok(!result.ok, 'it succeeded');
      const words = explain(result.error);
      assert.equal(result.error.kind, 'login-needed', words.happened);
      assert.match(words.happened, /^Context `embedded` wants you to sign in/);
      assert.match(words.remedy, /^Sign in from a terminal/);
      assert.equal(words.actions[0], 'open-terminal');
    };

    it('the plugin fails', () => wantsLogin(plugin('echo "token expired" >&2; exit 1')));
    it('the plugin wants a terminal', () =>
      wantsLogin(
        plugin('[ -t 0 ] || { echo "stdin is no terminal" >&2; exit 1; }', { interactiveMode: 'Always' }),
      ));
    it('the plugin is not there', () => wantsLogin(plugin('', { command: '/nowhere/login' })));

    it('the plugin works', async () => {
      const credential = { apiVersion: VERSION, kind: 'ExecCredential', status: { token: 'let-me-in' } };
      const result = await get(plugin(`echo '${JSON.stringify(credential)}'`));
      assert.ok(result.ok, JSON.stringify(result));
    });

    it('the plugin hands out a token that has expired', async () => {
      const credential = { apiVersion: VERSION, kind: 'ExecCredential', status: { token: 'too old' } };
      const result = await get(plugin(`echo '${JSON.stringify(credential)}'`));
      assert.equal(!result.ok && result.error.kind, 'unauthorized');
    });
  });
}
