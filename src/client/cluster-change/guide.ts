import { changeMode } from '../../cluster/change/flow.ts';
import type { ModeChange } from '../../cluster/change/mode.ts';
import type { Outcome } from '../../cluster/change/outcome.ts';
import { CHANGE_TITLES } from '../../cluster/change/page.ts';
import { IN_EDITOR } from '../../cluster/errors/remedy.ts';
import { isBlocked, type PreflightReport } from '../../cluster/preflight/report.ts';
import type { Target } from '../../cluster/target.ts';
import type { App } from '../app.ts';
import { named } from '../context/context-check.ts';
import { askInsideSetting } from '../context/settings.ts';
import type { CommandError } from '../window/command-error.ts';
import { inProgress } from '../window/progress.ts';
import { again, CHANGE_COMMANDS } from './again.ts';
import { type ChangeView, createChangeView } from './change-page.ts';
import type { Running } from './cluster-changes.ts';
import { confirmWith } from './confirm.ts';
import { despiteBlock } from './on-report.ts';
import { tellOutcome } from './tell-outcome.ts';

/**
 * Carries a change of non-privileged mode to a cluster: preflight, the difference, the user's word, a snapshot, the
 * write, the rollout and the proof; then says how it ended. What blocks can be gone past where that makes sense: `answered` is the report on which the user did.
 */
export async function guideChange(
  app: App,
  target: Target,
  change: ModeChange,
  answered?: PreflightReport,
): Promise<CommandError | undefined> {
  const title = `${CHANGE_TITLES[change]} in ${named(target)}`;
  const ran = await app.changes.exclusively(title, (running) =>
    carryOut(app, target, change, { title, answered, running }),
  );
  if ('commandError' in ran) return ran.commandError;
  const { outcome, view } = ran.value;
  const { report } = outcome;
  if (outcome.kind === 'stopped' && report && isBlocked(report)) {
    const answer = await despiteBlock(app, report);
    if (answer === 'continueAnyway') return guideChange(app, target, change, report);
    if (answer === 'remove') await again(CHANGE_COMMANDS.remove, target);
    return undefined;
  }
  await tellOutcome(app, outcome, () => view.open());
  return undefined;
}

async function carryOut(
  app: App,
  target: Target,
  change: ModeChange,
  {
    title,
    answered,
    running,
  }: { readonly title: string; readonly answered?: PreflightReport; readonly running: Running },
) {
  const kubectl = app.kubectl();
  const snapshotFile = app.changes.snapshots.place(target, change);
  return inProgress(title, async (cancel, report): Promise<{ outcome: Outcome; view: ChangeView }> => {
    const signal = AbortSignal.any([cancel, running.stop]);
    const view = createChangeView(app, { target, change }, report);
    const outcome = await changeMode(
      kubectl,
      {
        target,
        change,
        calicoFacts: app.server.calicoFacts,
        setUp: IN_EDITOR,
        snapshotFile,
        force: answered !== undefined,
        askInside: askInsideSetting(),
      },
      {
        signal,
        ...confirmWith(
          app,
          {
            signal,
            say: view.say,
            onStands(show) {
              running.show = show;
              running.isAsking = show !== undefined;
            },
          },
          answered,
        ),
        onEvent: (event) => {
          view.hear(event);
          if (event.kind === 'preflight' && event.report.calicoVersion) {
            app.contexts.learned(target, event.report.calicoVersion);
          }
          if (event.kind === 'step' && event.step === 'operator') {
            running.show = view.open;
            void view.open();
          }
        },
      },
    );
    view.end(outcome);
    await app.changes.snapshots.prune();
    return { outcome, view };
  });
}
