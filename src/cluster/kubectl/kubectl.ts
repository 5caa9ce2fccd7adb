import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { classify, detailOf, warningsOf } from '../errors/classify.ts';
import { conflictsIn } from '../errors/conflicts.ts';
import type { ClusterError } from '../errors/error.ts';
import { failure, type Result, success } from '../errors/result.ts';
import { withoutSecretsIn } from '../errors/secrets.ts';
import type { Json } from '../object/live-object.ts';
import type { ClusterCommand, WatchCommand } from './command.ts';
import { parseGoJson } from './go-json.ts';
import { jsonStream, lineStream } from './json-stream.ts';
import { withAbsoluteKubeconfig } from './kubeconfig-files.ts';
import { type ProcessOutcome, runProcess } from './process.ts';
import { takeInSlices } from './slices.ts';

export interface KubectlOptions {
  /** `kubectl`, to be found on the PATH, or a path. */
  readonly program: string;
  /** The environment, `KUBECONFIG` among it. */
  readonly env: NodeJS.ProcessEnv;
  /** For each request that kubectl makes, in milliseconds; the whole command gets twice as long. */
  readonly requestTimeoutMs: number;
  /** Told of every run, after it. */
  readonly onRun?: (run: KubectlRun) => void;
}

/** One run, for a log. Holds no credential: those are in the kubeconfig, and manifests are in files. */
export interface KubectlRun {
  readonly program: string;
  readonly argv: readonly string[];
  readonly milliseconds: number;
  /** Undefined for a success. */
  readonly error: ClusterError | undefined;
  readonly warnings: readonly string[];
}

export interface RunOptions {
  /** Pinned by the caller for the whole of an action. Not needed by commands that only read the kubeconfig. */
  readonly context?: string;
  readonly signal?: AbortSignal;
  /** On top of the environment of all commands. */
  readonly env?: NodeJS.ProcessEnv;
}

/** kubectl, the only road to a cluster. */
export interface Kubectl {
  readonly program: string;
  /** Never rejects for what kubectl or a cluster does: errors are values. */
  run<Input, Output>(
    command: ClusterCommand<Input, Output>,
    input: Input,
    options?: RunOptions,
  ): Promise<Result<Output>>;
  /** Hands over what a watch prints, until kubectl ends or the signal comes. Like `run`, it never rejects. */
  watch<Input>(command: WatchCommand<Input>, input: Input, options: WatchOptions): Promise<Result<void>>;
}

export interface WatchOptions extends RunOptions {
  readonly context: string;
  /** Told of each JSON value that was printed. */
  readonly onValue: (value: Json) => void;
}

/** Of what one command prints, in bytes: a hundred times what the largest clusters have to say. */
const MOST_OUTPUT = 100_000_000;

export function createKubectl(options: KubectlOptions): Kubectl {
  const { program } = options;
  return {
    program,
    async run(command, input, run = {}) {
      const { context = '' } = run;
      const about = { effect: command.effect, context, program };
      if (command.scope === 'cluster' && !context)
        return failure({ kind: 'no-context', detail: '', ...about });
      const sent = await withManifest(command.manifest?.(input), async (file) => {
        const argv = withFlags(
          command.argv(input, file),
          command.scope === 'cluster' ? flags(context, options) : [],
        );
        const started = Date.now();
        const reader = command.lines?.();
        let first = '';
        const take = (line: string) => {
          first ||= line;
          reader?.take(line);
        };
        const outcome = await runProcess({
          program: options.program,
          argv,
          // It runs in another folder than ours.
          env: { ...withAbsoluteKubeconfig(options.env), ...run.env },
          killAfterMs: command.unhurried ? undefined : 2 * options.requestTimeoutMs,
          signal: run.signal,
          mostOutput: MOST_OUTPUT,
          onOutput: reader && takeInSlices(lineStream(), take),
        });
        const result = reader
          ? resultOf({ parse: () => reader.end() }, withFirstLine(outcome, first), about)
          : resultOf(command, outcome, about);
        log(options, argv, started, result);
        return result;
      });
      return 'problem' in sent ? failure({ kind: 'no-manifest-file', detail: sent.problem, ...about }) : sent;
    },
    async watch(command, input, { context, signal, env, onValue }) {
      const about = { effect: 'reads', context, program: options.program } as const;
      // A time limit of kubectl's own would end the watch with it.
      const argv = [...command.argv(input), `--context=${context}`, '--request-timeout=0'];
      const started = Date.now();
      const stalled = new AbortController();
      const timer = command.neverEmpty
        ? setTimeout(() => stalled.abort(), 2 * options.requestTimeoutMs)
        : undefined;
      const take = (text: string) => {
        clearTimeout(timer);
        // What comes after the signal is of no use to anybody.
        if (signal?.aborted) return;
        const value = parseGoJson(text);
        if (value !== undefined) onValue(value);
      };
      const outcome = await runProcess({
        program: options.program,
        argv,
        env: { ...withAbsoluteKubeconfig(options.env), ...env },
        killAfterMs: undefined,
        signal: signal ? AbortSignal.any([signal, stalled.signal]) : stalled.signal,
        // It goes on for hours.
        mostOutput: Number.POSITIVE_INFINITY,
        onOutput: takeInSlices(jsonStream(), take),
      });
      clearTimeout(timer);
      const wasStalled = outcome.kind === 'cancelled' && stalled.signal.aborted && !signal?.aborted;
      const end: ProcessOutcome = wasStalled ? { ...outcome, kind: 'timed-out' } : outcome;
      const result = resultOf({ parse: () => null }, end, about);
      log(options, argv, started, result);
      return result.ok ? success(undefined, result.warnings) : result;
    },
  };
}

