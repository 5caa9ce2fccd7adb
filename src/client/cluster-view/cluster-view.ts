import * as vscode from 'vscode';
import { throttled } from '../../cluster/rollout/throttled.ts';
import type { Target } from '../../cluster/target.ts';
import { createPicture, type Picture } from '../../cluster/view/picture.ts';
import { type Row, rowOf, rowsBelow, type ViewState } from '../../cluster/view/rows.ts';
import { watchPicture } from '../../cluster/view/watch-picture.ts';
import type { App } from '../app.ts';
import { treeItem } from './tree-item.ts';

/** The tree **Calico** in the Explorer: how Calico runs on a cluster, watched while it is to be seen. */
export interface ClusterView extends vscode.Disposable {
  readonly state: ViewState;
  /** Asks the cluster that this window's actions go to; what the user does, so it may lead to a login. */
  connect(): Promise<void>;
  /** Stops watching, and forgets. */
  disconnect(): void;
  /** What stands below a row now; below none, at the top. */
  rows(id?: string): Row[];
  /** The ids of the rows that were told anew at once; undefined for all. */
  readonly onDidRefresh: vscode.Event<readonly string[] | undefined>;
}

export const VIEW_ID = 'calicoInstallation.cluster';

/** Rows are told anew twice a second at most. */
const REFRESH_MS = 500;
const PATIENCE_MS = 60_000;

export function createClusterView(app: Pick<App, 'contexts' | 'kubectl' | 'target'>): ClusterView {
  let state: ViewState = { kind: 'idle' };
  let watching: AbortController | undefined;
  const changed = new vscode.EventEmitter<string[] | undefined>();
  const tree = vscode.window.createTreeView<string>(VIEW_ID, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (id) => [...rowsBelow(state, id)],
      getTreeItem: (id) => treeItem(rowOf(state, id) ?? { id, label: '', expands: 'no' }),
      getParent: parentOf,
    },
  });
  const show = (next: ViewState) => {
    state = next;
    void vscode.commands.executeCommand(
      'setContext',
      'calicoInstallation.clusterShown',
      next.kind !== 'idle',
    );
    changed.fire(undefined);
  };
  const flush = throttled(REFRESH_MS, () => {
    const rows = state.kind === 'shown' ? state.picture.takeChanges() : [];
    if (rows.length > 0) changed.fire(rows);
  });

  const stop = () => {
    watching?.abort();
    watching = undefined;
  };
  const watch = async (picture: Picture) => {
    stop();
    const mine = new AbortController();
    watching = mine;
    const isMine = () => watching === mine;
    const error = await watchPicture(app.kubectl(), picture, {
      signal: mine.signal,
      patienceMs: PATIENCE_MS,
      onBegin: () => {
        if (!isMine()) return;
        picture.takeChanges();
        show({ kind: 'shown', picture });
      },
      onChange: () => {
        if (isMine() && tree.visible) flush.soon();
      },
    });
    if (!isMine()) return;
    watching = undefined;
    if (error) show({ kind: 'error', error });
  };
  const pause = () => {
    if (!watching) return;
    stop();
    if (state.kind === 'loading') show({ kind: 'idle' });
    if (state.kind !== 'shown') return;
    state.picture.isLive = false;
    changed.fire(['context']);
  };
  const resume = () => {
    if (watching || state.kind !== 'shown') return;
    // After a login that failed the user has to ask.
    if (app.contexts.mayCallUnasked(state.picture.target.context)) void watch(state.picture);
  };
  const view: ClusterView = {
    get state() {
      return state;
    },
    onDidRefresh: changed.event,
    rows: (id) => rowsBelow(state, id).flatMap((child) => rowOf(state, child) ?? []),
    async connect() {
      stop();
      const target = await app.target();
      if (!target.ok) return show({ kind: 'error', error: target.error });
      show({ kind: 'loading', context: target.value.context });
      // It goes on for as long as somebody looks.
      void watch(createPicture(target.value));
    },
    disconnect() {
      stop();
      show({ kind: 'idle' });
    },
    dispose: () => {
      stop();
      vscode.Disposable.from(tree, changed, ...listeners).dispose();
    },
  };
  /** Another context is another cluster, which nobody has asked for yet. */
  const onContexts = async () => {
    if (state.kind === 'idle') return;
    const shown = state.kind === 'shown' ? state.picture.target : undefined;
    const now = await app.target();
    if (!shown || !now.ok || !isSame(shown, now.value)) {
      if (state.kind === 'shown' && state.picture.target === shown) view.disconnect();
      else if (state.kind === 'error' && now.ok && state.error.context !== now.value.context)
        view.disconnect();
    }
  };
  const listeners = [
    tree.onDidChangeVisibility(({ visible }) => (visible ? resume() : pause())),
    app.contexts.onDidChange(() => void onContexts()),
  ];
  return view;
}

function isSame(one: Target, other: Target): boolean {
  return one.context === other.context && one.server === other.server;
}

/** The row above: the editor asks for it to show one that is not there yet. */
function parentOf(id: string): string | undefined {
  if (id === 'context') return undefined;
  const slash = id.lastIndexOf('/');
  return slash < 0 ? 'context' : id.slice(0, slash);
}
