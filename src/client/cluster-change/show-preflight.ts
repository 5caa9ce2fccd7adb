import { preflightMarkdown } from '../../cluster/preflight/markdown.ts';
import type { PreflightReport } from '../../cluster/preflight/report.ts';
import type { App } from '../app.ts';
import { again, CHANGE_COMMANDS } from './again.ts';
import { clock } from './change-page.ts';

/** Shows a preflight report. For an Enable its title bar makes it anew; of the others the command itself does. */
export function showPreflight(app: App, report: PreflightReport): Promise<void> {
  const { target, change } = report;
  const markdown = preflightMarkdown(report, { rulePage: app.changes.rulePage, time: clock() });
  const command = change === 'enable' ? 'checkCluster' : CHANGE_COMMANDS[change];
  return app.changes.reports.show([target.context, `${TITLES[change]}.md`], markdown, () =>
    again(command, target),
  );
}

const TITLES = {
  enable: 'Check for non-privileged mode',
  disable: 'Check before disabling',
  remove: 'Check before removing',
} as const;
