import type { ChangePlan } from '../../cluster/change/flow.ts';
import { withoutNoise } from '../../cluster/live-object.ts';
import { orAborted } from '../../cluster/or-aborted.ts';
import { checkTarget } from '../../cluster/target.ts';
import { toYamlText } from '../../cluster/yaml-text.ts';
import type { App } from '../app.ts';
import { mayWrite, named } from '../context-check.ts';
import type { Asker } from '../review.ts';
import { goesOnDespiteWarnings } from './on-report.ts';

/**
 * The user's word on a change: on what preflight warns of, then on the difference, then on the context. To be asked
 * again where another context has become current since; what was answered already is not asked twice.
 */
export function confirmWith(app: App, asker: Asker): (plan: ChangePlan) => Promise<boolean> {
  const { signal = new AbortController().signal } = asker;
  let seenCurrent: string | undefined;
  const onContext = async ({ target }: ChangePlan): Promise<boolean> => {
    const { go, trouble } = await mayWrite(app, target);
    if (trouble) app.show(trouble);
    if (!go) return false;
    const current = await checkTarget(app.kubectl(), target, signal);
    seenCurrent = current.ok ? current.value : undefined;
    return true;
  };
  const ask = async (plan: ChangePlan): Promise<boolean> => {
    if (plan.currentContext) return plan.currentContext === seenCurrent || onContext(plan);
    if (!(await goesOnDespiteWarnings(app, plan.report, asker)) || signal.aborted) return false;
    return (await isWanted(app, plan, asker)) && onContext(plan);
  };
  return async (plan) => (await orAborted(ask(plan), signal)) ?? false;
}

function isWanted(
  app: App,
  { target, before, after, warnings, report }: ChangePlan,
  asker: Asker,
): Promise<boolean> {
  const said = warnings.map((warning) => ` The API server warns: ${warning}`).join('');
  const rolls = `calico-node is then replaced on every node, one after the other${report.calicoVersion ? ` (Calico ${report.calicoVersion})` : ''}.`;
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
