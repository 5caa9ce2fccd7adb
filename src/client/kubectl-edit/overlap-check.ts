import * as vscode from 'vscode';
import { getInstallation } from '../../cluster/commands/get-installation.ts';
import { AS_MERGE_PATCH } from '../../cluster/object/difference.ts';
import { isRecord, type Json, type LiveObject, withoutManagement } from '../../cluster/object/live-object.ts';
import { type Conflict, givenUp, threeWay } from '../../cluster/object/merge.ts';
import { pathText } from '../../cluster/object/path.ts';
import { toYamlText } from '../../cluster/object/yaml-text.ts';
import type { Target } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { named } from '../context/context-check.ts';
import { editorRange } from '../language/ranges.ts';
import { clusterFailure } from '../window/command-error.ts';
import { literalLine } from '../window/literal.ts';
import { VIEW_SCHEME } from '../window/readonly-texts.ts';
import { KEEP_EDITING } from './live-edits.ts';

export const WRITE_MINE = 'Write Mine';
export const TAKE_THEIRS = 'Take Theirs';
export const COMPARE = 'Compare';
export const LEAVE_THEIRS = 'Leave Theirs';

export interface Editing {
  readonly target: Target;
  readonly name: string;
  /** The text as kubectl first gave it. */
  readonly before: string;
  readonly document: vscode.TextDocument;
  /** What the user was shown before in this edit; what is shown now is added. */
  readonly seen: Conflict[];
}

/**
 * Looks, before kubectl writes, whether somebody else has changed a field meanwhile that the user changed, too:
 * kubectl itself writes the user's changes over whatever is there. True where it may write.
 */
export async function mayOverwrite(app: App, editing: Editing): Promise<boolean> {
  const { target, name, document } = editing;
  const live = await app.kubectl().run(getInstallation, { name }, { context: target.context });
  if (!live.ok) {
    // kubectl will say so itself, and end.
    if (live.error.kind === 'not-found') return true;
    app.show(clusterFailure(live.error));
    return false;
  }
  const before = await read(app, editing.before);
  const mine = await read(app, document.getText());
  // What is broken is refused, and comes back.
  if (!before || !mine) return true;
  // kubectl writes a merge patch.
  const { conflicts: found } = threeWay(before, mine, live.value, AS_MERGE_PATCH);
  if (found.length === 0) return mayLeave(app, editing, givenUp(editing.seen, mine, live.value));
  const isSeen = ({ path }: Conflict) => editing.seen.some((one) => pathText(one.path) === pathText(path));
  editing.seen.push(...found.filter((one) => !isSeen(one)));
  const answer = await app.ui.ask({
    message: `Overwrite changes by somebody else in ${named(target)}?`,
    detail: question(found),
    answers: [WRITE_MINE, TAKE_THEIRS, COMPARE],
    dismiss: KEEP_EDITING,
  });
  if (answer === TAKE_THEIRS && !document.isClosed) await takeTheirs(app, document, found);
  // Beside theirs the text can still be edited; to finish it asks again.
  if (answer === COMPARE) await compare(app, editing, live.value);
  return answer === WRITE_MINE;
}

/** Says so where kubectl would not write what the user has put back, since it is no change of what it began with. */
async function mayLeave(
  app: Pick<App, 'ui'>,
  { target }: Editing,
  found: readonly Conflict[],
): Promise<boolean> {
  if (found.length === 0) return true;
  const fields = found.map(({ path, theirs }) => `\`${pathText(path)}\` stays ${words(theirs)}`).join(', ');
  const answer = await app.ui.ask({
    message: `Keep changes by somebody else in ${named(target)}?`,
    detail: `There ${fields}: your text has again what was there when you began, and kubectl writes only what has changed since.`,
    answers: [LEAVE_THEIRS],
    dismiss: KEEP_EDITING,
  });
  return answer === LEAVE_THEIRS;
}

/** The object of a text without its status, which nobody edits, and which may hold text that looks like a template. */
async function read(app: Pick<App, 'server'>, text: string): Promise<Json | undefined> {
  const withoutStatus = text.replace(/^status:.*(?:\r?\n(?:[ \t-].*)?)*/m, '');
  const { value } = await app.server.readObject({ text: withoutStatus });
  return isRecord(value as Json) ? (value as Json) : undefined;
}

function question(found: readonly Conflict[]): string {
  const shown = found.slice(0, 3).map(threeVersions);
  const more = found.length > shown.length ? ` And ${found.length - shown.length} more.` : '';
  const fields = found.length === 1 ? 'a field' : `${found.length} fields`;
  return `While you edited, ${fields} that you changed was changed there as well. ${shown.join(' ')}${more}`;
}

function threeVersions({ path, before, mine, theirs }: Conflict): string {
  return `\`${pathText(path)}\` was ${words(before)}, is ${words(theirs)} there now, and ${words(mine)} in your text.`;
}

function words(value: Json | undefined): string {
  if (value === undefined) return 'not set';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Theirs beside mine, where mine can still be changed. */
async function compare(
  app: Pick<App, 'texts'>,
  { target, name, document }: Editing,
  live: LiveObject,
): Promise<void> {
  const theirs = toYamlText(withoutManagement(live));
  const left = app.texts.put(VIEW_SCHEME, [target.context, `${name}.yaml`], theirs);
  await vscode.commands.executeCommand(
    'vscode.diff',
    left,
    document.uri,
    literalLine(`${name}: live and mine`),
    {
      preview: false,
    },
  );
}

async function takeTheirs(
  app: Pick<App, 'server' | 'ui'>,
  document: vscode.TextDocument,
  found: readonly Conflict[],
): Promise<void> {
  const changes = found.map(({ path, theirs }) => ({ path: [...path], value: theirs }));
  const { edits } = await app.server.editObject({ text: document.getText(), changes });
  const change = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) {
    change.replace(document.uri, editorRange(range), newText);
  }
  if (edits.length > 0 && (await vscode.workspace.applyEdit(change))) return;
  const fields = found.map(({ path }) => `\`${pathText(path)}\``).join(', ');
  app.ui.tell({
    severity: 'warning',
    message: `${fields} could not be put back into the text, which is unchanged. Change it by hand.`,
  });
}
