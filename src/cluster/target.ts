import { existsSync } from 'node:fs';
import { configView, type Kubeconfig } from './commands/config-view.ts';
import { failure, type Result, success } from './errors/result.ts';
import { kubeconfigFiles } from './kubectl/kubeconfig-files.ts';
import type { Kubectl } from './kubectl/kubectl.ts';

/** Where an action goes: taken once, at its start, and named in every question. */
export interface Target {
  readonly context: string;
  /** The API server's address, fit to be shown and kept: see `secrets.ts`. */
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
  const { currentContext } = config.value;
  const about = { effect: 'reads', context: currentContext, program: kubectl.program } as const;
  const empty = whyEmpty(config.value, env);
  if (empty) return failure({ kind: 'bad-kubeconfig', detail: empty, ...about, context: '' });
  if (currentContext) return namedTarget(kubectl, config.value, currentContext);
  return failure({ kind: 'no-context', detail: NONE_CURRENT, ...about });
}

const NONE_CURRENT = 'the kubeconfig has contexts, but none of them is the current one';

/** A context by its name, out of what the kubeconfig has. */
export function namedTarget(
  { program }: Pick<Kubectl, 'program'>,
  { contexts }: Kubeconfig,
  context: string,
): Result<Target> {
  const found = contexts.find(({ name }) => name === context);
  if (found?.server) return success({ context, server: found.server });
  const about = { effect: 'reads', context, program } as const;
  if (!found) return failure({ kind: 'no-context', detail: 'no kubeconfig file defines it', ...about });
  // kubectl would go to localhost:8080.
  return failure({
    kind: 'bad-kubeconfig',
    detail: 'no kubeconfig file says where its cluster is',
    ...about,
  });
}

/** Why there is no context to choose from; undefined where there is one. */
export function whyEmpty({ contexts }: Kubeconfig, env: NodeJS.ProcessEnv): string | undefined {
  if (contexts.length > 0) return undefined;
  const files = kubeconfigFiles(env);
  if (!files.some((file) => existsSync(file))) return `there is no kubeconfig file (${files.join(', ')})`;
  return `the kubeconfig (${files.join(', ')}) has no contexts`;
}

/**
 * Looks at a pinned target again, before something is written: the name of the context that is current now. An error
 * where the pinned one is gone or has come to mean another cluster.
 */
export async function checkTarget(
  kubectl: Kubectl,
  target: Target,
  signal?: AbortSignal,
): Promise<Result<string>> {
  const config = await kubectl.run(configView, undefined, { signal });
  if (!config.ok) return config;
  const now = config.value.contexts.find(({ name }) => name === target.context);
  if (now?.server === target.server) return success(config.value.currentContext);
  const detail = now
    ? `it points to ${now.server} now, and pointed to ${target.server} when this began`
    : 'it is no longer in the kubeconfig';
  return failure({
    kind: 'no-context',
    detail,
    effect: 'reads',
    context: target.context,
    program: kubectl.program,
  });
}
