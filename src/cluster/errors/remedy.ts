import type { ClusterError, ClusterErrorKind } from './error.ts';

/** What a button may offer; whoever shows an error knows how to do it. */
export type RemedyAction =
  | 'manage-trust'
  | 'set-kubectl-path'
  | 'set-time-limit'
  | 'pick-context'
  | 'open-kubeconfig'
  | 'open-terminal'
  | 'retry'
  | 'show-output';

export interface ErrorExplanation {
  /** What happened, in which context; a sentence. */
  readonly happened: string;
  /** What to do about it; a sentence or two. */
  readonly remedy: string;
  /** What can help, the likeliest first. */
  readonly actions: readonly RemedyAction[];
}

/** What is told to whoever sets kubectl up; the face that shows an error knows where that is done. */
export interface SetUp {
  /** In the imperative, behind `or`: `put its path into the setting …`. */
  readonly kubectlPath: string;
  /** What holds the time limit: `the setting …`. */
  readonly timeLimit: string;
}

/** As it is done in VS Code. */
export const IN_EDITOR: SetUp = {
  kubectlPath: 'set `calicoInstallation.kubectl.path` to its path',
  timeLimit: 'the setting `calicoInstallation.kubectl.timeout`',
};

/** An error in words. */
export function explainError(error: ClusterError, setUp: SetUp = IN_EDITOR): ErrorExplanation {
  const words = WORDS[error.kind](error, setUp);
  return mayHaveHappened(error)
    ? {
        ...words,
        remedy: `The change may still have been made: check the live object. ${words.remedy}`,
      }
    : words;
}

/** Whether the cluster lacks the whole kind, and not just an object of it. */
export function isKindUnknown({ kind, detail }: Pick<ClusterError, 'kind' | 'detail'>): boolean {
  return kind === 'not-found' && /resource type|no matches for kind|requested resource/.test(detail);
}

/** That no answer came does not say that the request did not arrive. */
function mayHaveHappened({ effect, kind, detail }: ClusterError): boolean {
  if (effect === 'reads') return false;
  if (kind === 'unreachable') return /\bEOF|reset|broken pipe|connection lost/.test(detail);
  return kind === 'timed-out' || kind === 'cancelled' || kind === 'bad-output';
}

