import type { AddressInfo } from 'node:net';
import { type Judge, judgeWithRules } from '../cluster/judge.ts';
import { Access } from './api/access.ts';
import { installationCrd, structureOf } from './api/crd.ts';
import { createHttpServer, type TlsOptions } from './api/http.ts';
import { byName, type Kinds, resourceKinds } from './api/kinds.ts';
import { Resources } from './api/resources.ts';
import { Watches } from './api/watch.ts';
import { Control } from './control.ts';
import { Faults } from './faults.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import type { JsonObject } from './objects/object.ts';
import { Store } from './objects/store.ts';
import { Writes } from './objects/write.ts';
import { DaemonSetController } from './operator/daemonset.ts';
import { neverStarts } from './operator/node-template.ts';
import { CALICO_NODE, Operator } from './operator/operator.ts';
import { DEFAULT_INSTALLATION, seed } from './seeds.ts';

export interface ClusterOptions {
  /** `3.29.7`. Decides what the operator accepts and renders. */
  readonly calicoVersion?: string;
  /** How many nodes there are, `node-1` to `node-N`. */
  readonly nodes?: number;
  /** 0 for a free port. */
  readonly port?: number;
  /** Where to write the kubeconfig, and the name of its only context. Without a path none is written. */
  readonly kubeconfigPath?: string;
  readonly context?: string;
  /** The Installation to begin with; null for none. */
  readonly installation?: JsonObject | null;
  /** The Installation's CRD; by default the fixture nearest to the version. */
  readonly crd?: JsonObject;
  readonly judge?: Judge;
  /** Milliseconds from a change to the operator's look at it. */
  readonly operatorDelayMs?: number;
  /** Milliseconds that a pod takes to stop, and again to start. */
  readonly podDelayMs?: number;
  /** Milliseconds between bookmarks of a watch. */
  readonly bookmarkMs?: number;
  /** Serve HTTPS. kubectl sends tokens over it only. */
  readonly tls?: TlsOptions;
  /** The token in the kubeconfig, and the one that the server asks for. */
  readonly token?: string;
}

export interface EmbeddedCluster {
  readonly url: string;
  /** Path of the kubeconfig, or ''. */
  readonly kubeconfig: string;
  readonly control: Control;
  readonly store: Store;
  readonly kinds: Kinds;
  /** Another client than kubectl, which needs no process: a request in JSON, patches by merge. Throws for any error. */
  request(method: 'GET' | 'PATCH', path: string, body?: object): Promise<JsonObject>;
  stop(): Promise<void>;
}

/**
 * Starts a cluster in this process: an API server, the operator, the DaemonSet controller and the kubelets. It
 * begins in the state of a cluster on which Calico has been running for a while.
 */
export async function startCluster(options: ClusterOptions = {}): Promise<EmbeddedCluster> {
  const { calicoVersion = '3.29.7', nodes = 3, context = 'embedded', kubeconfigPath = '' } = options;
  const { operatorDelayMs = 20, podDelayMs = 10, bookmarkMs = 60_000 } = options;
  const all = resourceKinds(structureOf(options.crd ?? installationCrd(calicoVersion)));
  const kinds = byName(all);
  const store = new Store();
  seed(store, all, kinds, calicoVersion, nodes);
  const writes = new Writes(store);
  const pods = { delayMs: podDelayMs, neverReady: new Set<string>(), broken: neverStarts };
  const daemonSet = new DaemonSetController(store, kinds, CALICO_NODE, pods);
  const operator = new Operator(store, kinds, writes, {
    calicoVersion,
    delayMs: operatorDelayMs,
    judge: options.judge ?? judgeWithRules,
    failingPods: () => daemonSet.failingPods(),
  });
  const { installation = DEFAULT_INSTALLATION } = options;
  if (installation) {
    writes.create(kinds.Installation, '', installation, { writer: { manager: 'kubectl-create' } });
    operator.reconcile();
    daemonSet.settle();
    operator.reconcile();
  }

  const access = new Access();
  if (options.token) access.tokens = [options.token];
  const faults = new Faults();
  const watches = new Watches(store, bookmarkMs);
  const control = new Control({ store, kinds, faults, access, operator, daemonSet, watches });
  const resources = new Resources(all, store, writes, watches, access);
  const server = createHttpServer({ kinds: all, resources, faults, access, control }, options.tls);
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port ?? 0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  const url = `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  if (kubeconfigPath) writeKubeconfig(kubeconfigPath, { url, context, token: options.token });
  return {
    url,
    kubeconfig: kubeconfigPath,
    control,
    store,
    kinds,
    request: (method, path, body) => request(url, method, path, body),
    stop: () => {
      operator.stop();
      daemonSet.stop();
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

async function request(url: string, method: string, path: string, body?: object): Promise<JsonObject> {
  const answer = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/merge-patch+json' },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
  return JSON.parse(text) as JsonObject;
}
