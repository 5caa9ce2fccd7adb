import type { ChangePlan } from '../../cluster/change/flow.ts';
import { withoutNoise } from '../../cluster/live-object.ts';
import { checkTarget } from '../../cluster/target.ts';
import { toYamlText } from '../../cluster/yaml-text.ts';
import type { App } from '../app.ts';
import { mayWrite, named } from '../context-check.ts';
import { goesOnDespiteWarnings } from './on-report.ts';
import { unlessAborted } from './patience.ts';

/**
 * The user's word on a change: on what preflight warns of, then on the difference, then on the context. To be asked
 * again where another context has become current since; what was answered already is not asked twice. `report` writes
 * into the notification of the change, which can cancel it.
 */
export function confirmWith(
  app: App,
  signal: AbortSignal,
  report: (message: string) => void,
): (plan: ChangePlan) => Promise<boolean> {
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
    if (!(await goesOnDespiteWarnings(app, plan.report)) || signal.aborted) return false;
    const closeOnCancel = () => app.review.answer(false);
    signal.addEventListener('abort', closeOnCancel);
    const yes = await isWanted(app, plan, report);
    signal.removeEventListener('abort', closeOnCancel);
    return yes && onContext(plan);
  };
  return async (plan) => (await unlessAborted(signal, ask(plan))) ?? false;
}

function isWanted(
  app: App,
  { target, before, after, warnings, report }: ChangePlan,
  ask: (question: string) => void,
): Promise<boolean> {
  const said = warnings.map((warning) => ` The API server warns: ${warning}`).join('');
  const rolls = `calico-node is then replaced on every node, one after the other${report.calicoVersion ? ` (Calico ${report.calicoVersion})` : ''}.`;
  return app.review.decide({
    before: toYamlText(withoutNoise(before)),
    after: toYamlText(withoutNoise(after)),
    path: [target.context, after.metadata.name],
    title: `Installation ${after.metadata.name}: live ↔ after · ${named(target)}`,
    ask,
    // What is changed, and where, is the notification's title.
    question: `${rolls} Look at the difference and answer in its title bar.${said}`,
  });
}
