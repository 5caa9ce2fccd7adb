import { type ApplyPlan, planApply } from '../../cluster/apply/plan.ts';
import { compared } from '../../cluster/compare/compared.ts';
import { summary } from '../../cluster/compare/words.ts';
import type { Target } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { readManifestHere } from '../apply/manifest.ts';
import { named } from '../context/context-check.ts';
import { type CommandError, clusterFailure } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';
import { VIEW_SCHEME } from '../window/readonly-texts.ts';

export const SHOW_DEFAULTS = 'Show Operator Defaults';

/**
 * **Diff with Cluster**: the live Installation, and what the API server would make of the one at the cursor. As with
 * `kubectl diff` both sides come from the server. What nobody wrote is left out, unless the user wants to see it.
 */
export async function diffWithCluster(
  app: App,
  ...args: readonly unknown[]
): Promise<CommandError | undefined> {
  const at = await readManifestHere(app, args);
  if ('commandError' in at) return at.commandError;
  const { name } = at.manifest;
  const target = await app.target();
  if (!target.ok) return clusterFailure(target.error);
  const { context } = target.value;
  const plan = await inProgress(`Comparing Installation ${name} with ${named(target.value)}`, (signal) =>
    planApply(app.kubectl(), at.manifest, { context, signal }),
  );
  if (!plan.ok) return clusterFailure(plan.error);
  const { changes } = app.differences.compare(plan.value);
  if (changes.length > 0) await show(app, target.value, plan.value);
  const showDefaults = async () => {
    await app.differences.showDefaults(true);
    if (changes.length === 0) await show(app, target.value, plan.value);
  };
  app.ui.tell({
    severity: 'information',
    message: inWords(app, target.value, plan.value),
    offers: hasMore(app, plan.value) ? [{ title: SHOW_DEFAULTS, run: showDefaults }] : [],
  });
  return undefined;
}

function show(app: Pick<App, 'differences'>, target: Target, plan: ApplyPlan): Promise<void> {
  const { name } = plan.manifest;
  const path = { before: [target.context, name, 'live.yaml'], after: [target.context, name, 'file.yaml'] };
  const title = `Installation ${name}: live ↔ file · ${named(target)}`;
  return app.differences.show(plan, { scheme: VIEW_SCHEME, path, title });
}

function inWords(app: Pick<App, 'differences'>, target: Target, plan: ApplyPlan): string {
  const { name } = plan.manifest;
  const { changes, hidden } = app.differences.compare(plan);
  const more = hasMore(app, plan);
  if (changes.length === 0) {
    const apart = more ? ', apart from operator defaults' : '';
    return `No differences: Installation ${name} in ${named(target)} is the same${apart}.`;
  }
  const there = plan.live
    ? `Installation ${name} in ${named(target)}`
    : `There is no Installation ${name} in ${named(target)} yet`;
  const defaults = hidden === 1 ? ' 1 default is hidden.' : ` ${hidden} defaults are hidden.`;
  const owned = [...new Set(plan.conflicts.map(({ field, owner }) => `${field.slice(1)} (${owner})`))];
  const others = owned.length > 0 ? ` Managed by others: ${owned.join(', ')}.` : '';
  return `${there}: ${summary(changes)}${others}${hidden > 0 ? defaults : ''}`;
}

/** Whether there is a difference that is hidden. */
function hasMore(app: Pick<App, 'differences'>, plan: ApplyPlan): boolean {
  const all = compared(plan, { defaults: true });
  return all.changes.length > app.differences.compare(plan).changes.length;
}
