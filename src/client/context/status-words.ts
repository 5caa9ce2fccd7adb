import { explainError } from '../../cluster/errors/remedy.ts';
import type { Result } from '../../cluster/errors/result.ts';
import type { Target } from '../../cluster/target.ts';
import { lines } from '../../cluster/text/foreign-text.ts';
import { literal, literalLine } from '../window/literal.ts';

/** What the item in the status bar has to tell. */
export interface StatusFacts {
  readonly target: Result<Target>;
  readonly pinned: string | undefined;
  /** The files that kubectl reads, and who has chosen them where it was not the environment. */
  readonly files: readonly string[];
  readonly chosenBy: string | undefined;
  /** Of the cluster (`3.29.7`), where somebody has asked for it. */
  readonly calicoVersion: string | undefined;
  readonly isProtected: boolean;
  /** A login has failed, and nothing calls unasked. */
  readonly isRefused: boolean;
  /** The text in the active editor: its name, the version that it is judged for, and why that one. */
  readonly judged: { readonly name: string; readonly version: string; readonly source: string } | undefined;
}

/** As VS Code is to draw them: the icons in the text are ours. */
export interface StatusWords {
  readonly text: string;
  readonly tooltip: string;
}

export function statusWords(facts: StatusFacts): StatusWords {
  const { target, pinned, isProtected, isRefused, judged } = facts;
  const file = judged ? [`${judged.name} is checked for Calico v${judged.version}: ${judged.source}.`] : [];
  if (!target.ok) {
    const { happened, remedy } = explainError(target.error);
    const text = `Calico: ${SHORT[target.error.kind] ?? 'no context'}`;
    return { text, tooltip: literal(lines([happened, remedy, '', whichFiles(facts), ...file]).trim()) };
  }
  const { context, server } = target.value;
  const version = facts.calicoVersion;
  const icons = [
    pinned === undefined ? '' : '$(pinned) ',
    isProtected ? '$(lock) ' : '',
    isRefused ? '$(key) ' : '',
  ].join('');
  const told = [
    `Calico commands go to the context ${context}`,
    server || 'without a server',
    pinned === undefined
      ? 'It is the current context of the kubeconfig.'
      : 'It was picked for this window; the kubeconfig may have another current context.',
    ...(isProtected ? ['It is protected: before a write you have to type its name.'] : []),
    ...(isRefused ? ['The last login failed. It is not retried until you run a command.'] : []),
    '',
    version
      ? `The cluster runs Calico v${version}.`
      : 'The Calico version of the cluster has not been read yet.',
    ...file,
    whichFiles(facts),
  ];
  return {
    text: icons + literalLine(`Calico: ${context}${version ? ` · v${version}` : ''}`),
    tooltip: literal(lines(told)),
  };
}

const SHORT: Readonly<Record<string, string>> = {
  'kubectl-missing': 'no kubectl',
  'bad-kubeconfig': 'no kubeconfig',
};

function whichFiles({ files, chosenBy }: StatusFacts): string {
  const which = files.length > 1 ? `kubeconfig, ${files.length} files` : 'kubeconfig';
  return `${which}: ${files.join(', ')}${chosenBy ? ` (${chosenBy})` : ''}`;
}
