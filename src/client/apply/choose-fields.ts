import {
  type Chosen,
  conflictsByField,
  effectInWords,
  fieldName,
  isSuggested,
  NOTHING_CHOSEN,
} from '../../cluster/apply/choice.ts';
import { type ApplyPlan, planChoice } from '../../cluster/apply/plan.ts';
import type { Result } from '../../cluster/errors/result.ts';
import type { Target } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { named } from '../context/context-check.ts';
import { inProgress } from '../window/progress.ts';

export interface Decided {
  /** Without conflicts, where it is one. */
  readonly plan: Result<ApplyPlan>;
  readonly chosen: Chosen;
}

/**
 * Lets the user say of each field that others own whether to take it over. Asks again where others have come to own
 * more meanwhile. Undefined where the user wants none of it.
 */
export async function decideConflicts(
  app: Pick<App, 'kubectl' | 'ui'>,
  target: Target,
  first: ApplyPlan,
): Promise<Decided | undefined> {
  const { context } = target;
  let plan = first;
  let chosen = NOTHING_CHOSEN;
  while (plan.conflicts.length > 0) {
    const choice = await chooseFields(app, plan);
    if (!choice) return undefined;
    chosen = { taken: choice.taken, left: [...chosen.left, ...choice.left] };
    const taken = choice.taken.map(({ field }) => field);
    const next = await inProgress(`Dry run with your choice in ${named(target)}`, (signal) =>
      planChoice(app.kubectl(), plan, taken, { context, signal }),
    );
    if (!next.ok) return { plan: next, chosen };
    plan = next.value;
  }
  return { plan: { ok: true, value: plan, warnings: plan.warnings }, chosen };
}

async function chooseFields(app: Pick<App, 'ui'>, plan: ApplyPlan): Promise<Chosen | undefined> {
  const fields = conflictsByField(plan);
  const count =
    fields.length === 1 ? '1 field is managed by others' : `${fields.length} fields are managed by others`;
  const taken = await app.ui.pickMany(
    `Installation ${plan.manifest.name}: ${count}. Select the fields to take over; the others keep their managers.`,
    fields.map((one) => ({
      label: fieldName(one.field),
      description: `managed by ${one.owners.join(' and ')}`,
      detail: effectInWords(plan, one),
      picked: isSuggested(plan, one),
      value: one,
    })),
  );
  return taken && { taken, left: fields.filter((one) => !taken.includes(one)) };
}