const WORDS: Readonly<Record<ClusterErrorKind, (error: ClusterError, setUp: SetUp) => ErrorExplanation>> = {
  restricted: () => ({
    happened: 'kubectl was not started: this workspace is not trusted.',
    remedy: 'Clusters and the kubeconfig are not accessed until it is trusted.',
    actions: ['manage-trust'],
  }),
  'kubectl-missing': ({ program, detail }, { kubectlPath }) => ({
    happened:
      detail === 'ENOENT'
        ? `kubectl was not found: there is no \`${program}\`${program.includes('/') ? '' : ' on the PATH'}.`
        : `kubectl cannot be started: \`${program}\` gives ${detail}.`,
    remedy: `Install kubectl, or ${kubectlPath}.`,
    actions: ['set-kubectl-path', 'retry'],
  }),
  'no-manifest-file': ({ context, detail }) => ({
    happened: `The input for context \`${context}\` cannot be written to a temporary file${because(detail)}`,
    remedy:
      'Nothing was sent. Free space in the temporary folder, or set `TMPDIR` to another one, then try again.',
    actions: ['retry'],
  }),
  'bad-kubeconfig': ({ context, detail }) => ({
    happened: `kubectl has no cluster to connect to${context ? ` in context \`${context}\`` : ''}${because(detail)}`,
    remedy: 'Fix the kubeconfig, or set `KUBECONFIG` to another one.',
    actions: ['open-kubeconfig', 'retry'],
  }),
  'no-context': ({ context, detail }) => ({
    happened: context
      ? `kubectl cannot use the context \`${context}\`${because(detail)}`
      : `kubectl has no cluster to connect to${because(detail || 'no current context is set')}`,
    remedy: 'Choose a context that exists; `kubectl config use-context NAME` sets the current context.',
    actions: ['pick-context', 'open-kubeconfig'],
  }),
  unreachable: ({ context, detail }) => ({
    happened: `The cluster of context \`${context}\` does not answer${because(detail)}`,
    remedy: 'Check that it is running and reachable from this machine (network, VPN), then try again.',
    actions: ['retry', 'pick-context'],
  }),
  untrusted: ({ context, detail }) => ({
    happened: `The certificate that the cluster of context \`${context}\` presents is not trusted${because(detail)}`,
    remedy:
      'Nothing was sent to it. Check the address in the kubeconfig, and that its `certificate-authority` belongs to this cluster.',
    actions: ['open-kubeconfig', 'retry'],
  }),
  'login-needed': ({ context, detail }) => {
    const plugin = missingPlugin(detail);
    return plugin
      ? {
          happened: `The credentials of context \`${context}\` come from the program \`${plugin}\`, which was not found.`,
          remedy: `${installHint(detail)}Install it, or add it to the PATH that this was started with, then try again.`,
          actions: ['open-kubeconfig', 'retry'],
        }
      : {
          happened: `Context \`${context}\` requires you to sign in${because(detail)}`,
          remedy: 'Sign in from a terminal, where kubectl can prompt you, then try again.',
          actions: ['open-terminal', 'retry'],
        };
  },
  unauthorized: ({ context, detail }) => ({
    happened: `The cluster of context \`${context}\` does not accept your credentials${because(detail)}`,
    remedy: 'They may have expired. Sign in again from a terminal, then try again.',
    actions: ['open-terminal', 'retry'],
  }),
  forbidden: ({ context, detail }) => ({
    happened: `You do not have permission in context \`${context}\`${because(detail)}`,
    remedy: 'Ask a cluster administrator for a role with the verb that is missing, or use another context.',
    actions: ['pick-context', 'show-output'],
  }),
  'not-found': ({ context, detail }) =>
    isKindUnknown({ kind: 'not-found', detail })
      ? {
          happened: `The cluster of context \`${context}\` has no Installation resource type${because(detail)}`,
          remedy: 'Check the context; if it is correct, install the Tigera operator first.',
          actions: ['pick-context', 'show-output'],
        }
      : {
          happened: `Not found in context \`${context}\`${because(detail)}`,
          remedy:
            'Check the context and the name. An Installation that does not exist yet is created by applying it.',
          actions: ['pick-context', 'show-output'],
        },
  conflict: ({ context, detail }) => ({
    happened: `The object was changed by somebody else in context \`${context}\` meanwhile${because(detail)}`,
    remedy: 'Nothing was written. Review the new state, then try again.',
    actions: ['retry'],
  }),
  invalid: ({ context, detail }) => ({
    happened: `The API server of context \`${context}\` refuses it${because(detail)}`,
    remedy: 'Nothing was written. Fix the fields listed above.',
    actions: ['show-output'],
  }),
  'timed-out': ({ context, detail }, { timeLimit }) => ({
    happened: `The cluster of context \`${context}\` took too long to answer${because(detail)}`,
    remedy: `Try again; the time limit is ${timeLimit}.`,
    actions: ['retry', 'set-time-limit'],
  }),
  cancelled: ({ context }) => ({
    happened: context ? `Cancelled, in context \`${context}\`.` : 'Cancelled.',
    remedy: '',
    actions: [],
  }),
  'bad-output': ({ program, detail }) => ({
    happened: `\`${program}\` printed something unexpected${because(detail)}`,
    remedy: 'Check that it is kubectl, 1.20 or newer.',
    actions: ['set-kubectl-path', 'show-output'],
  }),
  failed: ({ program, context, detail }) => ({
    happened: `\`${program}\` failed${context ? ` in context \`${context}\`` : ''}${because(detail)}`,
    remedy: 'The output channel has the command line, to run it in a terminal.',
    actions: ['show-output', 'retry'],
  }),
};

/** The credential plugin that is not on this machine, or undefined. */
function missingPlugin(detail: string): string | undefined {
  return /exec: executable (\S+) not found|(?:fork\/exec|stat) (\S+): no such file/
    .exec(detail)
    ?.slice(1)
    .find(Boolean);
}

/** What the kubeconfig says of how to install a plugin; kubectl prints it after its own words and an address. */
function installHint(detail: string): string {
  const hint = /\/authentication\/(?:#client-go-credential-plugins)?\s+(\S[\s\S]*)$/
    .exec(detail)?.[1]
    ?.trim();
  return hint ? `The kubeconfig says of it: ${hint}${/[.!?]$/.test(hint) ? '' : '.'} ` : '';
}

function because(detail: string): string {
  if (detail === '') return '.';
  return /[.!?]$/.test(detail) ? `: ${detail}` : `: ${detail}.`;
}
