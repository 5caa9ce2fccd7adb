/** `initializationOptions`; a client may leave each of them out. */
export interface InitializationOptions {
  /** What the address of a rule's page starts with; its id follows. Without it codes are no links. */
  rulePageBase?: string;
  /** The client has the commands of `LENS_COMMANDS`. Without it lenses only tell. */
  clientCommands?: boolean;
  /** The client's own command that opens the list of completions, to choose a value right behind its key. */
  suggestCommand?: string;
  /**
   * `push`: diagnostics are published although the client could ask for them (VS Code asks with a delay). Otherwise a
   * client that can ask is not told unasked.
   */
  diagnostics?: 'push';
  /** False where another extension reports what is wrong with the YAML itself; see the notification `syntaxDiagnostics`. */
  syntaxDiagnostics?: boolean;
  /** Nobody else gives YAML files an outline, folding, selection and links, so we do. */
  ownStructure?: boolean;
}

/** The commands that lenses call where `clientCommands` says that they exist; arguments: uri, position. */
export const LENS_COMMANDS = {
  target: 'calicoInstallation.setTargetVersion',
  compatibility: 'calicoInstallation.compareVersions',
  mode: 'calicoInstallation.explainNonPrivileged',
  apply: 'calicoInstallation.applyInstallation',
  diff: 'calicoInstallation.diffWithCluster',
  'check-cluster': 'calicoInstallation.checkCluster',
} as const;
