import type { ChangeHooks, ChangePlan } from '../../cluster/change/flow.ts';
import { success } from '../../cluster/errors/result.ts';
import { orAborted } from '../../cluster/kubectl/or-aborted.ts';
import { withoutNoise } from '../../cluster/object/live-object.ts';
import { toYamlText } from '../../cluster/object/yaml-text.ts';
import type { PreflightReport } from '../../cluster/preflight/report.ts';
import type { Target } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { mayWrite, named } from '../context/context-check.ts';
import type { Asker } from '../window/review.ts';
import { goesOnDespiteWarnings } from './on-report.ts';

/**
 * The user's word on a change: on what preflight warns of, less what stood on the report that was `answered` before;
 * then on the difference; and then on the context.
 */
export function confirmWith(
  app: App,
  asker: Asker,
  answered?: PreflightReport,
): Pick<ChangeHooks, 'confirm' | 'mayWrite'> {
  const { signal } = asker;
  const confirm = async (plan: ChangePlan): Promise<boolean> => {
    if (!(await goesOnDespiteWarnings(app, plan.report, asker, answered)) || signal?.aborted) return false;
    return isWanted(app, plan, asker);
  };
  const mayWriteTo = async (target: Target): Promise<boolean> => {
    const { go, commandError } = await mayWrite(app, target);
    if (commandError) app.show(commandError);
    return go;
  };
  return {
    confirm: async (plan) => (await orAborted(confirm(plan), signal)) ?? false,
    mayWrite: async (target) => success((await orAborted(mayWriteTo(target), signal)) ?? false),
  };
}

function isWanted(
  app: App,
  { target, before, after, warnings, report }: ChangePlan,
  asker: Asker,
): Promise<boolean> {
  const said = warnings.map((warning) => ` The API server warns: ${warning}`).join('');
  const rolls = `calico-node is then replaced node by node${report.calicoVersion ? ` (Calico ${report.calicoVersion})` : ''}.`;
  return app.review.decide({
    before: toYamlText(withoutNoise(before)),
    after: toYamlText(withoutNoise(after)),
    path: [target.context, after.metadata.name],
    title: `Installation ${after.metadata.name}: live ↔ after · ${named(target)}`,
    asker,
    // What is changed, and where, is the notification's title.
    question: `Review the diff, then choose Apply to Cluster or Cancel Apply in its title bar. ${rolls}${said}`,
  });
}
