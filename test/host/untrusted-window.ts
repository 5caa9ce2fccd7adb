import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** User settings of a window that asks nobody for trust, and so has none. */
export const UNTRUSTED_SETTINGS = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

/**
 * A machine that notices what must not happen in such a window: every kubectl is one that writes down how it was
 * called, the kubeconfig is a pipe that nobody writes to, so that who opens it stays there, and temporary files have a
 * folder of their own. The workspace has settings that would like it otherwise. Returns the environment of the window.
 */
export function watchedMachine(scratch: string, workspace: string): NodeJS.ProcessEnv {
  const bin = path.join(scratch, 'bin');
  const temporary = path.join(scratch, 'tmp');
  const calls = path.join(scratch, 'kubectl-calls');
  const kubeconfig = path.join(scratch, 'kubeconfig-pipe');
  for (const folder of [bin, temporary, path.join(workspace, '.vscode')]) mkdirSync(folder);
  writeFileSync(calls, '');
  execFileSync('mkfifo', [kubeconfig]);
  const onPath = path.join(bin, 'kubectl');
  const ofWorkspace = path.join(workspace, 'kubectl');
  for (const program of [onPath, ofWorkspace]) {
    writeFileSync(program, recorder(calls), { mode: 0o755 });
  }
  writeFileSync(
    path.join(workspace, '.vscode/settings.json'),
    JSON.stringify({
      'calicoInstallation.kubectl.path': ofWorkspace,
      'calicoInstallation.integratedTerminal.kubectlEdit': true,
      'calicoInstallation.verify.execId': 'all',
    }),
  );
  return {
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    TMPDIR: temporary,
    KUBECONFIG: kubeconfig,
    CALICO_TEST_KUBECTL_CALLS: calls,
  };
}

/** Knows one context, so that what comes after the look at the kubeconfig is tried, too; and refuses the rest. */
function recorder(calls: string): string {
  const view = {
    'current-context': 'embedded',
    contexts: [{ name: 'embedded', context: { cluster: 'embedded', user: 'embedded' } }],
    clusters: [{ name: 'embedded', cluster: { server: 'https://127.0.0.1:1' } }],
  };
  return `#!/bin/sh
echo "$0 $*" >> '${calls}'
case "$*" in 'config view'*) echo '${JSON.stringify(view)}'; exit 0;; esac
echo 'The connection to the server 127.0.0.1:1 was refused' >&2
exit 1
`;
}
