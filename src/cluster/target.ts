import { existsSync } from 'node:fs';
import { configView } from './commands/config-view.ts';
import { kubeconfigFiles } from './kubeconfig-files.ts';
import type { Kubectl } from './kubectl.ts';
import { failure, type Result, success } from './result.ts';

/** Where an action goes: taken once, at its start, and named in every question. */
export interface Target {
  readonly context: string;
  /** The API server's address. */
  readonly server: string;
}

/** The current context. Does not contact the cluster. */
export async function currentTarget(
  kubectl: Kubectl,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<Result<Target>> {
  const config = await kubectl.run(configView, undefined, { signal });
  if (!config.ok) return config;
  const { currentContext, contexts } = config.value;
  const about = { effect: 'reads', context: currentContext, program: kubectl.program } as const;
  if (!currentContext)
    return failure({ kind: 'no-context', detail: whyNone(contexts.length, env), ...about });
  const context = contexts.find(({ name }) => name === currentContext);
  if (!context) return failure({ kind: 'no-context', detail: 'no kubeconfig file defines it', ...about });
  return success({ context: context.name, server: context.server });
}

function whyNone(contexts: number, env: NodeJS.ProcessEnv): string {
  const files = kubeconfigFiles(env);
  if (!files.some((file) => existsSync(file))) return `there is no kubeconfig file (${files.join(', ')})`;
  if (contexts === 0) return `the kubeconfig (${files.join(', ')}) has no contexts`;
  return 'the kubeconfig has contexts, but none of them is the current one';
}

export function isSameTarget(one: Target, other: Target): boolean {
  return one.context === other.context && one.server === other.server;
}
