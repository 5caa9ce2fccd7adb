import * as vscode from 'vscode';
import { changesNothing, planApply } from '../../cluster/apply-plan.ts';
import { withoutNoise } from '../../cluster/live-object.ts';
import { toYamlText } from '../../cluster/yaml-text.ts';
import type { App } from '../app.ts';
import { named } from '../context-check.ts';
import { manifestHere } from '../here.ts';
import { inProgress } from '../progress.ts';
import { VIEW_SCHEME } from '../readonly-texts.ts';
import { clusterTrouble, type Trouble } from '../trouble.ts';

/**
 * **Diff with Cluster**: the live Installation, and what the API server would make of the one at the cursor. As with
 * `kubectl diff` both sides come from the server, so neither order nor defaults count as a difference.
 */
export async function diffWithCluster(app: App, ...args: readonly unknown[]): Promise<Trouble | undefined> {
  const at = await manifestHere(app, args);
  if ('trouble' in at) return at.trouble;
  const { name } = at.found;
  const kubectl = app.kubectl();
  const target = await app.target();
  if (!target.ok) return clusterTrouble(target.error);
  const { context } = target.value;
  const plan = await inProgress(`Comparing Installation ${name} with ${named(target.value)}`, (signal) =>
    planApply(kubectl, at.found, { context, signal }),
  );
  if (!plan.ok) return clusterTrouble(plan.error);
  if (changesNothing(plan.value)) {
    await app.ui.ask({
      severity: 'information',
      message: `No difference: Installation ${name} in ${named(target.value)} says the same.`,
    });
    return undefined;
  }
  const { live, after } = plan.value;
  const before = live ? toYamlText(withoutNoise(live)) : '';
  const left = app.texts.put(VIEW_SCHEME, [context, name, 'live.yaml'], before);
  const right = app.texts.put(VIEW_SCHEME, [context, name, 'file.yaml'], toYamlText(withoutNoise(after)));
  const title = `Installation ${name}: live ↔ file · ${named(target.value)}`;
  await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: false });
  return undefined;
}
