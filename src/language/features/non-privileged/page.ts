import type { AnalysedInstallation } from '../../analysis/analyse.ts';
import { ENABLED, type NonPrivilegedState, nonPrivilegedState } from '../../installation/non-privileged.ts';
import {
  NON_PRIVILEGED_LIMITS,
  NON_PRIVILEGED_TRADE_OFFS,
  nonPrivilegedRendering,
} from '../../installation/non-privileged-rendering.ts';
import { code, prose } from '../../text/markdown.ts';
import { stateIfEnabled } from './edit.ts';

/** How the mode stands here, why, and where the maintainers say so: a paragraph of Markdown. */
export function modeHere(judged: AnalysedInstallation): string {
  const { installation, target } = judged;
  const { nonPrivileged, completeness } = installation;
  const at = `at Calico ${target.version.text}`;
  if (nonPrivileged.mode !== 'off')
    return `**Here: ${spoken(nonPrivileged)} ${at}.** ${told(nonPrivileged)}`.trim();
  const isUnknown = completeness === 'partial' && installation.written.nonPrivileged === undefined;
  const ifEnabled = stateIfEnabled(judged);
  const now = isUnknown ? 'Not said here.' : 'Off.';
  return `**${now} If it were \`Enabled\`: ${spoken(ifEnabled)} ${at}.** ${told(ifEnabled)}`.trim();
}

/** What the release says of the mode, whatever else the Installation says; empty where it hangs on the rest. */
export function modeOfRelease({ target: { version } }: Pick<AnalysedInstallation, 'target'>): string {
  const state = nonPrivilegedState(version, { nonPrivileged: ENABLED });
  if (state.mode !== 'withdrawn' && state.mode !== 'known-broken') return '';
  return `**Here: ${spoken(state)} at Calico ${version.text}.** ${told(state)}`.trim();
}

/** What the mode brings and what it does not, at the Installation's version: paragraphs of Markdown. */
export function modeInFull(judged: AnalysedInstallation): string[] {
  return [
    rendering(judged),
    `**What is gained, and what is not**\n${bullets(NON_PRIVILEGED_TRADE_OFFS)}`,
    `**Limits**\n${bullets(NON_PRIVILEGED_LIMITS)}`,
  ].filter((part) => part !== '');
}

/** The page about the mode of one Installation. */
export function modePage(judged: AnalysedInstallation): string {
  const name = judged.source.name ?? 'default';
  return `${[`# nonPrivileged in ${code(name)}`, modeHere(judged), ...modeInFull(judged)].join('\n\n')}\n`;
}

/** The mode in words: `on but doubtful`. */
export function spoken({ mode }: NonPrivilegedState): string {
  return mode.replaceAll('-', ' ');
}

function told({ reasons, links }: NonPrivilegedState): string {
  const sources = links.map(({ text, url }) => `[${text}](${url})`);
  return [...reasons.map(prose), ...(sources.length > 0 ? [`See ${sources.join(', ')}.`] : [])].join(' ');
}

function rendering({ installation }: AnalysedInstallation): string {
  const rendered = nonPrivilegedRendering(installation.version);
  if (!rendered) return '';
  const { runAsUser, runAsGroup, allowPrivilegeEscalation, capabilities, seccompProfile } = rendered;
  const lines = [
    `user ${runAsUser}, group ${runAsGroup}`,
    `capabilities: ${capabilities.add.join(', ')}${capabilities.drop.length > 0 ? `; ${capabilities.drop.join(', ')} dropped` : ''}`,
    ...(allowPrivilegeEscalation === undefined
      ? []
      : [`\`allowPrivilegeEscalation: ${allowPrivilegeEscalation}\``]),
    ...(seccompProfile === undefined ? [] : [`seccomp profile \`${seccompProfile}\``]),
    `init container \`${rendered.initContainer.name}\`, as root, prepares the host's directories`,
  ];
  return `**calico-node then runs with**\n${bullets(lines)}`;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
