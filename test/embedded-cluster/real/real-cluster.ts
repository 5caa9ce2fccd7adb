import { groupPath, type ResourceKind } from '../api/kinds.ts';
import { type ClusterOptions, type EmbeddedCluster, startCluster } from '../cluster.ts';
import type { Control } from '../control.ts';
import { writeKubeconfig } from '../kubeconfig.ts';
import type { JsonObject, KubeObject } from '../objects/object.ts';
import { DEFAULT_INSTALLATION } from '../seeds.ts';
import { ASSETS, type RealApiServer, startApiServer, TOKEN, until } from './real-api-server.ts';

/** Takes seconds to start, so all tests of a process share one. */
let server: Promise<RealApiServer> | undefined;

/**
 * The API server of Kubernetes in the state in which an embedded cluster begins. Nothing moves by itself there, and
 * what only `control` can do cannot be done.
 */
export async function startRealCluster(options: ClusterOptions = {}): Promise<EmbeddedCluster> {
  if (!ASSETS) throw new Error('KUBEBUILDER_ASSETS is not set.');
  server ??= startApiServer(ASSETS);
  const api = await server;
  await fill(api, options);
  const { context = 'embedded', kubeconfigPath = '' } = options;
  const url = `https://127.0.0.1:${api.port}`;
  if (kubeconfigPath) writeKubeconfig(kubeconfigPath, { url, context, token: TOKEN });
  return {
    url,
    kubeconfig: kubeconfigPath,
    control: absent<Control>('control', { operator: () => {} }),
    store: absent('store'),
    kinds: absent('kinds'),
    request: async (method, path, body) => {
      const answer = await api.call(method, path, body as JsonObject);
      if (answer.code !== 200) throw new Error(`${method} ${path}: ${answer.body}`);
      return JSON.parse(answer.body) as JsonObject;
    },
    stop: async () => {},
  };
}

/** Puts there what an embedded cluster begins with, and takes away what an earlier test has left of it. */
async function fill(api: RealApiServer, options: ClusterOptions): Promise<void> {
  const model = await startCluster({ ...options, kubeconfigPath: undefined, port: 0 });
  const { kinds, store } = model;
  try {
    for (const definition of store.list(kinds.CustomResourceDefinition)) {
      await put(api, kinds.CustomResourceDefinition, definition);
    }
    for (const kind of Object.values(kinds)) {
      if (kind === kinds.CustomResourceDefinition || kind === kinds.Event) continue;
      if (kind.custom) await empty(api, kind);
      for (const object of store.list(kind)) await put(api, kind, object, options);
    }
  } finally {
    await model.stop();
  }
}

async function empty(api: RealApiServer, kind: ResourceKind): Promise<void> {
  const list = `${groupPath(kind)}/${kind.plural}`;
  await until(`${list} is served, and empty`, async () => {
    const { code } = await api.call('DELETE', list);
    if (code !== 200) return false;
    const { items } = JSON.parse((await api.call('GET', list)).body) as { items: unknown[] };
    return items.length === 0;
  });
}

async function put(
  api: RealApiServer,
  kind: ResourceKind,
  object: KubeObject,
  options: ClusterOptions = {},
): Promise<void> {
  const { namespace, name } = object.metadata;
  const list = `${groupPath(kind)}${namespace ? `/namespaces/${namespace}` : ''}/${kind.plural}`;
  const isInstallation = kind.kind === 'Installation';
  // What the operator has filled in is the operator's.
  const first = isInstallation ? (options.installation ?? DEFAULT_INSTALLATION) : withoutServers(object);
  await until(`${list} takes ${name}`, async () => {
    const { code, body } = await api.call('POST', `${list}?fieldManager=kubectl-create`, first);
    if (code === 422 || code === 400) throw new Error(`${list}/${name}: ${body}`);
    return code === 201 || code === 409;
  });
  if (isInstallation) {
    await patch(api, `${list}/${name}?fieldManager=operator`, { spec: object.spec as JsonObject });
  }
  if (kind.status && object.status !== undefined) {
    await patch(api, `${list}/${name}/status?fieldManager=operator`, { status: object.status });
  }
}

async function patch(api: RealApiServer, target: string, body: JsonObject): Promise<void> {
  const answer = await api.call('PATCH', target, body);
  if (answer.code !== 200) throw new Error(`${target}: ${answer.body}`);
}

/** Without what only a server may say of an object. */
function withoutServers({ status: _, ...object }: KubeObject): JsonObject {
  const { uid, resourceVersion, creationTimestamp, generation, managedFields, ownerReferences, ...metadata } =
    object.metadata as JsonObject;
  return { ...object, metadata };
}

/** `there`: what there is of it all the same. */
function absent<Part extends object>(name: string, there: { [Key in keyof Part]?: Part[Key] } = {}): Part {
  return new Proxy(there as Part, {
    get(_, key) {
      if (Object.hasOwn(there, key)) return there[key as keyof Part];
      throw new Error(`A real API server has no ${name}.`);
    },
  });
}
