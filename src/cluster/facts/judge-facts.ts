import { at } from '../object/at.ts';
import { isRecord, type Json, type LiveObject } from '../object/live-object.ts';
import { operatorDefaults } from './field-owners.ts';
import type { ClusterState } from './gather.ts';

/** What a verdict depends on beyond the text, in the form in which the language service takes facts of a cluster. */
export function judgeFacts(installation: LiveObject, state: ClusterState): { readonly [fact: string]: Json } {
  const { rows, ipPools, daemonSet } = state;
  const apiServer = rows.ok ? rows.value.find(({ name }) => name === 'apiserver') : undefined;
  return {
    defaulted: true,
    operatorDefaults: operatorDefaults(installation),
    ...(apiServer ? { apiServerAvailable: apiServer.available?.isTrue === true } : {}),
    ...(ipPools.ok ? { existingIPPools: ipPools.value.map(poolOf) } : {}),
    ...(daemonSet.ok ? { calicoNodeDaemonSet: daemonSet.value !== undefined } : {}),
  };
}

function poolOf(pool: LiveObject): Json {
  const labels = at(pool, 'metadata', 'labels');
  const spec = isRecord(pool.spec) ? pool.spec : {};
  return { ...spec, name: pool.metadata.name, ...(isRecord(labels) ? { labels } : {}) };
}
