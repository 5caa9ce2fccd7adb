import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LONGEST_MANIFEST, readRegularFile } from '../../files/read-regular-file.ts';
import { type Files, IS_YAML } from './files.ts';

/** Of one workspace folder; what is beyond is not looked at. */
const MOST_FOLDERS = 5_000;
/** In them are other people's files, or none that anybody writes. */
const PASSED_OVER = /^(?:\..*|node_modules|vendor|dist|build|target|venv|__pycache__)$/;

/** Files by Node. Links are not followed, so no walk goes in circles. */
export const nodeFiles: Files = {
  pathOf(uri) {
    if (!uri.startsWith('file:')) return undefined;
    try {
      const path = fileURLToPath(uri).replaceAll('\\', '/');
      return path.startsWith('/') ? path : `/${path}`;
    } catch {
      return undefined;
    }
  },
  uriOf: (path) => pathToFileURL(nativePath(path)).href,
  async *below(root, signal) {
    const waiting = [root];
    for (let count = 0; count < MOST_FOLDERS && waiting.length > 0 && !signal.aborted; count++) {
      const folder = waiting.shift()!;
      const { files, folders } = await entriesOf(folder);
      waiting.push(...folders);
      yield* files;
    }
  },
  in: async (folder) => (await entriesOf(folder)).files,
  async read(path) {
    try {
      const bytes = await readRegularFile(nativePath(path), LONGEST_MANIFEST);
      return bytes.includes(0) ? undefined : bytes.toString('utf8');
    } catch {
      return undefined;
    }
  },
};

async function entriesOf(folder: string): Promise<{ files: string[]; folders: string[] }> {
  const prefix = folder === '/' ? '/' : `${folder}/`;
  const entries = await readdir(nativePath(folder), { withFileTypes: true }).catch(() => []);
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  const named = (isWanted: (entry: (typeof entries)[number]) => boolean) =>
    entries.filter(isWanted).map(({ name }) => prefix + name);
  return {
    files: named((entry) => entry.isFile() && IS_YAML.test(entry.name)),
    folders: named((entry) => entry.isDirectory() && !PASSED_OVER.test(entry.name)),
  };
}

/** `c:/x` of `/c:/x`. */
function nativePath(path: string): string {
  return /^\/[a-zA-Z]:(?:\/|$)/.test(path) ? path.slice(1) : path;
}
