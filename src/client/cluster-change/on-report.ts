import type { PreflightLine } from '../../cluster/preflight/line.ts';
import { verdict } from '../../cluster/preflight/markdown.ts';
import type { PreflightReport } from '../../cluster/preflight/report.ts';
import type { App } from '../app.ts';
import { named } from '../context/context-check.ts';
import type { Asker } from '../window/review.ts';
import { askOnPreflight, howToAnswer, type ReportAnswer, showPreflight } from './show-preflight.ts';

export const SHOW_REPORT = 'Show Report';

/**
 * Asks whether to go on where preflight warns, or could not find out everything; true where all passed. `answered` is
 * the report before, on which the user has gone on with what blocks: what stood there already is not asked again.
 */
export async function goesOnDespiteWarnings(
  app: Pick<App, 'changes'>,
  report: PreflightReport,
  asker: Asker,
  answered?: PreflightReport,
): Promise<boolean> {
  const open = report.lines.filter(
    ({ id, status }) => (status === 'warn' || status === 'unknown') && !(isCure(report) && SYMPTOMS.has(id)),
  );
  const stood = (line: PreflightLine): boolean =>
    answered?.lines.some(({ id, text }) => id === line.id && text === line.text) ?? false;
  if (open.every(stood)) return true;
  const answers = ['continue'] as const;
  asker.say(`${verdict(report)} ${howToAnswer(answers)}`);
  return (await askOnPreflight(app, report, { ...asker, answers })) === 'continue';
}

/** Whether the change is what helps a cluster whose release has withdrawn the mode. */
function isCure({ offer, change }: PreflightReport): boolean {
  return offer === 'remove' && change !== 'enable';
}

/** What such a cluster suffers from until the field is gone. */
const SYMPTOMS: ReadonlySet<string> = new Set(['version', 'tigerastatus']);

/** What to do about a report that blocks: go on all the same, take the field out, or nothing. */
export async function despiteBlock(
  app: Pick<App, 'changes' | 'ui'>,
  report: PreflightReport,
): Promise<ReportAnswer | undefined> {
  const blocks = report.lines.filter(({ status }) => status === 'block');
  const answers: ReportAnswer[] = [
    ...(report.offer === 'remove' && report.change !== 'remove' ? (['remove'] as const) : []),
    ...(canForce(blocks) ? (['continueAnyway'] as const) : []),
  ];
  const message = inWords(report, blocks);
  if (answers.length === 0) {
    const offers = [{ title: SHOW_REPORT, run: () => showPreflight(app, report) }];
    app.ui.tell({ severity: 'warning', message, offers });
    return undefined;
  }
  app.ui.tell({ severity: 'warning', message: `${message} ${howToAnswer(answers)}` });
  return askOnPreflight(app, report, { answers });
}

/** Without an Installation or the right to change it nothing can be gone on with. */
function canForce(blocks: readonly PreflightLine[]): boolean {
  return blocks.every(({ id }) => id !== 'installation' && id !== 'access');
}

function inWords(report: PreflightReport, lines: readonly PreflightLine[]): string {
  // The verdict says all of it where the mode is withdrawn.
  const told = report.offer === 'remove' && report.change === 'enable' ? [] : lines;
  const first = told.slice(0, MOST).map(({ text, fix }) => `${text}${fix ? ` ${fix}` : ''}`);
  const more = told.length > MOST ? [`And ${told.length - MOST} more.`] : [];
  return [`${named(report.target)}: ${verdict(report)}`, ...first, ...more].join(' ');
}

const MOST = 2;
