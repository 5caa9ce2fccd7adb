import { type ApplyPlan, changesNothing, checkPlan, planApply } from '../../cluster/apply-plan.ts';
import { apply } from '../../cluster/commands/apply.ts';
import { withoutNoise } from '../../cluster/live-object.ts';
import type { Target } from '../../cluster/target.ts';
import { toYamlText } from '../../cluster/yaml-text.ts';
import type { InstallationAtResult } from '../../protocol/requests.ts';
import type { App } from '../app.ts';
import { mayWrite, named } from '../context-check.ts';
import { manifestHere } from '../here.ts';
import { inProgress } from '../progress.ts';
import { clusterTrouble, type Trouble } from '../trouble.ts';
import { showTigeraStatusOf } from './show-tigerastatus.ts';

export const GO_ON = 'Go On Anyway';
export const SHOW_STATUS = 'Show TigeraStatus';

/** **Apply Installation**: dry run, difference, the user's word, `kubectl apply`, and the way to the operator's verdict. */
export async function applyInstallation(app: App, ...args: readonly unknown[]): Promise<Trouble | undefined> {
  const at = await manifestHere(app, args);
  if ('trouble' in at) return at.trouble;
  const { found } = at;
  if (found.errors.length > 0 && !(await goesOnDespite(app, found))) return undefined;

  const kubectl = app.kubectl();
  const target = await app.target();
  if (!target.ok) return clusterTrouble(target.error);
  const { context } = target.value;
  const plan = await inProgress(`Dry run of Installation ${found.name} in ${named(target.value)}`, (signal) =>
    planApply(kubectl, found, { context, signal }),
  );
  if (!plan.ok) return clusterTrouble(plan.error);
  if (changesNothing(plan.value)) {
    await app.ui.ask({
      severity: 'information',
      message: `Nothing to apply: Installation ${found.name} in ${named(target.value)} says the same already.`,
    });
    return undefined;
  }
  if (!(await isWanted(app, target.value, plan.value))) return undefined;
  const check = await mayWrite(app, target.value);
  if (!check.go) return check.trouble;

  const applied = await inProgress(
    `Applying Installation ${found.name} to ${named(target.value)}`,
    async (signal) => {
      const unchanged = await checkPlan(kubectl, plan.value, { context, signal });
      return unchanged.ok ? kubectl.run(apply, { manifest: found.manifest }, { context, signal }) : unchanged;
    },
  );
  if (!applied.ok) return clusterTrouble(applied.error);
  return tellOfSuccess(app, target.value, plan.value);
}

async function goesOnDespite(
  app: App,
  { name, errors, targetVersion }: InstallationAtResult,
): Promise<boolean> {
  const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : '';
  const answer = await app.ui.ask({
    severity: 'warning',
    message: `Installation ${name} has errors for Calico v${targetVersion}: ${errors[0]}${more}`,
    buttons: [GO_ON],
  });
  return answer === GO_ON;
}

function isWanted(app: App, target: Target, { live, after, warnings }: ApplyPlan): Promise<boolean> {
  const { name } = after.metadata;
  const said = warnings
    .filter((warning) => !MISSING_ANNOTATION.test(warning))
    .map((warning) => ` kubectl warns: ${warning}`);
  return app.review.decide({
    before: live ? toYamlText(withoutNoise(live)) : '',
    after: toYamlText(withoutNoise(after)),
    path: [target.context, name],
    title: `Installation ${name}: live ↔ after apply · ${named(target)}`,
    question: `${live ? 'Apply' : 'Create'} Installation ${name} ${live ? 'to' : 'in'} ${named(target)}? Look at the difference and answer in its title bar.${said.join('')}`,
  });
}

/** kubectl mends that by itself, and says so. */
const MISSING_ANNOTATION = /last-applied-configuration annotation/;

async function tellOfSuccess(
  app: App,
  target: Target,
  { live, after }: ApplyPlan,
): Promise<Trouble | undefined> {
  const answer = await app.ui.ask({
    severity: 'information',
    message: `Installation ${after.metadata.name} was ${live ? 'changed' : 'created'} in ${named(target)}. What the operator makes of it is in its TigeraStatus.`,
    buttons: [SHOW_STATUS],
  });
  return answer === SHOW_STATUS ? showTigeraStatusOf(app, target) : undefined;
}
