import * as vscode from 'vscode';
import { configView, type Kubeconfig } from '../../cluster/commands/config-view.ts';
import { failure, type Result } from '../../cluster/errors/result.ts';
import { kubeconfigFiles } from '../../cluster/kubectl/kubeconfig-files.ts';
import type { Kubectl } from '../../cluster/kubectl/kubectl.ts';
import { createLogins } from '../../cluster/kubectl/logins.ts';
import { currentTarget, namedTarget, type Target } from '../../cluster/target.ts';
import { watchFiles } from './kubeconfig-watch.ts';
import { type ChosenKubeconfig, followKubernetesTools, KUBERNETES_TOOLS } from './kubernetes-tools.ts';
import { isProtected } from './protected-contexts.ts';
import { protectedContexts } from './settings.ts';

/** Where this window's actions go, and what is known of there. */
export interface Contexts extends vscode.Disposable {
  /** The context that was picked for this window; undefined where it follows the kubeconfig's current one. */
  readonly pinned: string | undefined;
  /** The environment of kubectl, with the kubeconfig that is chosen in the Kubernetes extension. */
  readonly env: NodeJS.ProcessEnv;
  /** Who has chosen the kubeconfig, in words; undefined where it is the environment. */
  readonly chosenBy: string | undefined;
  /** Another context, another kubeconfig, or something new to say of one. Where actions go may have changed. */
  readonly onDidChange: vscode.Event<void>;
  /** Where actions go now. Does not contact the cluster. */
  target(signal?: AbortSignal): Promise<Result<Target>>;
  /** What there is to choose from. */
  all(signal?: AbortSignal): Promise<Result<Kubeconfig>>;
  /** Makes this window use a context whatever the kubeconfig says; undefined follows the kubeconfig again. */
  pin(context: string | undefined): Promise<void>;
  /** Whoever has asked a cluster for its Calico version (`3.29.7`) says it here; nothing is asked for this. */
  learned(target: Target, calicoVersion: string): void;
  /** The version that was learned last. */
  calicoVersion(target: Target): string | undefined;
  /** To be asked by what the user has not started just now, before each call: see `cluster/kubectl/logins.ts`. */
  mayCallUnasked(context: string): boolean;
  /** Whether writing there asks for the context's name to be typed. */
  isProtected(context: string): boolean;
  /** The same kubectl, which asks for one login at a time. */
  guard(kubectl: Kubectl): Kubectl;
}

export interface ContextsOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Where the pinned context is kept. */
  readonly memory: vscode.Memento;
  kubectl(): Kubectl;
}

const PINNED = 'pinnedContext';

export function createContexts({ env, memory, kubectl }: ContextsOptions): Contexts {
  const changed = new vscode.EventEmitter<void>();
  const logins = createLogins({ onChange: () => changed.fire() });
  /** By context and address. */
  const versions = new Map<string, string>();
  const pinned = () => memory.get<string>(PINNED);
  const all = (signal?: AbortSignal) => kubectl().run(configView, undefined, { signal });
  const tools = followKubernetesTools(
    () => vscode.extensions.getExtension(KUBERNETES_TOOLS),
    () => changed.fire(),
  );
  let files = kubeconfigFiles(env);
  let watch = watchFiles(files, () => changed.fire());
  /** The environment as it is now; where it has come to name other files, their contexts are others, too. */
  const look = () => {
    const now = withChosen(env, tools.chosen());
    const named = kubeconfigFiles(now);
    if (named.join('\n') !== files.join('\n')) {
      files = named;
      watch.dispose();
      watch = watchFiles(files, () => changed.fire());
      logins.forget();
      changed.fire();
    }
    return now;
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    tools,
    { dispose: () => watch.dispose() },
    // Nobody says when another extension has become active.
    vscode.extensions.onDidChange(look),
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('vs-kubernetes')) look();
    }),
  );
  return {
    onDidChange: changed.event,
    all,
    get env() {
      return look();
    },
    get chosenBy() {
      const chosen = tools.chosen();
      if (chosen?.kind === 'wsl') return 'not that of the Kubernetes extension, which is inside WSL';
      return withChosen(env, chosen) === env ? undefined : 'chosen in the Kubernetes extension';
    },
    get pinned() {
      return pinned();
    },
    async target(signal) {
      const context = pinned();
      if (context === undefined) return currentTarget(kubectl(), look(), signal);
      const config = await all(signal);
      return config.ok ? pinnedTarget(kubectl(), config.value, context) : config;
    },
    async pin(context) {
      await memory.update(PINNED, context);
      changed.fire();
    },
    learned(target, calicoVersion) {
      const before = versions.get(keyOf(target));
      versions.set(keyOf(target), calicoVersion);
      if (before !== calicoVersion) changed.fire();
    },
    calicoVersion: (target) => versions.get(keyOf(target)),
    mayCallUnasked: logins.mayCallUnasked,
    isProtected: (context) => isProtected(context, protectedContexts()),
    guard: logins.guard,
    dispose: () => subscriptions.dispose(),
  };
}

/** The same object where nothing else is chosen than what kubectl would read anyway. */
function withChosen(env: NodeJS.ProcessEnv, chosen: ChosenKubeconfig | undefined): NodeJS.ProcessEnv {
  if (chosen?.kind !== 'path') return env;
  const other = { ...env, KUBECONFIG: chosen.path };
  return kubeconfigFiles(other).join('\n') === kubeconfigFiles(env).join('\n') ? env : other;
}

function pinnedTarget(kubectl: Kubectl, config: Kubeconfig, context: string): Result<Target> {
  const target = namedTarget(kubectl, config, context);
  if (target.ok) return target;
  const detail = 'this window is pinned to it, and it is no longer in the kubeconfig';
  return failure({ ...target.error, detail });
}

function keyOf({ context, server }: Target): string {
  return `${context}\n${server}`;
}
