import { configView } from '../../cluster/commands/config-view.ts';
import type { ClusterError } from '../../cluster/errors/error.ts';
import { explainError, type SetUp } from '../../cluster/errors/remedy.ts';
import { createKubectl, type Kubectl } from '../../cluster/kubectl/kubectl.ts';
import { currentTarget, namedTarget, type Target } from '../../cluster/target.ts';
import { type Io, UsageError } from '../io/io.ts';

/** The options of every command that talks to a cluster. */
export const CONNECTION = {
  context: { type: 'string', default: '' },
  'current-context': { type: 'boolean', default: false },
  kubectl: { type: 'string', default: 'kubectl' },
  'request-timeout': { type: 'string', default: '20' },
} as const;

export const CONNECTION_HELP = `      --context NAME or --current-context; --kubectl PROGRAM; --request-timeout SECONDS (20).
`;

export interface ConnectionValues {
  readonly context: string;
  readonly 'current-context': boolean;
  readonly kubectl: string;
  readonly 'request-timeout': string;
}

export interface Connection {
  readonly kubectl: Kubectl;
  readonly target: Target;
  /** The context that is current now, which need not be that of the target. */
  readonly currentContext: string;
}

/** What ends a command with exit code 1 and words, after the options were right. */
export class ClusterFailure extends Error {
  readonly error: ClusterError;

  constructor(error: ClusterError) {
    super(errorInWords(error));
    this.error = error;
  }
}

/** What are settings in an editor, are options here. */
export const OPTIONS: SetUp = {
  kubectlPath: 'name it with --kubectl',
  timeLimit: 'the option --request-timeout',
};

export function errorInWords(error: ClusterError): string {
  const { happened, remedy } = explainError(error, OPTIONS);
  return `${happened} ${remedy}`.trim();
}

/** Pins the context. `writes`: the user must have said which; reading takes the current one. */
export async function connect(
  values: ConnectionValues,
  io: Io,
  { writes }: { readonly writes: boolean },
): Promise<Connection> {
  const { context, 'current-context': useCurrent } = values;
  if (context && useCurrent) throw new UsageError('--context and --current-context cannot be combined');
  if (writes && !context && !useCurrent) {
    throw new UsageError('a command that changes a cluster needs --context NAME or --current-context');
  }
  const seconds = Number(values['request-timeout']);
  if (!(seconds > 0)) {
    throw new UsageError(`--request-timeout takes a number of seconds, not '${values['request-timeout']}'`);
  }
  const env = io.env ?? process.env;
  const kubectl = createKubectl({ program: values.kubectl, env, requestTimeoutMs: seconds * 1000 });
  const config = await kubectl.run(configView, undefined, { signal: io.signal });
  if (!config.ok) throw new ClusterFailure(config.error);
  const { currentContext } = config.value;
  const target = context
    ? namedTarget(kubectl, config.value, context)
    : await currentTarget(kubectl, env, io.signal);
  if (!target.ok) throw new ClusterFailure(target.error);
  return { kubectl, target: target.value, currentContext };
}
