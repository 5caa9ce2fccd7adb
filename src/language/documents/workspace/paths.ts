/** Paths of files as the workspace names them: absolute, with `/` between the steps on every system. */

/** `/a/b` of `/a/b/c.yaml`; the root is its own folder. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end <= 0 ? '/' : path.slice(0, end);
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Where a relative path leads from a folder; undefined for what is no path below the root of the file system. */
export function join(folder: string, relative: string): string | undefined {
  const steps = folder.split('/').filter((step) => step !== '');
  for (const step of relative.replaceAll('\\', '/').split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return `/${steps.join('/')}`;
}

/** The folder and those around it, the innermost first, up to and with one of the roots, if it is in one. */
export function upwards(folder: string, roots: readonly string[]): string[] {
  const root = roots
    .filter((one) => folder === one || folder.startsWith(one === '/' ? one : `${one}/`))
    .sort((one, other) => other.length - one.length)[0];
  const folders = [folder];
  while (root !== undefined && folders.at(-1) !== root) folders.push(folderOf(folders.at(-1)!));
  return folders;
}
