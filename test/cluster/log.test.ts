import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { stringify } from 'yaml';
import { apply } from '../../src/cluster/commands/apply.ts';
import { configView } from '../../src/cluster/commands/config-view.ts';
import { getInstallation } from '../../src/cluster/commands/get-installation.ts';
import { patchInstallation } from '../../src/cluster/commands/patch-installation.ts';
import type { ClusterErrorKind } from '../../src/cluster/errors/error.ts';
import type { ClusterCommand } from '../../src/cluster/kubectl/command.ts';
import { createKubectl } from '../../src/cluster/kubectl/kubectl.ts';
import { logLine } from '../../src/cluster/kubectl/log-line.ts';
import { type KubeconfigOptions, writeKubeconfig } from '../embedded-cluster/kubeconfig.ts';
import { type Bench, kubectls, startBench } from '../embedded-cluster/kubectl.ts';

/** What must never be in a log; each occurs in one place only, so that a failure names the leak. */
const SECRETS = {
  token: 'token-of-the-kubeconfig',
  wrongToken: 'another-token-of-the-kubeconfig',
  password: 'password-of-the-kubeconfig',
  broken: 'token-in-a-broken-kubeconfig',
  pluginError: 'what-the-plugin-says-on-stderr',
  pluginOutput: 'what-the-plugin-says-on-stdout',
  pluginToken: 'token-of-the-plugin',
  manifest: 'text-in-the-manifest',
  patch: 'text-in-the-patch',
};

const VERSION = 'client.authentication.k8s.io/v1beta1';
const CONTEXT = 'embedded';

for (const [name, program] of kubectls()) {
  describe(`${name}: the log`, () => {
    let bench: Bench;
    const lines: string[] = [];
    before(async () => {
      const [key, cert] = ['key.pem', 'cert.pem'].map((one) =>
        readFileSync(`test/fixtures/tls/${one}`, 'utf8'),
      );
      bench = await startBench(program, { tls: { key: key!, cert: cert! }, token: SECRETS.token });
      bench.cluster.control.setTokens([SECRETS.token, SECRETS.pluginToken]);
    });
    after(() => bench.stop());

    /** Runs a command, which ends as it is told to, and gives the line of it. */
    const logged = async <Input>(
      command: ClusterCommand<Input, unknown>,
      input: Input,
      ends: ClusterErrorKind | 'done',
      env: NodeJS.ProcessEnv = {},
      requestTimeoutMs = 20_000,
    ): Promise<string> => {
      let line = '';
      const kubectl = createKubectl({
        program,
        env: { ...bench.environment, ...env },
        requestTimeoutMs,
        onRun: (run) => {
          line = logLine(run);
        },
      });
      const result = await kubectl.run(command, input, { context: CONTEXT });
      assert.equal(result.ok ? 'done' : result.error.kind, ends, line);
      lines.push(line);
      return line;
    };
    const get = (ends: ClusterErrorKind | 'done', env?: NodeJS.ProcessEnv) =>
      logged(getInstallation, { name: 'default' }, ends, env);
    const config = (text: string) => {
      const file = path.join(bench.folder, 'another');
      writeFileSync(file, text);
      return { KUBECONFIG: file };
    };
    const user = (entry: KubeconfigOptions['user']) => {
      const file = path.join(bench.folder, 'user');
      writeKubeconfig(file, { url: bench.cluster.url, context: CONTEXT, user: entry });
      return { KUBECONFIG: file };
    };
    const plugin = (script: string) => {
      const command = path.join(bench.folder, 'plugin');
      writeFileSync(command, `#!/bin/sh\necho "${SECRETS.pluginError}" >&2\n${script}\n`);
      chmodSync(command, 0o755);
      return user({ exec: { apiVersion: VERSION, command } });
    };

    it('has the command line of each run, how long it took, and how it ended', async () => {
      assert.match(
        await get('done'),
        /kubectl\S* get installations\.v1\.operator\.tigera\.io\/default .*--context=embedded .*· \d+ ms · done$/,
      );
      assert.match(
        await logged(getInstallation, { name: 'other' }, 'not-found'),
        / · \d+ ms · not-found: .*"other" not found$/,
      );
    });

    it('has no credential of a kubeconfig', async () => {
      await get('unauthorized', user({ token: SECRETS.wrongToken }));
      await get('unauthorized', user({ username: 'me', password: SECRETS.password }));
      await logged(configView, undefined, 'done', user({ token: SECRETS.wrongToken }));
      const entries = [
        `users: [{ name: a, user: { token: [${SECRETS.broken}] } }]`,
        `users: ${SECRETS.broken}`,
        `{"users": [{"name": "a", "user": "${SECRETS.broken}"}]}`,
        `users:\n- name: a\n  user:\n   token: ${SECRETS.broken}\n  x: y: z`,
        `"${SECRETS.broken}`,
      ];
      for (const entry of entries) await get('bad-kubeconfig', config(`kind: Config\n${entry}\n`));
    });

    it('has nothing that a credential plugin printed', async () => {
      const credential = { apiVersion: VERSION, kind: 'ExecCredential' };
      const hand = (token: string) => `echo '${JSON.stringify({ ...credential, status: { token } })}'`;
      await get('done', plugin(hand(SECRETS.pluginToken)));
      await get('unauthorized', plugin(hand(SECRETS.pluginOutput)));
      await get('login-needed', plugin('exit 3'));
      await get('login-needed', plugin(`echo ${SECRETS.pluginOutput}`));
      await get('login-needed', plugin(`echo "Warning: ${SECRETS.pluginError}" >&2; exit 3`));
      await get('done', plugin(`echo "Warning: ${SECRETS.pluginError}" >&2; ${hand(SECRETS.pluginToken)}`));
      // kubectl is ended, and has said nothing itself.
      await logged(getInstallation, { name: 'default' }, 'timed-out', plugin('sleep 30'), 500);
      const refused = plugin(hand(SECRETS.pluginToken));
      bench.cluster.control.fault({ effect: { kind: 'status', code: 500 } });
      await get('failed', refused);
      bench.cluster.control.clearFaults();
    });

    it('has nothing of a manifest and of a patch', async () => {
      const manifest = (object: object) => ({ manifest: stringify(object) });
      const installation = (spec: object, labels: object = {}) =>
        manifest({
          apiVersion: 'operator.tigera.io/v1',
          kind: 'Installation',
          metadata: { name: 'default', labels },
          spec,
        });
      const resourceVersion = await bench.installation('{.metadata.resourceVersion}');
      const patch = { name: 'default', resourceVersion, spec: { variant: SECRETS.patch } };
      const line = await logged(patchInstallation, patch, 'invalid');
      assert.match(line, /'--patch=…'/);
      await logged(apply, installation({ variant: SECRETS.manifest }), 'invalid');
      await logged(apply, installation({ registry: { [SECRETS.manifest]: 1 } }), 'invalid');
      await logged(apply, installation({ [SECRETS.manifest]: 1 }), 'invalid');
      await logged(apply, { manifest: `a: ${SECRETS.manifest}: b` }, 'invalid');
      await logged(apply, { manifest: SECRETS.manifest }, 'invalid');
      await logged(apply, installation({ registry: `${SECRETS.manifest}/` }), 'done');
    });

    it('has no secret in any of these lines', () => {
      assert.ok(lines.length > 15);
      for (const [where, secret] of Object.entries(SECRETS)) {
        for (const line of lines) assert.ok(!line.includes(secret), `${where} is in the log: ${line}`);
      }
    });
  });
}
