import { withoutSecrets } from '../errors/secrets.ts';
import type { ClusterCommand } from '../kubectl/command.ts';
import { isRecord, type Json, parseJson } from '../object/live-object.ts';

export interface KubeContext {
  readonly name: string;
  /**
   * `https://10.0.0.1:6443`, without what may be a secret in it; empty where the context names a cluster that is not
   * there.
   */
  readonly server: string;
}

export interface Kubeconfig {
  /** Empty where none is set. */
  readonly currentContext: string;
  readonly contexts: readonly KubeContext[];
}

/** The contexts of all kubeconfig files together. kubectl leaves credentials out of its answer. */
export const configView: ClusterCommand<void, Kubeconfig> = {
  id: 'config-view',
  effect: 'reads',
  scope: 'kubeconfig',
  argv: () => ['config', 'view', '--output=json', '--raw=false', '--flatten=false', '--minify=false'],
  parse(stdout) {
    const config = parseJson(stdout);
    if (!isRecord(config)) return undefined;
    const servers = new Map(
      named(config.clusters).map(({ name, value }) => [name, withoutSecrets(text(value('cluster').server))]),
    );
    return {
      currentContext: text(config['current-context']),
      contexts: named(config.contexts).map(({ name, value }) => ({
        name,
        server: servers.get(text(value('context').cluster)) ?? '',
      })),
    };
  },
};

/** Entries of a kubeconfig's lists: a name, and under another key what is called so. kubectl writes null for none. */
function named(list: Json | undefined) {
  return (Array.isArray(list) ? list : []).filter(isRecord).map((entry) => ({
    name: text(entry.name),
    value: (key: string) => (isRecord(entry[key]) ? entry[key] : {}),
  }));
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
