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
 * Hands Red Hat's YAML extension our schema as soon as it is active, and tells of every change of the shares. It is
 * never started by us.
 */
export function liveBesideYaml(changed: (shares: Shares) => void): vscode.Disposable {
  let shares = currentShares();
  let contributed = false;
  let joined = false;
  const look = () => {
    const extension = vscode.extensions.getExtension<YamlExtension>(RED_HAT);
    if (extension?.isActive && !contributed) contributed = contribute(extension.exports);
    // What it says of a text before it has our schema stays until the text is edited, so no moment is lost.
    if (extension && !extension.isActive && !joined && isYamlOpen()) {
      joined = true;
      extension.activate().then(look, () => {});
    }
    const now = currentShares();
    const isSame = now.syntax === shares.syntax && now.structure === shares.structure;
    shares = now;
    if (!isSame) changed(now);
  };
  look();
  return vscode.Disposable.from(
    vscode.extensions.onDidChange(look),
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('calicoInstallation.coexistence')) look();
    }),
  );
}

/** A YAML text activates it, as it does us, so from there on its activation can be joined. */
function isYamlOpen(): boolean {
  return vscode.workspace.textDocuments.some(({ languageId }) => languageId === 'yaml');
}

function contribute(extension: YamlExtension): boolean {
  return contributeSchema(extension, {
    textOf: (resource) =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === resource)?.getText(),
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
