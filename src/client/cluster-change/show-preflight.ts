import { CHANGE_TITLES } from '../../cluster/change/page.ts';
import { preflightMarkdown } from '../../cluster/preflight/markdown.ts';
import type { PreflightReport } from '../../cluster/preflight/report.ts';
import { inline } from '../../cluster/text/markdown.ts';
import type { App } from '../app.ts';
import type { TitleQuestion } from '../window/title-questions.ts';
import { again } from './again.ts';
import { clock } from './change-page.ts';

/** What the title bar of a report may offer: commands of these titles. */
export const ANSWER_TITLES = {
  continue: 'Continue',
  continueAnyway: 'Continue Anyway',
  remove: 'Remove nonPrivileged',
} as const;

export type ReportAnswer = keyof typeof ANSWER_TITLES;

/** Shows a preflight report, which its title bar makes anew. */
export function showPreflight(app: Pick<App, 'changes'>, report: PreflightReport): Promise<void> {
  return app.changes.reports.show(pathOf(report), markdownOf(app, report), againOf(report));
}

/** Shows a preflight report and asks in its title bar what is to come of it; undefined where nothing is. */
export function askOnPreflight<Answer extends ReportAnswer>(
  app: Pick<App, 'changes'>,
  report: PreflightReport,
  question: Pick<TitleQuestion<Answer>, 'answers' | 'signal' | 'onStands'>,
): Promise<Answer | undefined> {
  const { target, change } = report;
  const asked = `**${CHANGE_TITLES[change]} in ${inline(target.context)}?** ${howToAnswer(question.answers)} Nothing has been changed yet.`;
  const markdown = { asking: markdownOf(app, report, asked), answered: markdownOf(app, report) };
  // A page of its own: a newer check must not get the buttons of a question that it was not looked at for.
  const [context, name] = pathOf(report);
  return app.changes.reports.ask([context, 'question', name], markdown, againOf(report), question);
}

/** `Choose Continue or Cancel in the title bar of the report.` */
export function howToAnswer(answers: readonly ReportAnswer[]): string {
  const titles = answers.map((answer) => ANSWER_TITLES[answer]);
  return `Choose ${titles.join(', ')} or Cancel in the title bar of the report.`;
}

function pathOf({ target, change }: PreflightReport): readonly [context: string, name: string] {
  return [target.context, `${TITLES[change]}.md`];
}

function markdownOf(app: Pick<App, 'changes'>, report: PreflightReport, question = ''): string {
  return preflightMarkdown(report, { rulePage: app.changes.rulePage, time: clock(), question });
}

function againOf({ target, change }: PreflightReport): () => Promise<void> {
  return () => again('checkCluster', target, change);
}

const TITLES = {
  enable: 'Check for non-privileged mode',
  disable: 'Check before disabling',
  remove: 'Check before removing',
} as const;
