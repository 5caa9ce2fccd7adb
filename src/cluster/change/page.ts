import { explainError } from '../errors/remedy.ts';
import { progressMarkdown } from '../rollout/progress-markdown.ts';
import { stuckInWords } from '../rollout/stuck.ts';
import { podSections } from '../rollout/verification-markdown.ts';
import type { RolloutProgress } from '../rollout/wait.ts';
import type { Target } from '../target.ts';
import { block, code, inline, prose } from '../text/markdown.ts';
import type { ModeChange } from './mode.ts';
import type { Outcome, Statement } from './outcome.ts';

/** A change as it goes on, and at its end; times are words (`13:05:12`). */
export interface ChangePage {
  readonly target: Target;
  readonly change: ModeChange | 'undo' | 'follow';
  readonly begun: string;
  readonly steps: readonly { readonly time: string; readonly text: string }[];
  readonly notes: readonly string[];
  readonly progress: RolloutProgress | undefined;
  readonly outcome: Pick<Outcome, 'statement' | 'refusal' | 'stuck' | 'verification' | 'kind'> | undefined;
  /** What can be done now, in sentences. */
  readonly next: readonly string[];
}

/** What is done, by the change. */
export const CHANGE_TITLES: Readonly<Record<ChangePage['change'], string>> = {
  enable: 'Enable non-privileged mode',
  disable: 'Disable non-privileged mode',
  remove: 'Remove nonPrivileged',
  undo: 'Undo a change of non-privileged mode',
  follow: 'Rollout of calico-node',
};

export function changeMarkdown(
  page: ChangePage,
  rulePage: (rule: string) => string | undefined = () => undefined,
): string {
  const { target, change, begun, steps, outcome, progress, next } = page;
  const verification = outcome?.verification;
  return [
    `# ${CHANGE_TITLES[change]} in ${inline(target.context)}`,
    `${code(target.server || 'no server')} · begun ${begun}`,
    quoted([
      ...(outcome ? paragraphsOf(outcome.statement) : [`**${prose(steps.at(-1)?.text ?? '')}**`]),
      ...next,
    ]),
    ...(outcome ? refusalSections(outcome, rulePage) : []),
    ...(outcome ? stuckSection(outcome) : []),
    ...(verification ? podSections(verification) : progress ? progressMarkdown(progress) : []),
    '## Steps',
    steps
      .map(
        ({ time, text }, index) =>
          `- ${time} ${prose(text)}${!outcome && index === steps.length - 1 ? ' …' : ''}`,
      )
      .join('\n'),
    ...(page.notes.length > 0 ? ['## Notes', page.notes.map((note) => `- ${prose(note)}`).join('\n')] : []),
    '',
  ].join('\n\n');
}

function refusalSections(
  { refusal }: NonNullable<ChangePage['outcome']>,
  rulePage: (rule: string) => string | undefined,
) {
  if (!refusal) return [];
  const rules = refusal.codes.map((rule) => {
    const address = rulePage(rule);
    return address ? `[${inline(rule)}](${address})` : code(rule);
  });
  return [
    `## What the operator says`,
    `TigeraStatus ${code(refusal.row)} is Degraded${refusal.reason && `, ${inline(refusal.reason)}`}:`,
    ...(refusal.message ? [block(refusal.message)] : []),
    ...(rules.length > 0 ? [`Matching rule: ${rules.join(', ')}.`] : []),
  ];
}

function stuckSection({ stuck = [] }: NonNullable<ChangePage['outcome']>): string[] {
  if (stuck.length === 0) return [];
  return ['## Why the rollout is stuck', stuck.map((node) => `- ${prose(stuckInWords(node))}`).join('\n')];
}

/** The paragraphs are Markdown already. */
function quoted(paragraphs: readonly string[]): string {
  return paragraphs
    .filter((text) => text !== '')
    .map((text) => `> ${text}`)
    .join('\n>\n');
}

/** What happened, in bold, and the rest. What the operator says has its own section. */
function paragraphsOf({ happened, error, details }: Statement): string[] {
  const rest = [...(error ? [explainError(error).remedy] : []), ...details];
  return [`**${prose(happened)}**`, prose(rest.filter((text) => text !== '').join(' '))];
}
