import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { stringify } from 'yaml';
import { getInstallation } from '../../src/cluster/commands/get-installation.ts';
import { patchInstallation } from '../../src/cluster/commands/patch-installation.ts';
import { CLUSTER_ERROR_KINDS, type ClusterErrorKind } from '../../src/cluster/errors/error.ts';
import { explainError, type RemedyAction } from '../../src/cluster/errors/remedy.ts';
import type { Result } from '../../src/cluster/errors/result.ts';
import { createKubectl } from '../../src/cluster/kubectl/kubectl.ts';
import { currentTarget } from '../../src/cluster/target.ts';
import { writeKubeconfig } from '../embedded-cluster/kubeconfig.ts';
import { type Bench, kubectls, startBench } from '../embedded-cluster/kubectl.ts';

const OTHER = { name: 'other', context: { cluster: 'calico-embedded', user: 'embedded-user' } };

/** What an error must say and offer. */
interface Expected {
  readonly kind: ClusterErrorKind;
  readonly happened: RegExp;
  readonly remedy: RegExp;
  readonly actions: readonly RemedyAction[];
}

/** What has been provoked so far. */
const provoked = new Set<ClusterErrorKind>();

function fails(result: Result<unknown>, expected: Expected): void {
  assert.ok(!result.ok, 'it succeeded');
  provoked.add(expected.kind);
  const words = explainError(result.error);
  assert.equal(result.error.kind, expected.kind, words.happened);
  assert.match(words.happened, expected.happened);
  assert.match(words.remedy, expected.remedy);
  assert.deepEqual(words.actions, expected.actions);
}

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

    it('kubectl was renamed', async () => {
      const empty = path.join(bench.folder, 'empty');
      mkdirSync(empty, { recursive: true });
      fails(await get({ program: 'kubectl', env: { PATH: empty } }), {
        kind: 'kubectl-missing',
        happened: /^kubectl was not found: there is no `kubectl` on the PATH\.$/,
        remedy: /^Install kubectl/,
        actions: ['set-kubectl-path', 'retry'],
      });
    });

    it('the kubeconfig is empty', async () => {
      const env = { KUBECONFIG: file('nothing', '') };
      fails(await currentTarget(kubectl({ env }), env), {
        kind: 'bad-kubeconfig',
        happened: /^kubectl has no cluster to connect to: the kubeconfig \(.*nothing\) has no contexts\.$/,
        remedy: /^Fix the kubeconfig/,
        actions: ['open-kubeconfig', 'retry'],
      });
    });

    it('the kubeconfig cannot be read', async () => {
      const env = { KUBECONFIG: file('broken', 'a: b: c') };
      fails(await get({ env }), {
        kind: 'bad-kubeconfig',
        happened: /error loading config file ".*broken"/,
        remedy: /^Fix the kube/,
        actions: ['open-kubeconfig', 'retry'],
      });
    });

    it('one of several kubeconfig files cannot be read', async () => {
      const files = [bench.environment.KUBECONFIG, file('second', 'a: b: c')];
      const env = { KUBECONFIG: files.join(path.delimiter) };
      fails(await currentTarget(kubectl({ env }), env), {
        kind: 'bad-kubeconfig',
        happened: /^kubectl has no cluster to connect to: error loading config file ".*second": yaml: /,
        remedy: /^Fix the kubeconfig/,
        actions: ['open-kubeconfig', 'retry'],
      });
    });

    it('the kubeconfig is a folder', async () => {
      const env = { KUBECONFIG: bench.folder };
      fails(await currentTarget(kubectl({ env }), env), {
        kind: 'bad-kubeconfig',
        happened: /error loading config file ".*": read .*: is a directory/,
        remedy: /^Fix the kubeconfig/,
        actions: ['open-kubeconfig', 'retry'],
      });
    });

    it('there is no kubeconfig', async () => {
      const env = { KUBECONFIG: [path.join(bench.folder, 'no'), '/nowhere/else'].join(path.delimiter) };
      fails(await currentTarget(kubectl({ env }), env), {
        kind: 'bad-kubeconfig',
        happened:
          /^kubectl has no cluster to connect to: there is no kubeconfig file \(.*no, \/nowhere\/else\)\.$/,
        remedy: /set `KUBECONFIG` to another one/,
        actions: ['open-kubeconfig', 'retry'],
      });
    });

    it('several kubeconfig files make one, and one that is not there does no harm', async () => {
      const contexts = file('contexts', stringify({ 'current-context': 'other', contexts: [OTHER] }));
      const files = [path.join(bench.folder, 'no'), contexts, bench.environment.KUBECONFIG];
      const env = { KUBECONFIG: files.join(path.delimiter) };
      const target = await currentTarget(kubectl({ env }), env);
      assert.deepEqual(target.ok && target.value, { context: 'other', server: bench.cluster.url });
      const found = await kubectl({ env }).run(getInstallation, { name: 'default' }, { context: 'other' });
      assert.ok(found.ok);
    });

    it('the current context is one that no file defines', async () => {
      const env = { KUBECONFIG: file('other', stringify({ 'current-context': 'gone', contexts: [OTHER] })) };
      fails(await currentTarget(kubectl({ env }), env), {
        kind: 'no-context',
        happened: /^kubectl cannot use the context `gone`: no kubeconfig file defines it\.$/,
        remedy: /^Choose a context/,
        actions: ['pick-context', 'open-kubeconfig'],
      });
    });

    it('the current context is of a cluster that no file defines', async () => {
      const env = { KUBECONFIG: file('other', stringify({ 'current-context': 'other', contexts: [OTHER] })) };
      fails(await currentTarget(kubectl({ env }), env), {
        kind: 'bad-kubeconfig',
        happened: /in context `other`: no kubeconfig file says where its cluster is\.$/,
        remedy: /^Fix the kubeconfig/,
        actions: ['open-kubeconfig', 'retry'],
      });
    });

    it('a file that the kubeconfig names is not there', async () => {
      const users = [
        { name: 'embedded-user', user: { 'client-certificate': 'no.crt', 'client-key': 'no.key' } },
      ];
      const files = [file('users', stringify({ users })), bench.environment.KUBECONFIG];
      fails(await get({ env: { KUBECONFIG: files.join(path.delimiter) } }), {
        kind: 'bad-kubeconfig',
        happened: /in context `embedded`: .*unable to read client-cert .*no\.crt/s,
        remedy: /^Fix the kubeconfig/,
        actions: ['open-kubeconfig', 'retry'],
      });
    });

    it('the context is not there', async () => {
      const gone = await kubectl().run(getInstallation, { name: 'default' }, { context: 'gone' });
      fails(gone, {
        kind: 'no-context',
        happened: /^kubectl cannot use the context `gone`/,
        remedy: /^Choose a context/,
        actions: ['pick-context', 'open-kubeconfig'],
      });
    });

    it('nobody listens', async () => {
      const dead = path.join(bench.folder, 'dead');
      writeKubeconfig(dead, { url: 'http://127.0.0.1:1', context });
      fails(await get({ env: { KUBECONFIG: dead } }), {
        kind: 'unreachable',
        happened: /^The cluster of context `embedded` does not answer: .*127\.0\.0\.1:1/,
        remedy: /^Check that it is running/,
        actions: ['retry', 'pick-context'],
      });
    });

    it('401', async () => {
      bench.cluster.control.setTokens(['another']);
      fails(await get(), {
        kind: 'unauthorized',
        happened: /^The cluster of context `embedded` does not accept your credentials/,
        remedy: /Sign in again from a terminal/,
        actions: ['open-terminal', 'retry'],
      });
    });

    it('403', async () => {
      bench.cluster.control.deny([{ resource: 'installations' }]);
      fails(await get(), {
        kind: 'forbidden',
        happened: /^You do not have permission in context `embedded`: .*cannot get resource "installations"/,
        remedy: /^Ask a cluster administrator/,
        actions: ['pick-context', 'show-output'],
      });
    });

    it('404', async () => {
      const found = await kubectl().run(getInstallation, { name: 'other' }, { context });
      fails(found, {
        kind: 'not-found',
        happened: /^Not found in context `embedded`: .*"other" not found/,
        remedy: /^Check the/,
        actions: ['pick-context', 'show-output'],
      });
    });

    const patch = (spec: { nonPrivileged: string | boolean }, resourceVersion: string) =>
      kubectl().run(patchInstallation, { name: 'default', resourceVersion, spec }, { context });

    it('409', async () => {
      fails(await patch({ nonPrivileged: 'Enabled' }, '1'), {
        kind: 'conflict',
        happened: /^The object was changed by somebody else in context `embedded` meanwhile/,
        remedy: /^Nothing was written\./,
        actions: ['retry'],
      });
    });

    it('422', async () => {
      const version = await bench.installation('{.metadata.resourceVersion}');
      fails(await patch({ nonPrivileged: true }, version), {
        kind: 'invalid',
        happened: /^The API server of context `embedded` refuses it: .*nonPrivileged/,
        remedy: /^Nothing was written\. Fix the fields/,
        actions: ['show-output'],
      });
    });

    it('500', async () => {
      bench.cluster.control.fault({ effect: { kind: 'status', code: 500 }, path: 'installations' });
      fails(await get(), {
        kind: 'failed',
        happened: /failed in context `embedded`/,
        remedy: /^The output channel has the command line/,
        actions: ['show-output', 'retry'],
      });
    });

    it('the API server is slow', async () => {
      await get();
      bench.cluster.control.fault({ effect: { kind: 'latency', ms: 4000 }, path: 'installations' });
      fails(await get({ timeoutMs: 1000 }), {
        kind: 'timed-out',
        happened: /^The cluster of context `embedded` took too long to answer/,
        remedy: /^Try again/,
        actions: ['retry', 'set-time-limit'],
      });
    });

    it('the user cancels', async () => {
      bench.cluster.control.fault({ effect: { kind: 'latency', ms: 4000 }, path: 'installations' });
      bench.cluster.control.clearRequests();
      const controller = new AbortController();
      const running = get({}, controller.signal);
      // Once it has asked, and while no answer is to come.
      await until(() => bench.cluster.control.requests().some(({ path }) => path.includes('installations')));
      controller.abort();
      fails(await running, {
        kind: 'cancelled',
        happened: /^Cancelled, in context `embedded`\.$/,
        remedy: /^$/,
        actions: [],
      });
    });

    it('what is called kubectl is something else', async () => {
      fails(await get({ program: 'echo' }), {
        kind: 'bad-output',
        happened: /^`echo` printed something unexpected/,
        remedy: /1\.20 or newer/,
        actions: ['set-kubectl-path', 'show-output'],
      });
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
    const wantsLogin = (happened: RegExp): Expected => ({
      kind: 'login-needed',
      happened,
      remedy: /^Sign in from a terminal, where kubectl can prompt you, then try again\.$/,
      actions: ['open-terminal', 'retry'],
    });

    it('the plugin fails', async () =>
      fails(
        await get(plugin('echo "token expired" >&2; exit 1')),
        wantsLogin(
          /^Context `embedded` requires you to sign in: getting credentials: .*exit (code|status) 1/,
        ),
      ));
    it('the plugin wants a terminal', async () =>
      fails(
        await get(
          plugin('[ -t 0 ] || { echo "stdin is no terminal" >&2; exit 1; }', { interactiveMode: 'Always' }),
        ),
        wantsLogin(/^Context `embedded` requires you to sign in: getting credentials: /),
      ));
    it('the plugin hands out nonsense', async () =>
      fails(
        await get(plugin('echo nonsense')),
        wantsLogin(/^Context `embedded` requires you to sign in: getting credentials: /),
      ));

    const lacks = (program: string, remedy: RegExp): Expected => ({
      kind: 'login-needed',
      happened: new RegExp(
        `^The credentials of context \`embedded\` come from the program \`${program}\`, which was not found\\.$`,
      ),
      remedy,
      actions: ['open-kubeconfig', 'retry'],
    });
    it('the plugin is not at its path', async () =>
      fails(await get(plugin('', { command: '/nowhere/login' })), lacks('/nowhere/login', /^Install it/)));
    it('the plugin is not on the PATH, and the kubeconfig says where to get it', async () =>
      fails(
        await get(plugin('', { command: 'my-login', installHint: 'Get it from my-login.test' })),
        lacks('my-login', /^The kubeconfig says of it: Get it from my-login\.test\. Install it/),
      ));

    it('the plugin works', async () => {
      const credential = { apiVersion: VERSION, kind: 'ExecCredential', status: { token: 'let-me-in' } };
      const result = await get(plugin(`echo '${JSON.stringify(credential)}'`));
      assert.ok(result.ok, JSON.stringify(result));
    });

    it('the plugin hands out a token that has expired', async () => {
      const credential = { apiVersion: VERSION, kind: 'ExecCredential', status: { token: 'too old' } };
      const result = await get(plugin(`echo '${JSON.stringify(credential)}'`));
      fails(result, {
        kind: 'unauthorized',
        happened: /^The cluster of context `embedded` does not accept your credentials: /,
        remedy: /^They may have expired\. Sign in again from a terminal/,
        actions: ['open-terminal', 'retry'],
      });
    });

    const trusting = (url: string, ca: string) => {
      const kubeconfig = path.join(bench.folder, 'trusting');
      const authority = readFileSync(`test/fixtures/tls/${ca}`, 'utf8');
      writeKubeconfig(kubeconfig, { url, context: 'embedded', token: 'let-me-in', authority });
      return { KUBECONFIG: kubeconfig };
    };
    it('the certificate of the server is the right one', async () => {
      const result = await get(trusting(bench.cluster.url, 'cert.pem'));
      assert.ok(result.ok, JSON.stringify(result));
    });
    it('the certificate of the server is by another authority', async () =>
      fails(await get(trusting(bench.cluster.url, 'another-ca.pem')), {
        kind: 'untrusted',
        happened:
          /^The certificate that the cluster of context `embedded` presents is not trusted: .*unknown authority\.$/,
        remedy: /^Nothing was sent to it\. .*`certificate-authority`/,
        actions: ['open-kubeconfig', 'retry'],
      }));
    it('the certificate of the server is for another name', async () =>
      fails(await get(trusting(bench.cluster.url.replace('127.0.0.1', 'localhost'), 'cert.pem')), {
        kind: 'untrusted',
        happened: /is not trusted: .*localhost\.$/,
        remedy: /the address in the kubeconfig/,
        actions: ['open-kubeconfig', 'retry'],
      }));
  });
}

/** A window without trust (`trusted-kubectl.test.ts`), and a disk that takes no manifest (`kubectl.test.ts`): no cluster has a part. */
const ELSEWHERE: ReadonlySet<string> = new Set(['restricted', 'no-manifest-file']);

describe('the kinds of errors', () => {
  it('have all been provoked by a real situation', () => {
    assert.deepEqual(
      CLUSTER_ERROR_KINDS.filter((kind) => !provoked.has(kind) && !ELSEWHERE.has(kind)),
      [],
    );
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}
