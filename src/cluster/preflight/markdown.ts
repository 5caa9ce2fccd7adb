import type { Change } from './change.ts';
import type { LineStatus, PreflightLine } from './line.ts';
import { isBlocked, type PreflightReport } from './report.ts';

/** The report as a page. */
export function preflightMarkdown(report: PreflightReport): string {
  const { target, change, calicoVersion } = report;
  return [
    `# ${TITLES[change]} in ${target.context}`,
    `${target.server} · Calico ${calicoVersion || 'of an unknown version'}`,
    `**${verdict(report)}**`,
    ...ORDER.flatMap((status) => section(status, report.lines)),
    '',
  ].join('\n\n');
}

export function verdict(report: PreflightReport): string {
  const { lines, offer } = report;
  if (offer && report.change === 'enable') {
    return 'Blocked: this release has withdrawn the mode, and the field is still `Enabled`. What helps is Remove nonPrivileged.';
  }
  if (isBlocked(report)) return 'Blocked.';
  const unknown = lines.filter(({ status }) => status === 'unknown').length;
  if (unknown > 0)
    return `Nothing speaks against it, but ${unknown} of ${lines.length} checks could not be made.`;
  return lines.some(({ status }) => status === 'warn')
    ? 'Nothing blocks it; read the warnings.'
    : 'Nothing speaks against it.';
}

const TITLES: Readonly<Record<Change, string>> = {
  enable: 'Check for non-privileged mode',
  disable: 'Check before disabling non-privileged mode',
  remove: 'Check before removing nonPrivileged',
};

const ORDER: readonly LineStatus[] = ['block', 'unknown', 'warn', 'pass'];
const HEADINGS: Readonly<Record<LineStatus, string>> = {
  block: 'Blocks',
  unknown: 'Unknown',
  warn: 'Warnings',
  pass: 'Passed',
};

function section(status: LineStatus, lines: readonly PreflightLine[]): string[] {
  const here = lines.filter((line) => line.status === status);
  if (here.length === 0) return [];
  return [`## ${HEADINGS[status]}`, here.map(bullet).join('\n')];
}

function bullet({ id, text, fix, items }: PreflightLine): string {
  const head = `- **${id}**: ${text}${fix ? ` *${fix}*` : ''}`;
  return [head, ...items.map((item) => `  - ${item}`)].join('\n');
}
