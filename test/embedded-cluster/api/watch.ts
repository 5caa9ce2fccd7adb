import type { ServerResponse } from 'node:http';
import type { JsonObject, KubeObject } from '../objects/object.ts';
import type { Matcher } from '../objects/selectors.ts';
import type { Change, ChangeType, Store } from '../objects/store.ts';
import { expired } from './api-error.ts';
import { groupVersion, type ResourceKind } from './kinds.ts';

export interface WatchOptions {
  readonly kind: ResourceKind;
  readonly namespace: string;
  readonly matches: Matcher;
  /** '' or '0': begin with what is there now; otherwise the version after which to begin. */
  readonly since: string;
  readonly bookmarks: boolean;
  /** Begin with what is there and say by a bookmark when all of it was sent. */
  readonly initialEvents: boolean;
  readonly timeoutSeconds: number;
  /** How an object is sent; `first` for the first event of the watch. */
  readonly render: (object: KubeObject, first: boolean) => JsonObject;
}

/** The open watches of a cluster. */
export class Watches {
  private readonly store: Store;
  private readonly open = new Map<() => void, (code: number) => void>();
  private readonly bookmarkMs: number;

  constructor(store: Store, bookmarkMs: number) {
    this.store = store;
    this.bookmarkMs = bookmarkMs;
  }

  /** Streams changes to a response until the client leaves, the time is over, or {@link closeAll}. */
  start(response: ServerResponse, options: WatchOptions): void {
    const { kind, namespace, matches, since, render } = options;
    const fromNow = since === '' || since === '0' || options.initialEvents;
    const missed = fromNow ? [] : this.store.changesSince(Number(since));
    if (!missed) throw expired(`too old resource version: ${since} (${this.store.currentVersion})`);
    let first = true;
    const send = (type: ChangeType | 'BOOKMARK', object: JsonObject) => {
      // It may have been told to end, and not be closed yet.
      if (!response.writableEnded) response.write(`${JSON.stringify({ type, object })}\n`);
    };
    const sendObject = (type: ChangeType, object: KubeObject) => {
      send(type, render(object, first));
      first = false;
    };
    const relay = (change: Change) => {
      const { object, before } = change;
      if (change.kind !== kind || (namespace && object.metadata.namespace !== namespace)) return;
      const was = before !== undefined && matches(before);
      const is = change.type !== 'DELETED' && matches(object);
      if (is) sendObject(was ? 'MODIFIED' : 'ADDED', object);
      else if (was) sendObject('DELETED', object);
    };
    const bookmark = (annotations?: { [key: string]: string }) =>
      send('BOOKMARK', {
        apiVersion: groupVersion(kind),
        kind: kind.kind,
        metadata: { resourceVersion: String(this.store.currentVersion), annotations },
      });

    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    if (fromNow)
      for (const object of this.store.list(kind, namespace).filter(matches)) sendObject('ADDED', object);
    for (const change of missed) relay(change);
    if (options.initialEvents) bookmark({ 'k8s.io/initial-events-end': 'true' });

    const unsubscribe = this.store.subscribe(relay);
    const bookmarks = options.bookmarks ? setInterval(() => bookmark(), this.bookmarkMs) : undefined;
    const end = setTimeout(() => response.end(), options.timeoutSeconds * 1000);
    const close = () => response.end();
    const fail = (code: number) => {
      const message = `too old resource version: 1 (${this.store.currentVersion})`;
      const status = {
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        reason: 'Expired',
        code,
        message,
      };
      response.end(`${JSON.stringify({ type: 'ERROR', object: { ...status, metadata: {} } })}\n`);
    };
    this.open.set(close, fail);
    response.on('close', () => {
      unsubscribe();
      clearInterval(bookmarks);
      clearTimeout(end);
      this.open.delete(close);
    });
  }

  /** Ends every watch, as an API server does when it restarts. */
  closeAll(): void {
    for (const close of this.open.keys()) close();
  }

  /** Ends every watch with an event that says 410, as an API server does that has forgotten where they are. */
  expireAll(): void {
    for (const fail of this.open.values()) fail(410);
  }
}
