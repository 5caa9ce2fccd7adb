import { homedir } from 'node:os';
import path from 'node:path';

/** The files that kubectl reads: those of `KUBECONFIG`, else `~/.kube/config`. Whether they exist is another matter. */
export function kubeconfigFiles(env: NodeJS.ProcessEnv): string[] {
  const named = (env.KUBECONFIG ?? '').split(path.delimiter).filter((file) => file !== '');
  if (named.length === 0) return [path.join(env.HOME || env.USERPROFILE || homedir(), '.kube', 'config')];
  return [...new Set(named)];
}
