import { type ClusterCommand, installationArgument } from '../kubectl/command.ts';

/**
 * `kubectl edit`, which asks the editor of its environment for the text as often as the API server refuses it. The
 * answer tells whether something was written.
 */
export const editInstallation: ClusterCommand<{ readonly name: string }, { readonly changed: boolean }> = {
  id: 'edit-installation',
  effect: 'writes',
  scope: 'cluster',
  unhurried: true,
  argv: ({ name }) => [
    'edit',
    installationArgument(name),
    '--output=yaml',
    '--validate=true',
    '--save-config=false',
    '--output-patch=false',
    // Windows, too: the text goes through VS Code, which keeps line ends as they are.
    '--windows-line-endings=false',
  ],
  // Told of its format, it prints what was written, and nothing where nothing was.
  parse: (stdout) => ({ changed: /\S/.test(stdout) }),
};
