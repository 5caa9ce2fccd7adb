import path from 'node:path';
import { SOCKET, TOKEN } from './wire.ts';

export interface Starter {
  readonly platform: NodeJS.Platform;
  /** The Node.js, or the Electron that can play it, to run the editor with. */
  readonly node: string;
  /** `dist/kube-editor.cjs`. */
  readonly program: string;
  /** A folder of ours for the script, of a plain name: see `scratchFolders`. */
  readonly folder: string;
  readonly socket: string;
  readonly token: string;
}

const NODE = 'CALICO_INSTALLATION_EDIT_NODE';
const PROGRAM = 'CALICO_INSTALLATION_EDIT_PROGRAM';

/** What kubectl needs in its environment, and the script to write first. */
export interface Start {
  readonly env: Readonly<Record<string, string>>;
  readonly script: { readonly file: string; readonly text: string };
}

/**
 * kubectl takes `KUBE_EDITOR` as it is where it holds no space, splits it at its spaces where it holds no quote or
 * backslash, and otherwise hands it to the user's shell, whatever that is (kubectl, `pkg/cmd/util/editor/editor.go`,
 * defaultEnvEditor). So it names a script in a folder of a plain name, and the paths that may hold anything travel in
 * variables, where nothing has to be quoted.
 */
export function editorCommand(starter: Starter): Start {
  const { platform, node, program, socket, token, folder } = starter;
  const env = { [SOCKET]: socket, [TOKEN]: token, [NODE]: node, [PROGRAM]: program };
  if (platform === 'win32') {
    const file = path.win32.join(folder, SCRIPTS[1]);
    return { env: { ...env, KUBE_EDITOR: file }, script: { file, text: CMD } };
  }
  // Not the script itself: temporary files may be on a disk that runs no programs.
  const file = path.posix.join(folder, SCRIPTS[0]);
  return { env: { ...env, KUBE_EDITOR: `/bin/sh ${file}` }, script: { file, text: SH } };
}

/** A terminal in which Node.js programs are debugged would debug the editor, too. */
const SH = `unset NODE_OPTIONS VSCODE_INSPECTOR_OPTIONS
ELECTRON_RUN_AS_NODE=1 exec "$${NODE}" "$${PROGRAM}" "$@"
`;

/** `cmd` puts in the values of variables before it looks for signs, but those in quotes, and `!` as it is set up here, stay. */
const CMD = [
  '@setlocal DisableDelayedExpansion',
  '@set ELECTRON_RUN_AS_NODE=1',
  '@set NODE_OPTIONS=',
  `@"%${NODE}%" "%${PROGRAM}%" %*`,
  '',
].join('\r\n');

/** What the script is called, on Windows the second. */
export const SCRIPTS: readonly [string, string] = ['edit.sh', 'edit.cmd'];

/** What the folders of listeners begin with; six letters follow. */
export const PREFIX = 'calico-edit-';

/** The socket in them; on Windows it is a pipe, which is in no folder. */
export const SOCKET_NAME = 'socket';

/** Of the path of a socket, in bytes: 103 on macOS, 107 on Linux. What is longer is cut off without a word. */
const LONGEST_SOCKET = 103;

/** Those of the folders for temporary files whose path nobody has to quote, and a socket in them can have. */
export function scratchFolders(
  platform: NodeJS.Platform,
  candidates: readonly (string | undefined)[],
): readonly string[] {
  const odd = platform === 'win32' ? /[\s&|<>^%!()'",;=`@+[\]{}]/ : /[\s'"\\]/;
  const isShort = (folder: string) =>
    platform === 'win32' ||
    Buffer.byteLength(path.posix.join(folder, `${PREFIX}XXXXXX`, SOCKET_NAME)) <= LONGEST_SOCKET;
  return candidates.flatMap((folder) => (folder && !odd.test(folder) && isShort(folder) ? folder : []));
}

/**
 * Why a kubectl that others start cannot hand over its file; undefined where it can. On Windows the path of the file
 * goes through `cmd` without quotes, unless it holds a space.
 */
export function obstacle(platform: NodeJS.Platform, temporary: string): string | undefined {
  if (platform !== 'win32' || temporary.includes(' ')) return undefined;
  const [sign] = /[&^%]/.exec(temporary) ?? [];
  return sign && `the folder for temporary files, ${temporary}, has \`${sign}\` in its path`;
}
