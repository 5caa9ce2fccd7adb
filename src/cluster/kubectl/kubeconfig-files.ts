import { homedir } from 'node:os';
import path from 'node:path';

/** The absolute paths that kubectl reads: those of `KUBECONFIG`, else `~/.kube/config`. They need not exist. */
export function kubeconfigFiles(env: NodeJS.ProcessEnv): string[] {
  const named = (env.KUBECONFIG ?? '').split(path.delimiter).filter((file) => file !== '');
  if (named.length === 0) return [path.join(env.HOME || env.USERPROFILE || homedir(), '.kube', 'config')];
  return [...new Set(named.map((file) => path.resolve(file)))];
}

/** The environment with its kubeconfig files named so that they are found from any folder. */
export function withAbsoluteKubeconfig(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env.KUBECONFIG ? { ...env, KUBECONFIG: kubeconfigFiles(env).join(path.delimiter) } : env;
}
