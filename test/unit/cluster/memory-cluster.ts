import { isDeepStrictEqual } from 'node:util';
import { type ClusterError, type ClusterErrorKind, cancelled } from '../../../src/cluster/errors/error.ts';
import { failure, type Result, success } from '../../../src/cluster/errors/result.ts';
import type { Kubectl } from '../../../src/cluster/kubectl/kubectl.ts';
import type { Json, LiveObject } from '../../../src/cluster/object/live-object.ts';
import { withPatch } from '../../../src/cluster/object/merge-patch.ts';

/** How the next write goes wrong: no answer comes, and it was made or was not. */
export interface Loss {
  readonly kind: ClusterErrorKind;
  readonly made: boolean;
  /** For a conflict about who owns a field. */
  readonly conflicts?: ClusterError['conflicts'];
  /** What happens before anybody can look. */
  readonly meanwhile?: () => void;
}

/** One Installation in memory, locked and counted as the API server does, and a kubectl that reads and writes it. */
export interface MemoryCluster {
  readonly kubectl: Kubectl;
  /** The ids of the commands that were run. */
  readonly ran: string[];
  live: LiveObject | undefined;
  /** What another writer does, without a lock. */
  change(patch: Json): void;
  /** The object is deleted, and recreated as it was. */
  recreate(): void;
  /** Before each command; for what happens in between. */
  before: (id: string) => void;
  loss: Loss | undefined;
}

export function memoryCluster(spec: { readonly [key: string]: Json }): MemoryCluster {
  let version = 7;
  let uids = 1;
  const stamped = (object: LiveObject, before: LiveObject): LiveObject => {
    version += 1;
    const generation =
      Number(before.metadata.generation) + (isDeepStrictEqual(object.spec, before.spec) ? 0 : 1);
    return { ...object, metadata: { ...object.metadata, resourceVersion: String(version), generation } };
  };
  const made = (): LiveObject => ({
    apiVersion: 'operator.tigera.io/v1',
    kind: 'Installation',
    metadata: { name: 'default', uid: `uid-${uids++}`, resourceVersion: String(version), generation: 3 },
    spec,
    status: { mtu: 1 },
  });
  const about = { context: 'prod', program: 'kubectl' };
  const conflict = () =>
    failure({ kind: 'conflict', detail: 'the object has been modified', effect: 'writes', ...about });
  /** What a write sends: a merge patch, or an apply, which here is one as well. */
  const written = (input: Json, isDry: boolean): Result<LiveObject> => {
    const { name: _, resourceVersion: own, object, force: _2, ...patch } = input as Record<string, Json>;
    const { metadata: sent = {}, spec: wanted = {} } = (object ?? patch) as Record<string, Json>;
    const { resourceVersion = own, ...metadata } = sent as Record<string, Json>;
    const { live } = cluster;
    if (!live) return failure({ kind: 'not-found', detail: '', effect: 'writes', ...about });
    if (resourceVersion !== live.metadata.resourceVersion) return conflict();
    const after = stamped(withPatch(live, { metadata, spec: wanted }) as LiveObject, live);
    if (!isDry) cluster.live = after;
    return success(after);
  };
  const answer = (id: string, input: Json): Result<LiveObject> => {
    if (id.startsWith('get-')) {
      if (cluster.live) return success(cluster.live);
      return failure({ kind: 'not-found', detail: '"default" not found', effect: 'reads', ...about });
    }
    if (id.startsWith('dry-run-')) return written(input, true);
    const { loss } = cluster;
    if (!loss) return written(input, false);
    cluster.loss = undefined;
    if (loss.made) written(input, false);
    loss.meanwhile?.();
    const { kind, conflicts } = loss;
    return failure({ kind, detail: '', conflicts, effect: 'writes', ...about });
  };
  const ran: string[] = [];
  const cluster: MemoryCluster = {
    ran,
    live: made(),
    change(patch) {
      cluster.live = stamped(withPatch(cluster.live as Json, patch) as LiveObject, cluster.live!);
    },
    recreate() {
      version += 1;
      cluster.live = made();
    },
    before: () => {},
    loss: undefined,
    kubectl: {
      program: 'kubectl',
      async run(command, input, options = {}) {
        ran.push(command.id);
        cluster.before(command.id);
        if (options.signal?.aborted) return failure(cancelled({ ...about, effect: command.effect }));
        return answer(command.id, input as Json) as never;
      },
      watch: async () => failure(cancelled(about)),
    },
  };
  return cluster;
}
