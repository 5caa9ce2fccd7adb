import type { ModeChange } from '../change/mode.ts';
import { code, inline, prose } from '../text/markdown.ts';
import type { LineStatus, PreflightLine } from './line.ts';
import type { PreflightReport } from './report.ts';

export interface PreflightPage {
  /** The address of a rule's page; undefined for no link. */
  readonly rulePage?: (rule: string) => string | undefined;
  /** When the cluster was looked at, in words. */
  readonly time?: string;
  /** What is asked on this page, and how it is answered. */
  readonly question?: string;
}

/** The report as a page: what it comes to first, then line by line, the worst first. */
export function preflightMarkdown(
  report: PreflightReport,
  { rulePage, time, question }: PreflightPage = {},
): string {
  const { target, change, calicoVersion, current, lines } = report;
  const about = [
    code(target.server || 'no server'),
    `Calico ${inline(calicoVersion || 'of an unknown version')}`,
    current ? code(`nonPrivileged: ${current}`) : 'no `nonPrivileged`',
    ...(time ? [`checked at ${time}`] : []),
  ];
  return [
    `# ${TITLES[change]} in ${inline(target.context)}`,
    about.join(' · '),
    `> **${prose(verdict(report))}**\n>\n> ${counts(lines)}`,
    ...(question ? [question] : []),
    ...ORDER.flatMap((status) => section(status, lines, rulePage)),
    '',
  ].join('\n\n');
}

export function verdict(report: PreflightReport): string {
  const { lines, offer } = report;
  if (offer && report.change === 'enable') {
    return 'Not possible: this release has withdrawn the mode, and the field is still `Enabled`. Use Remove nonPrivileged.';
  }
  const blockers = lines.filter(({ status }) => status === 'block').length;
  if (blockers > 0) return `Not possible: ${counted(blockers, 'blocker')}.`;
  const unknown = lines.filter(({ status }) => status === 'unknown').length;
  if (unknown > 0) return `No obstacles found, but ${unknown} of ${lines.length} checks could not be made.`;
  const warnings = lines.filter(({ status }) => status === 'warn').length;
  return warnings > 0 ? `Possible, with ${counted(warnings, 'warning')}.` : 'Ready: no obstacles found.';
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

const TITLES: Readonly<Record<ModeChange, string>> = {
  enable: 'Check for non-privileged mode',
  disable: 'Check before disabling non-privileged mode',
  remove: 'Check before removing nonPrivileged',
};

const ORDER: readonly LineStatus[] = ['block', 'unknown', 'warn', 'pass'];
const HEADINGS: Readonly<Record<LineStatus, string>> = {
  block: 'Blockers',
  unknown: 'Unknown',
  warn: 'Warnings',
  pass: 'Passed',
};
const COUNTED: Readonly<Record<LineStatus, (count: number) => string>> = {
  block: (count) => counted(count, 'blocker'),
  unknown: (count) => `${count} unknown`,
  warn: (count) => counted(count, 'warning'),
  pass: (count) => `${count} passed`,
};

/** `1 blocker · 2 warnings · 9 passed` */
function counts(lines: readonly PreflightLine[]): string {
  return ORDER.map((status) => [status, lines.filter((line) => line.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => COUNTED[status](count))
    .join(' · ');
}

function section(
  status: LineStatus,
  lines: readonly PreflightLine[],
  rulePage: PreflightPage['rulePage'],
): string[] {
  const here = lines.filter((line) => line.status === status);
  if (here.length === 0) return [];
  return [`## ${HEADINGS[status]}`, here.map((line) => bullet(line, rulePage)).join('\n')];
}

function bullet(
  { id, text, more: rest, fix, items, rule }: PreflightLine,
  rulePage: PreflightPage['rulePage'],
): string {
  const page = rule ? rulePage?.(rule) : undefined;
  const isRule = rule === id;
  const name = page && isRule ? `[${inline(id)}](${page})` : inline(id);
  const more = page && !isRule ? ` ([${inline(rule)}](${page}))` : '';
  const head = `- **${name}**: ${prose(rest ? `${text} ${rest}` : text)}${fix ? ` *${prose(fix)}*` : ''}${more}`;
  return [head, ...items.map((item) => `  - ${inline(item)}`)].join('\n');
}
