import * as vscode from 'vscode';
import type { ClusterError } from '../cluster/errors/error.ts';
import type { RemedyAction } from '../cluster/errors/remedy.ts';
import { typedLine } from '../cluster/kubectl/command-line.ts';
import { kubeconfigFiles } from '../cluster/kubectl/kubeconfig-files.ts';
import type { App } from './app.ts';
import { pickContext } from './commands/pick-context.ts';
import { MANAGE_TRUST } from './context/trust.ts';
import type { Offer } from './window/ui.ts';

/** The button for a remedy, and what it does. */
export function remedyOffer(
  app: App,
  action: RemedyAction,
  retry: () => Promise<void>,
  error?: ClusterError,
): Offer {
  switch (action) {
    case 'manage-trust':
      return {
        title: MANAGE_TRUST.title,
        run: async () => void (await vscode.commands.executeCommand(MANAGE_TRUST.command)),
      };
    case 'retry':
      return { title: 'Try Again', run: retry };
    case 'show-output':
      return { title: 'Show Output', run: async () => app.output.show() };
    case 'set-kubectl-path':
      return { title: 'Open Setting', run: () => openSetting('calicoInstallation.kubectl.path') };
    case 'set-time-limit':
      return { title: 'Open Setting', run: () => openSetting('calicoInstallation.kubectl.timeout') };
    case 'pick-context':
      return { title: 'Pick Context', run: () => pickAndRetry(app, retry) };
    case 'open-kubeconfig':
      return { title: 'Open kubeconfig', run: () => openKubeconfig(app, error) };
    case 'open-terminal':
      return { title: 'Open Terminal', run: () => openTerminal(app, error) };
  }
}

async function pickAndRetry(app: App, retry: () => Promise<void>): Promise<void> {
  const picked = await pickContext(app);
  if (picked === true) await retry();
  else if (picked) app.show(picked);
}

async function openSetting(id: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `@id:${id}`);
}

/** The file that the error is about, else the first that is there, else a new text that would be saved as the first. */
async function openKubeconfig({ env }: Pick<App, 'env'>, error: ClusterError | undefined): Promise<void> {
  const paths = kubeconfigFiles(env);
  const isMeant = (file: string) => error?.detail.includes(`"${file}"`) === true;
  const files = [...paths.filter(isMeant), ...paths].map((file) => vscode.Uri.file(file));
  for (const uri of files) {
    const exists = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (exists) {
      await vscode.window.showTextDocument(uri, { preview: false });
      return;
    }
  }
  const [first] = files;
  if (first) await vscode.window.showTextDocument(first.with({ scheme: 'untitled' }), { preview: false });
}

/** A terminal with a command that makes kubectl sign in; the user starts it. */
async function openTerminal(
  app: Pick<App, 'env' | 'kubectl' | 'ui'>,
  error: ClusterError | undefined,
): Promise<void> {
  // Perhaps another kubeconfig than that of the terminals of this window.
  const { KUBECONFIG } = app.env;
  const terminal = vscode.window.createTerminal({ name: 'Calico: sign in', env: { KUBECONFIG } });
  terminal.show();
  const argv = ['auth', 'can-i', 'get', 'installations.operator.tigera.io'];
  if (error?.context) argv.push(`--context=${error.context}`);
  const line = typedLine(app.kubectl().program, argv, process.platform);
  if (line !== undefined) return terminal.sendText(line, false);
  const message =
    'The command to sign in with is not typed for you: the name of the context, or the path of kubectl, contains characters that the shell may interpret.';
  app.ui.tell({ severity: 'warning', message });
}
