import * as vscode from 'vscode';
import { ownersInWords } from '../../cluster/apply/owner-words.ts';
import type { ApplyPlan } from '../../cluster/apply/plan.ts';
import { type Owner, ownership } from '../../cluster/facts/owner.ts';
import type { Target } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { named } from '../context/context-check.ts';
import { inProgress } from '../window/progress.ts';
import { type FoundSource, findSources } from './find-source.ts';

export const APPLY_ANYWAY = 'Apply Anyway';
export const OPEN_SOURCE = 'Open Source File';

/** Where Helm, Argo CD or Flux keeps the live object: what comes of a change, and whether it is to be made all the same. */
export async function goesOnDespiteOwners(
  app: Pick<App, 'ui'>,
  target: Target,
  { live, manifest }: ApplyPlan,
): Promise<boolean> {
  const owners = ownersOf(live);
  if (owners.length === 0) return true;
  const { name } = manifest;
  const sources = await inProgress(
    `Searching the workspace for the source of Installation ${name}`,
    (signal) => findSources(owners, signal),
  );
  const answer = await app.ui.ask({
    message: `Apply Installation ${name} to ${named(target)} anyway?`,
    detail: ownersInWords(name, owners),
    answers: [...(sources.length > 0 ? [OPEN_SOURCE] : []), APPLY_ANYWAY],
  });
  if (answer === OPEN_SOURCE) await openSource(app, sources);
  return answer === APPLY_ANYWAY;
}

function ownersOf(live: ApplyPlan['live']): readonly Owner[] {
  return live ? ownership(live).owners : [];
}

async function openSource(app: Pick<App, 'ui'>, sources: readonly FoundSource[]): Promise<void> {
  const [only] = sources;
  const choices = sources.map((source) => ({
    label: vscode.workspace.asRelativePath(source.uri),
    value: source,
  }));
  const chosen = sources.length === 1 ? only : await app.ui.pick('Which source?', choices);
  if (!chosen) return;
  const document = await vscode.workspace.openTextDocument(chosen.uri);
  const place = document.positionAt(chosen.offset);
  await vscode.window.showTextDocument(document, {
    preview: false,
    selection: new vscode.Range(place, place),
  });
}
