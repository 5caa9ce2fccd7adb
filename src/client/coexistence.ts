import * as vscode from 'vscode';
import {
  type Coexistence,
  configuredSchemas,
  contributeSchema,
  type Shares,
  sharesOf,
  type YamlExtension,
} from './yaml-extension.ts';

const RED_HAT = 'redhat.vscode-yaml';

/** Who does what for YAML texts now: by the setting, and by whether Red Hat's YAML extension is there. */
export function currentShares(): Shares {
  return sharesOf(coexistence(), vscode.extensions.getExtension(RED_HAT) !== undefined);
}

/**
 * Hands Red Hat's YAML extension our schema once it is active, and tells of every change of the shares. It is not
 * waited for, and never started by us.
 */
export function liveBesideYaml(changed: (shares: Shares) => void): vscode.Disposable {
  let shares = currentShares();
  let contributed = false;
  const look = () => {
    const extension = vscode.extensions.getExtension<YamlExtension>(RED_HAT);
    if (extension?.isActive && !contributed) contributed = contribute(extension.exports);
    const now = currentShares();
    const isSame = now.syntax === shares.syntax && now.structure === shares.structure;
    shares = now;
    if (!isSame) changed(now);
  };
  look();
  return vscode.Disposable.from(
    vscode.extensions.onDidChange(look),
    // It is activated by a YAML text, as we are, and nothing tells when that is done; each text is an occasion.
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('calicoInstallation.coexistence')) look();
    }),
  );
}

function contribute(extension: YamlExtension): boolean {
  return contributeSchema(extension, {
    isSilenced: () => currentShares().isSilenced,
    configuredSchemas: (resource) => {
      const uri = vscode.Uri.parse(resource);
      const yaml = vscode.workspace.getConfiguration('yaml', uri);
      const isMatch = (pattern: string) =>
        vscode.languages.match({ pattern: glob(pattern) }, { uri } as vscode.TextDocument) > 0;
      return configuredSchemas(yaml.get('schemas'), isMatch, yaml.get('kubernetesVersion') || undefined);
    },
  });
}

/** Patterns of the setting fit anywhere in a path. */
function glob(pattern: string): string {
  return pattern.startsWith('/') || pattern.startsWith('**') ? pattern : `**/${pattern}`;
}

function coexistence(): Coexistence {
  return vscode.workspace.getConfiguration('calicoInstallation').get<Coexistence>('coexistence', 'auto');
}
