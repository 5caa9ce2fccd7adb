import { randomUUID } from 'node:crypto';
import type { ResourceKind } from '../api/kinds.ts';
import { qualifiedName } from '../api/kinds.ts';
import type { KubeObject } from './object.ts';
import { now } from './object.ts';

export type ChangeType = 'ADDED' | 'MODIFIED' | 'DELETED';

/** One change of the store. `object` of a DELETED change is the last state with a new resourceVersion. */
export interface Change {
  readonly type: ChangeType;
  readonly kind: ResourceKind;
  readonly version: number;
  readonly object: KubeObject;
  /** The state before; a watch with a selector needs it to tell "left the selection" from "never was in it". */
  readonly before?: KubeObject;
}

export type Listener = (change: Change) => void;

/** How many changes are kept for watches that start in the past. */
const HISTORY = 50_000;

/** All objects, in memory, with one counter of versions over all kinds, as etcd has it. */
export class Store {
  private version = 1000;
  private readonly objects = new Map<string, Map<string, KubeObject>>();
  private readonly listeners = new Set<Listener>();
  private history: Change[] = [];
  /** Watches from before this version get 410. */
  private oldest = 0;

  /** The newest resourceVersion. */
  get currentVersion(): number {
    return this.version;
  }

  get(kind: ResourceKind, namespace: string, name: string): KubeObject | undefined {
    return this.objects.get(qualifiedName(kind))?.get(`${namespace}/${name}`);
  }

  /** All objects of a kind, ordered by namespace and name as the API server lists them. */
  list(kind: ResourceKind, namespace = ''): KubeObject[] {
    const all = [...(this.objects.get(qualifiedName(kind)) ?? [])];
    const wanted = namespace ? all.filter(([key]) => key.startsWith(`${namespace}/`)) : all;
    return wanted.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
  }

  /** Stores a new or changed object under a new resourceVersion, and tells the listeners. */
  put(kind: ResourceKind, object: KubeObject): KubeObject {
    const key = `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
    const before = this.bucket(kind).get(key);
    const stored = this.stamped({
      ...object,
      metadata: {
        ...object.metadata,
        uid: before?.metadata.uid ?? object.metadata.uid ?? randomUUID(),
        creationTimestamp: before?.metadata.creationTimestamp ?? object.metadata.creationTimestamp ?? now(),
      },
    });
    this.bucket(kind).set(key, stored);
    this.publish({
      type: before ? 'MODIFIED' : 'ADDED',
      kind,
      version: this.version,
      object: stored,
      before,
    });
    return stored;
  }

  /** Removes an object; answers its last state, or undefined if there was none. */
  remove(kind: ResourceKind, namespace: string, name: string): KubeObject | undefined {
    const key = `${namespace}/${name}`;
    const before = this.bucket(kind).get(key);
    if (!before) return undefined;
    this.bucket(kind).delete(key);
    const last = this.stamped(before);
    this.publish({ type: 'DELETED', kind, version: this.version, object: last, before });
    return last;
  }

  /** Calls `listener` for each change from now on, until the answered function is called. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The changes after a version, or undefined if they are no longer known. */
  changesSince(version: number): Change[] | undefined {
    if (version < this.oldest) return undefined;
    return this.history.filter((change) => change.version > version);
  }

  /** Forgets the history, so that a watch from any earlier version gets 410. */
  compact(): void {
    this.history = [];
    this.oldest = ++this.version;
  }

  private bucket(kind: ResourceKind): Map<string, KubeObject> {
    const name = qualifiedName(kind);
    const found = this.objects.get(name) ?? new Map<string, KubeObject>();
    this.objects.set(name, found);
    return found;
  }

  private stamped(object: KubeObject): KubeObject {
    this.version += 1;
    return { ...object, metadata: { ...object.metadata, resourceVersion: String(this.version) } };
  }

  private publish(change: Change): void {
    this.history.push(change);
    if (this.history.length > HISTORY) {
      this.history = this.history.slice(HISTORY / 2);
      this.oldest = this.history[0]!.version - 1;
    }
    for (const listener of this.listeners) listener(change);
  }
}
