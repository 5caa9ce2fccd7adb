import * as vscode from 'vscode';
import { type Compared, compared, type States } from '../../cluster/compare/compared.ts';
import { literalLine } from './literal.ts';
import type { ReadonlyTexts } from './readonly-texts.ts';
import { onTabsClosed } from './tabs.ts';

/** Differences from a cluster; all of them show defaults, or none does, as the user last chose in this workspace. */
export interface Differences {
  /** Two states as they are to be shown now. */
  compare(states: States): Compared;
  /** Puts two states on the screen, and changes them there when the user wants to see defaults, or no longer does. */
  show(
    states: States,
    options: { readonly scheme: string; readonly path: Sides; readonly title: string },
  ): Promise<void>;
  /** The same for a difference that somebody else puts on the screen. */
  follow(states: States, options: { readonly scheme: string; readonly path: Sides }): vscode.Disposable;
  showDefaults(shown: boolean): Promise<void>;
}

/** The names of the two texts, in a folder of the context's name. */
export interface Sides {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Where the choice is kept, and the key by which the two buttons know of it. */
const DEFAULTS = 'calicoInstallation.showsDefaults';
/** The key with the paths of what is on the screen. */
const SHOWN = 'calicoInstallation.differences';

export function createDifferences(texts: ReadonlyTexts, state: vscode.Memento): Differences {
  const shown = new Map<string, { readonly uri: vscode.Uri; readonly put: () => vscode.Uri[] }>();
  const defaults = () => state.get(DEFAULTS, false);
  const announce = async () => {
    await vscode.commands.executeCommand('setContext', DEFAULTS, defaults());
    const paths = [...shown.values()].map(({ uri }) => uri.fsPath);
    await vscode.commands.executeCommand('setContext', SHOWN, paths.length > 0 ? paths : undefined);
  };
  const compare = (states: States) => compared(states, { defaults: defaults() });
  const add = (states: States, scheme: string, path: Sides) => {
    const put = () => {
      const { before, after } = compare(states);
      return [texts.put(scheme, path.before, before), texts.put(scheme, path.after, after)];
    };
    const [left, right] = put();
    const entry = { uri: right!, put };
    shown.set(right!.toString(), entry);
    void announce();
    const end = () => {
      // A later difference of the same name has taken its place.
      if (shown.get(right!.toString()) === entry) shown.delete(right!.toString());
      void announce();
    };
    return { left: left!, right: right!, end };
  };
  void announce();
  return {
    compare,
    async show(states, { scheme, path, title }) {
      const { left, right, end } = add(states, scheme, path);
      await Promise.all([left, right].map((uri) => texts.settled(uri)));
      await vscode.commands.executeCommand('vscode.diff', left, right, literalLine(title), {
        preview: false,
      });
      const closed = onTabsClosed(right, () => {
        closed.dispose();
        end();
      });
    },
    follow(states, { scheme, path }) {
      const { end } = add(states, scheme, path);
      return { dispose: end };
    },
    async showDefaults(now) {
      await state.update(DEFAULTS, now);
      for (const { put } of shown.values()) put();
      await announce();
    },
  };
}
