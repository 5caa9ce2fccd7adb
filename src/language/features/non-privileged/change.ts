import type { AnalysedInstallation, Analysis } from '../../analysis/analyse.ts';
import { editsOf } from '../../analysis/fix.ts';
import type { TextEdit } from '../../text/edit.ts';
import { enableNonPrivileged, removeNonPrivileged, stateIfEnabled } from './edit.ts';
import { enablingPlan, planTitle } from './plan.ts';

/** What a command does that enables or removes the mode. */
export interface NonPrivilegedChange {
  /** Of the field alone; none when it is so already. */
  readonly edits: readonly TextEdit[];
  /** What speaks against it. */
  readonly caveats: readonly string[];
  /** All that it takes, where the field alone would not do, by the object that is changed. */
  readonly plan?: {
    readonly title: string;
    readonly parts: readonly { readonly label: string; readonly edits: readonly TextEdit[] }[];
  };
}

export function nonPrivilegedChange(
  analysis: Analysis,
  judged: AnalysedInstallation,
  action: 'enable' | 'remove',
): NonPrivilegedChange {
  const fix = action === 'enable' ? enableNonPrivileged(judged) : removeNonPrivileged(judged);
  const edits = fix ? editsOf(analysis, fix) : [];
  if (action === 'remove') return { edits, caveats: [] };
  const caveats = stateIfEnabled(judged).reasons;
  const plan = fix && enablingPlan(analysis, judged);
  if (!plan || 'impossible' in plan || plan.steps.length === 1) return { edits, caveats };
  const parts = plan.fixes.map((part) => ({ label: part.title, edits: editsOf(analysis, part) }));
  return { edits, caveats, plan: { title: planTitle(plan), parts } };
}
