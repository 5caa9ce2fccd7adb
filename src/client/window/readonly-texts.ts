import * as vscode from 'vscode';
import { literalLine } from './literal.ts';

/** Texts that are only shown: a live object, a TigeraStatus, the page of a rule. */
export const VIEW_SCHEME = 'calico-installation-view';
/** Both sides of a change that waits for the user's word; its editor has buttons in its title bar. */
export const CHANGE_SCHEME = 'calico-installation-change';
/** Reports on a cluster that can be recreated, by a button in the title bar. */
export const REPORT_SCHEME = 'calico-installation-report';
/** How a change to a cluster goes on and ends; its title bar has Undo. */
export const ROLLOUT_SCHEME = 'calico-installation-rollout';

const SCHEMES = [VIEW_SCHEME, CHANGE_SCHEME, REPORT_SCHEME, ROLLOUT_SCHEME];

export interface ReadonlyTexts extends vscode.Disposable {
  /** Makes a text available; its path is what the tab shows, and an earlier text of the same path is replaced. */
  put(scheme: string, path: readonly string[], text: string): vscode.Uri;
  /**
   * Resolves when VS Code holds the text that was put there last. It keeps a text for a while after its tab is closed,
   * and takes in a later one of the same path only a moment after it is shown again.
   */
  settled(uri: vscode.Uri): Promise<void>;
}

/** Longer than VS Code takes to ask for a text, in milliseconds. */
const PATIENCE = 2000;

export function registerReadonlyTexts(): ReadonlyTexts {
  const texts = new Map<string, string>();
  // One for each scheme: VS Code complains of a provider that tells of another one's texts.
  const changes = new Map(SCHEMES.map((scheme) => [scheme, new vscode.EventEmitter<vscode.Uri>()]));
  const registrations = [...changes].map(([scheme, changed]) =>
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? gone(uri),
    }),
  );
  const closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString()));
  return {
    put(scheme, path, text) {
      // A context's name may hold slashes, as those of EKS do.
      const uri = vscode.Uri.from({
        scheme,
        path: `/${path.map((part) => literalLine(part).replaceAll('/', '∕')).join('/')}`,
      });
      texts.set(uri.toString(), text);
      changes.get(scheme)?.fire(uri);
      return uri;
    },
    async settled(uri) {
      const document = await vscode.workspace.openTextDocument(uri);
      const isThere = () => document.isClosed || document.getText() === texts.get(uri.toString());
      if (isThere()) return;
      let change: vscode.Disposable | undefined;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        change = vscode.workspace.onDidChangeTextDocument(() => isThere() && resolve());
        timer = setTimeout(resolve, PATIENCE);
      });
      change?.dispose();
      clearTimeout(timer);
    },
    dispose: () => vscode.Disposable.from(...registrations, closed, ...changes.values()).dispose(),
  };
}

/** VS Code opens the tabs of an earlier session again, and what they showed was kept nowhere. */
function gone({ scheme }: vscode.Uri): string {
  return [REPORT_SCHEME, ROLLOUT_SCHEME].includes(scheme)
    ? '# A page of an earlier session\n\nThis report is no longer current. *Calico: Verify calico-node* checks again; *Calico: Undo Cluster Change* lists the changes that can be undone.\n'
    : '';
}
