import type { Chosen } from '../../cluster/apply/choice.ts';
import { type ApplyPlan, carryOut, planApply } from '../../cluster/apply/plan.ts';
import { applyQuestion } from '../../cluster/apply/question.ts';
import { compared } from '../../cluster/compare/compared.ts';
import type { Target } from '../../cluster/target.ts';
import type { InstallationAtResult } from '../../protocol/requests.ts';
import type { App } from '../app.ts';
import { decideConflicts } from '../apply/choose-fields.ts';
import { readManifestHere } from '../apply/manifest.ts';
import { APPLY_ANYWAY, goesOnDespiteOwners } from '../apply/owner-question.ts';
import { again } from '../cluster-change/again.ts';
import { mayWrite, named } from '../context/context-check.ts';
import { type CommandError, clusterFailure } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';
import { CHANGE_SCHEME } from '../window/readonly-texts.ts';

export const CONTINUE_ANYWAY = 'Continue Anyway';
export const SHOW_STATUS = 'Show TigeraStatus';

/**
 * **Apply Installation**: dry run, whose fields it would change, difference, the user's word, `kubectl apply`, and the
 * way to the operator's verdict.
 */
export async function applyInstallation(
  app: App,
  ...args: readonly unknown[]
): Promise<CommandError | undefined> {
  const at = await readManifestHere(app, args);
  if ('commandError' in at) return at.commandError;
  const { found, manifest } = at;
  if (found.errors.length > 0 && !(await goesOnDespite(app, found))) return undefined;

  const target = await app.target();
  if (!target.ok) return clusterFailure(target.error);
  const { context } = target.value;
  const first = await inProgress(
    `Dry run of Installation ${found.name} in ${named(target.value)}`,
    (signal) => planApply(app.kubectl(), manifest, { context, signal }),
  );
  if (!first.ok) return clusterFailure(first.error);
  if (!(await isWorthIt(app, target.value, first.value))) return undefined;
  if (!(await goesOnDespiteOwners(app, target.value, first.value))) return undefined;
  const decided = await decideConflicts(app, target.value, first.value);
  if (!decided) return undefined;
  if (!decided.plan.ok) return clusterFailure(decided.plan.error);
  const plan = decided.plan.value;
  if (plan !== first.value && !(await isWorthIt(app, target.value, plan))) return undefined;
  if (!(await isWanted(app, target.value, plan, decided.chosen))) return undefined;
  const check = await mayWrite(app, target.value);
  if (!check.go) return check.commandError;

  const applied = await inProgress(
    `Applying Installation ${found.name} to ${named(target.value)}`,
    (signal) => carryOut(app.kubectl(), plan, { context, signal }),
  );
  if (!applied.ok) return clusterFailure(applied.error);
  tellOfSuccess(app, target.value, plan);
  return undefined;
}

async function goesOnDespite(
  app: Pick<App, 'ui'>,
  { name, errors, targetVersion }: InstallationAtResult,
): Promise<boolean> {
  const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : '';
  const answer = await app.ui.ask({
    message: `Installation ${name} has errors for Calico v${targetVersion}:`,
    detail: `${errors[0]}${more}`,
    answers: [CONTINUE_ANYWAY],
  });
  return answer === CONTINUE_ANYWAY;
}

/** Whether anything would change but defaults, which come back; where not, the user may still want it. */
async function isWorthIt(app: Pick<App, 'ui'>, target: Target, plan: ApplyPlan): Promise<boolean> {
  if (compared(plan, { defaults: false }).changes.length > 0) return true;
  const { name } = plan.manifest;
  const hasMore = compared(plan, { defaults: true }).changes.length > 0;
  const same = `Installation ${name} in ${named(target)} is already up to date`;
  if (!hasMore) {
    app.ui.tell({ severity: 'information', message: `Nothing to apply: ${same}.` });
    return false;
  }
  const answer = await app.ui.ask({
    message: `Nothing to apply: ${same}, apart from operator defaults.`,
    answers: [APPLY_ANYWAY],
  });
  return answer === APPLY_ANYWAY;
}

async function isWanted(
  app: Pick<App, 'differences' | 'review'>,
  target: Target,
  plan: ApplyPlan,
  chosen: Chosen,
): Promise<boolean> {
  const { name } = plan.manifest;
  const path = [target.context, name];
  const sides = { before: [...path, 'live.yaml'], after: [...path, 'after.yaml'] };
  const following = app.differences.follow(plan, { scheme: CHANGE_SCHEME, path: sides });
  try {
    return await app.review.decide({
      ...app.differences.compare(plan),
      path,
      title: `Installation ${name}: live ↔ after apply · ${named(target)}`,
      question: applyQuestion(plan, chosen, named(target)),
    });
  } finally {
    following.dispose();
  }
}

function tellOfSuccess(app: Pick<App, 'ui'>, target: Target, { live, manifest }: ApplyPlan): void {
  app.ui.tell({
    severity: 'information',
    message: `Installation ${manifest.name} was ${live ? 'changed' : 'created'} in ${named(target)}. See TigeraStatus for how the operator reacts.`,
    offers: [{ title: SHOW_STATUS, run: () => again('showTigeraStatus', target) }],
  });
}
