import { preflightMarkdown } from '../../cluster/preflight/markdown.ts';
import type { PreflightReport } from '../../cluster/preflight/report.ts';
import type { App } from '../app.ts';
import { again } from './again.ts';
import { clock } from './change-page.ts';

/** Shows a preflight report, which its title bar makes anew. */
export function showPreflight(app: App, report: PreflightReport): Promise<void> {
  const { target, change } = report;
  const markdown = preflightMarkdown(report, { rulePage: app.changes.rulePage, time: clock() });
  return app.changes.reports.show([target.context, `${TITLES[change]}.md`], markdown, () =>
    again('checkCluster', target, change),
  );
}

const TITLES = {
  enable: 'Check for non-privileged mode',
  disable: 'Check before disabling',
  remove: 'Check before removing',
} as const;
