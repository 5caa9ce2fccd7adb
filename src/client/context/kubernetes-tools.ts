export const KUBERNETES_TOOLS = 'ms-kubernetes-tools.vscode-kubernetes-tools';

/** An extension as VS Code shows it; `exports` may be read while it is active. */
export interface OtherExtension {
  readonly isActive: boolean;
  readonly exports: unknown;
}

/** What is chosen in the Kubernetes extension. */
export type ChosenKubeconfig =
  /** One path, or several as in `KUBECONFIG`. */
  | { readonly kind: 'path'; readonly path: string }
  /** In the Linux of this Windows, where our kubectl cannot read it. */
  | { readonly kind: 'wsl' };

export interface KubernetesTools {
  /** What is chosen now; undefined where the extension is not active, or is one that we do not understand. */
  chosen(): ChosenKubeconfig | undefined;
  dispose(): void;
}

/**
 * Follows the kubeconfig that is chosen in the Kubernetes extension, by the API that it publishes for others
 * (component `configuration`, versions `v1_1` and `v1`). It is not woken up for this: as long as nobody uses it,
 * nothing is chosen in it. `onChange` is called where it says that something is different.
 */
export function followKubernetesTools(
  extension: () => OtherExtension | undefined,
  onChange: () => void,
): KubernetesTools {
  let heard: unknown;
  let subscriptions: { dispose(): unknown }[] = [];
  const listen = (api: Configuration) => {
    if (heard === api) return;
    heard = api;
    subscriptions = [];
    // `v1` has no events.
    for (const event of [api.onDidChangeKubeconfigPath, api.onDidChangeContext]) {
      if (typeof event === 'function') subscriptions.push(event(onChange));
    }
  };
  return {
    chosen() {
      try {
        const other = extension();
        const api = other?.isActive ? configurationOf(other.exports) : undefined;
        if (!api) return undefined;
        listen(api);
        return read(api.getKubeconfigPath());
      } catch {
        // Another extension's fault is no reason not to go on.
        return undefined;
      }
    },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

type Listen = (listener: () => void) => { dispose(): unknown };

interface Configuration {
  getKubeconfigPath(): unknown;
  readonly onDidChangeKubeconfigPath?: Listen;
  readonly onDidChangeContext?: Listen;
}

function configurationOf(exports: unknown): Configuration | undefined {
  const broker = exports as { get?(component: string, version: string): unknown } | undefined;
  for (const version of ['v1_1', 'v1']) {
    const answer = broker?.get?.('configuration', version) as { available?: unknown; api?: unknown };
    const api = answer?.available === true ? (answer.api as Partial<Configuration>) : undefined;
    if (typeof api?.getKubeconfigPath === 'function') return api as Configuration;
  }
  return undefined;
}

function read(chosen: unknown): ChosenKubeconfig | undefined {
  const { pathType, hostPath } = (chosen ?? {}) as Record<string, unknown>;
  if (pathType === 'wsl') return { kind: 'wsl' };
  return typeof hostPath === 'string' && hostPath !== '' ? { kind: 'path', path: hostPath } : undefined;
}
