import { type ChildProcess, spawn } from 'node:child_process';
import { homedir } from 'node:os';

export interface ProcessRequest {
  /** A name to look for on the PATH, or a path. Never a shell's command line. */
  readonly program: string;
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** After so many milliseconds it is ended; undefined for never. */
  readonly killAfterMs: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Is given the output as it comes, which is then not kept. The next chunk waits until the last is done with. */
  readonly onOutput?: (chunk: Buffer) => Promise<void>;
}

export type ProcessOutcome =
  | { readonly kind: 'exited'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'not-started'; readonly reason: string }
  | { readonly kind: 'timed-out' | 'cancelled'; readonly stderr: string };

/** What a process that was told to end has left before it is killed, in milliseconds. */
const GRACE = 2000;

/**
 * Runs a program to its end. This is the only place of the product that starts one. Its standard input is empty, and
 * it has no terminal, so a program that would ask something fails instead of waiting. When time is up or the signal
 * comes, it is ended with everything that it has started.
 */
export function runProcess(request: ProcessRequest): Promise<ProcessOutcome> {
  const { program, argv, env, killAfterMs, signal, onOutput } = request;
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve({ kind: 'cancelled', stderr: '' });
    const child = spawn(program, argv, {
      env,
      // Not the workspace: Windows looks for programs in the current folder first.
      cwd: homedir(),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, which can be ended as a whole.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const passed = onOutput && passOn(child.stdout, onOutput);
    const stdout = passed ? () => '' : collect(child.stdout);
    const stderr = collect(child.stderr);
    let ended: 'timed-out' | 'cancelled' | undefined;
    let kill: NodeJS.Timeout | undefined;
    const end = (reason: 'timed-out' | 'cancelled') => {
      if (ended) return;
      ended = reason;
      endTree(child, 'SIGTERM');
      kill = setTimeout(() => endTree(child, 'SIGKILL'), GRACE);
    };
    const onAbort = () => end('cancelled');
    const timer = killAfterMs === undefined ? undefined : setTimeout(() => end('timed-out'), killAfterMs);
    signal?.addEventListener('abort', onAbort);
    const settle = async (outcome: ProcessOutcome) => {
      await passed?.();
      clearTimeout(timer);
      clearTimeout(kill);
      signal?.removeEventListener('abort', onAbort);
      resolve(outcome);
    };
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) void settle({ kind: 'not-started', reason: error.code ?? error.message });
    });
    child.once('close', (code) => {
      if (ended) void settle({ kind: ended, stderr: stderr() });
      // Without a code a signal has ended it, which is no success.
      else void settle({ kind: 'exited', code: code ?? 1, stdout: stdout(), stderr: stderr() });
    });
  });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

/** One chunk after the other; the pipe, and so the process, is held up while one is worked at. */
function passOn(
  stream: NodeJS.ReadableStream,
  onOutput: (chunk: Buffer) => Promise<void>,
): () => Promise<void> {
  let waiting = 0;
  let last = Promise.resolve();
  stream.on('data', (chunk: Buffer) => {
    waiting += 1;
    stream.pause();
    last = last
      .then(() => onOutput(chunk))
      .finally(() => {
        waiting -= 1;
        // Node resumes the pipes of a process that has ended, whoever has paused them.
        if (waiting === 0) stream.resume();
      });
  });
  return () => last;
}

/** Signals a process with all its descendants; that they are gone already is no error. */
function endTree({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).once(
      'error',
      () => {},
    );
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // No such group: it has ended by itself.
  }
}
