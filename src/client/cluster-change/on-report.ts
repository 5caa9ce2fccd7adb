import type { PreflightLine } from '../../cluster/preflight/line.ts';
import { verdict } from '../../cluster/preflight/markdown.ts';
import type { PreflightReport } from '../../cluster/preflight/report.ts';
import type { App } from '../app.ts';
import { named } from '../context-check.ts';
import { showPreflight } from './show-preflight.ts';

export const GO_ON = 'Go On';
export const GO_ON_ANYWAY = 'Go On Anyway';
export const SHOW_REPORT = 'Show Report';
export const REMOVE = 'Remove nonPrivileged';

/** Asks whether to go on where preflight warns, or could not find out everything; true where all passed. */
export async function goesOnDespiteWarnings(app: App, report: PreflightReport): Promise<boolean> {
  const open = report.lines.filter(
    ({ id, status }) => (status === 'warn' || status === 'unknown') && !(isCure(report) && SYMPTOMS.has(id)),
  );
  if (open.length === 0) return true;
  return (await askOnReport(app, report, open, [GO_ON])) === GO_ON;
}

/** Whether the change is what helps a cluster whose release has withdrawn the mode. */
function isCure({ offer, change }: PreflightReport): boolean {
  return offer === 'remove' && change !== 'enable';
}

/** What such a cluster suffers from until the field is gone. */
const SYMPTOMS: ReadonlySet<string> = new Set(['version', 'tigerastatus']);

/** What to do about a report that blocks: go on all the same, take the field out, or nothing. */
export async function despiteBlock(
  app: App,
  report: PreflightReport,
): Promise<'force' | 'remove' | undefined> {
  const blocks = report.lines.filter(({ status }) => status === 'block');
  const answer = await askOnReport(app, report, blocks, [
    ...(report.offer === 'remove' && report.change !== 'remove' ? [REMOVE] : []),
    ...(canForce(blocks) ? [GO_ON_ANYWAY] : []),
  ]);
  if (answer === REMOVE) return 'remove';
  return answer === GO_ON_ANYWAY ? 'force' : undefined;
}

/** Without an Installation or the right to change it nothing can be gone on with. */
function canForce(blocks: readonly PreflightLine[]): boolean {
  return blocks.every(({ id }) => id !== 'installation' && id !== 'access');
}

/** The report can be read before the question is answered, which then stands again. */
async function askOnReport(
  app: App,
  report: PreflightReport,
  lines: readonly PreflightLine[],
  answers: readonly string[],
): Promise<string | undefined> {
  // The verdict says all of it where the mode is withdrawn.
  const told = report.offer === 'remove' && report.change === 'enable' ? [] : lines;
  const first = told.slice(0, MOST).map(({ text, fix }) => `${firstSentence(text)}${fix ? ` ${fix}` : ''}`);
  const more = told.length > MOST ? [`And ${told.length - MOST} more.`] : [];
  const message = [`${named(report.target)}: ${verdict(report)}`, ...first, ...more].join(' ');
  const answer = await app.ui.ask({ severity: 'warning', message, buttons: [...answers, SHOW_REPORT] });
  if (answer !== SHOW_REPORT) return answer;
  await showPreflight(app, report);
  return answers.length > 0 ? app.ui.ask({ severity: 'warning', message, buttons: answers }) : undefined;
}

const MOST = 2;

/** A notification is no page. */
function firstSentence(text: string): string {
  return /^.*?[.!?](?= \S|$)/s.exec(text)?.[0] ?? text;
}