function log(
  options: KubectlOptions,
  argv: readonly string[],
  started: number,
  result: Result<unknown>,
): void {
  options.onRun?.({
    program: options.program,
    argv,
    milliseconds: Date.now() - started,
    error: result.ok ? undefined : result.error,
    warnings: result.ok ? result.warnings : [],
  });
}

/** What follows `--` is another program's. */
function withFlags(argv: readonly string[], own: readonly string[]): string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  return [...argv.slice(0, end), ...own, ...argv.slice(end)];
}

function flags(context: string, { requestTimeoutMs }: KubectlOptions): string[] {
  return [`--context=${context}`, `--request-timeout=${Math.ceil(requestTimeoutMs / 1000)}s`];
}

/** A file that only this user can read; not standard input, which credential plugins want for themselves. */
async function withManifest<Value>(
  manifest: string | undefined,
  use: (file: string) => Promise<Value>,
): Promise<Value | { readonly problem: string }> {
  if (manifest === undefined) return use('');
  let folder: string | undefined;
  try {
    let file: string;
    try {
      folder = await mkdtemp(path.join(tmpdir(), 'calico-installation-'));
      file = path.join(folder, 'manifest.yaml');
      await writeFile(file, manifest, { mode: 0o600 });
    } catch (error) {
      return { problem: (error as Error).message };
    }
    return await use(file);
  } finally {
    // What is left of it is in a folder of this user alone.
    if (folder) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

function resultOf<Output>(
  command: Pick<ClusterCommand<never, Output>, 'parse'>,
  outcome: ProcessOutcome,
  about: Omit<ClusterError, 'kind' | 'detail'>,
): Result<Output> {
  switch (outcome.kind) {
    case 'not-started':
      return failure({ kind: 'kubectl-missing', detail: outcome.reason, ...about });
    case 'timed-out':
    case 'cancelled':
      return failure({ kind: outcome.kind, detail: detailOf(outcome.stderr), ...about });
    case 'too-much-output': {
      const detail = `more than ${Math.round(MOST_OUTPUT / 1e6)} MB, or a value without an end`;
      return failure({ kind: 'bad-output', detail, ...about });
    }
    case 'exited': {
      const { code, stdout, stderr } = outcome;
      if (code !== 0) {
        const conflicts = conflictsIn(stderr);
        const fields = conflicts.length > 0 ? { conflicts } : {};
        return failure({ kind: classify(stderr), detail: detailOf(stderr), ...fields, ...about });
      }
      const value = command.parse(stdout);
      if (value === undefined) return failure({ kind: 'bad-output', detail: firstLine(stdout), ...about });
      return success(value, warningsOf(stderr));
    }
  }
}

/** Of output that was not kept, what an error would quote. */
function withFirstLine(outcome: ProcessOutcome, first: string): ProcessOutcome {
  return outcome.kind === 'exited' ? { ...outcome, stdout: first } : outcome;
}

function firstLine(text: string): string {
  return withoutSecretsIn(text.trim().split('\n', 1)[0]!).slice(0, 200);
}
