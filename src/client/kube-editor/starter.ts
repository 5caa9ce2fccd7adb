import path from 'node:path';
import { SOCKET, TOKEN } from './wire.ts';

export interface Starter {
  readonly platform: NodeJS.Platform;
  /** The Node.js, or the Electron that can play it, to run the editor with. */
  readonly node: string;
  /** `dist/kube-editor.cjs`. */
  readonly program: string;
  /** A folder of ours, where a script may be put. */
  readonly folder: string;
  readonly socket: string;
  readonly token: string;
}

const NODE = 'CALICO_INSTALLATION_EDIT_NODE';
const PROGRAM = 'CALICO_INSTALLATION_EDIT_PROGRAM';

/** What kubectl needs in its environment, and the script to write first, if any. */
export interface Start {
  readonly env: NodeJS.ProcessEnv;
  readonly script: { readonly file: string; readonly text: string } | undefined;
}

/**
 * kubectl takes `KUBE_EDITOR` as it is where it holds no space, splits it at its spaces where it holds no quote or
 * backslash, and otherwise hands it to a shell (kubectl, `pkg/cmd/util/editor/editor.go`, defaultEnvEditor). Paths
 * travel in variables, so that no path has to be quoted whatever it holds.
 */
export function startOf(starter: Starter): Start {
  const { platform, node, program, socket, token, folder } = starter;
  const env = { [SOCKET]: socket, [TOKEN]: token, [NODE]: node, [PROGRAM]: program };
  if (platform !== 'win32') {
    const editor = `ELECTRON_RUN_AS_NODE=1 "$${NODE}" "$${PROGRAM}"`;
    // Any user's shell but a POSIX one might read that line in its own way.
    return { env: { ...env, KUBE_EDITOR: editor, SHELL: '/bin/sh' }, script: undefined };
  }
  // Through `cmd` kubectl's own quoting goes wrong. A script whose path has no space is started without it.
  const file = path.win32.join(folder, 'edit.cmd');
  const text = `@set ELECTRON_RUN_AS_NODE=1\r\n@"%${NODE}%" "%${PROGRAM}%" %*\r\n`;
  return { env: { ...env, KUBE_EDITOR: file }, script: { file, text } };
}

/** The folder for temporary files that {@link Starter.folder} may lie in: on Windows, one without a space. */
export function scratchFolder(
  platform: NodeJS.Platform,
  candidates: readonly (string | undefined)[],
): string | undefined {
  return candidates.find((folder) => folder && (platform !== 'win32' || !folder.includes(' ')));
}
