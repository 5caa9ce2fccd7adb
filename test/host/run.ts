/**
 * Runs a suite of `test/host` inside one VS Code, with a copy of the examples as its folder and the embedded cluster as
 * the current context: `node --import tsx test/host/run.ts VERSION [SUITE]`. The suite is `suite`; or `beside-yaml`,
 * in whose window what stands for Red Hat's YAML extension is installed; or `untrusted`, whose workspace is not trusted.
 *
 * Environment: `VSCODE_TEST_HOST`, `server` (the default) or `desktop`; `VSCODE_TEST_EXECUTABLE`, a desktop VS Code to
 * use instead of a downloaded one; `CALICO_TEST_RESULTS`, the file that the suite writes its counts to;
 * `CALICO_TEST_ONLY`, a part of the name of the only test file to run.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { startCluster } from './cluster.ts';
import { installKubernetesTools } from './kubernetes-tools.ts';
import { HOSTS, ROOT } from './machine.ts';
import { UNTRUSTED_SETTINGS, watchedMachine } from './untrusted-window.ts';
import { installExtension } from './window.ts';

const [version = 'stable', suite = 'suite'] = process.argv.slice(2);
const desktop = process.env.VSCODE_TEST_HOST === 'desktop';
const scratch = mkdtempSync(path.join(tmpdir(), 'calico-host-'));
const folder = path.join(scratch, 'workspace');
cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
const extensions = path.join(scratch, 'extensions');
mkdirSync(extensions);
if (suite === 'suite') installKubernetesTools(extensions);
if (suite === 'beside-yaml') installExtension(path.join(HOSTS, 'out/red-hat-yaml'), extensions);
const watched = suite === 'untrusted' ? watchedMachine(scratch, folder) : {};
const cluster = await startCluster(path.join(scratch, 'kubeconfig'));
try {
  await runTests({
    vscodeExecutablePath: desktop ? process.env.VSCODE_TEST_EXECUTABLE : path.join(HOSTS, 'out/vscode.mjs'),
    version,
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: path.join(HOSTS, 'out', suite, 'index.cjs'),
    launchArgs: [folder, `--user-data-dir=${path.join(scratch, 'data')}`, `--extensions-dir=${extensions}`],
    extensionTestsEnv: {
      VSCODE_TEST_VERSION: desktop ? undefined : version,
      KUBECONFIG: cluster.kubeconfig,
      CALICO_TEST_CONTROL: cluster.control,
      VSCODE_TEST_SETTINGS: suite === 'untrusted' ? JSON.stringify(UNTRUSTED_SETTINGS) : undefined,
      ...watched,
    },
  });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}
