import { type ChildProcess, spawn } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import { collect, headAndTail, passOn, TooMuchOutput } from './process-output.ts';

export interface ProcessRequest {
  /** A name to look for on the PATH, or a path. Never a shell's command line. */
  readonly program: string;
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** After so many milliseconds it is ended; undefined for never. */
  readonly killAfterMs: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Of its output, in bytes; a process that prints more is ended. */
  readonly mostOutput: number;
  /** Is given the output as it comes, which is then not kept. The next chunk waits until the last is done with. */
  readonly onOutput?: (chunk: Buffer) => Promise<void>;
}

/** Of long error output, the beginning and the end are kept. */
export type ProcessOutcome =
  | { readonly kind: 'exited'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'not-started'; readonly reason: string }
  | { readonly kind: 'timed-out' | 'cancelled' | 'too-much-output'; readonly stderr: string };

/** How long is waited for what may never come, in milliseconds. */
export interface Patience {
  /** What a process that was told to end has left before it is killed. */
  readonly graceMs: number;
  /** How long the pipes of a process that has ended have to be silent. */
  readonly silenceMs: number;
}

const PATIENCE: Patience = { graceMs: 2000, silenceMs: 500 };

/** So often whoever holds the pipes of a process that has ended may break the silence. */
const MOST_ROUNDS = 10;

/**
 * Runs a program to its end. This is the only place of the product that starts one. Its standard input is empty, and
 * it has no terminal, so a program that would ask something fails instead of waiting. When time is up or the signal
 * comes, it is ended with everything that it has started.
 *
 * What it has started and left behind is not waited for: a daemon of a credential plugin in a session of its own may
 * hold the pipes open for as long as it lives. Rejects only with what `onOutput` throws.
 */
export function runProcess(request: ProcessRequest, patience = PATIENCE): Promise<ProcessOutcome> {
  const { program, argv, env, killAfterMs, signal, mostOutput, onOutput } = request;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return resolve({ kind: 'cancelled', stderr: '' });
    let child: ReturnType<typeof start>;
    try {
      child = start(program, argv, env);
    } catch (error) {
      // Some reasons not to start come at once: a NUL in an argument, too many arguments.
      return resolve({ kind: 'not-started', reason: reasonOf(error as NodeJS.ErrnoException) });
    }
    let failure: unknown;
    const fail = (error: unknown) => {
      if (!(error instanceof TooMuchOutput)) failure ??= error;
      end('too-much-output');
    };
    const stdout = onOutput
      ? passOn(child.stdout, onOutput, mostOutput, fail)
      : collect(child.stdout, mostOutput, fail);
    const stderr = headAndTail(child.stderr);
    let ended: 'timed-out' | 'cancelled' | 'too-much-output' | undefined;
    let hasExited = false;
    let isSettled = false;
    let kill: NodeJS.Timeout | undefined;
    let silence: NodeJS.Timeout | undefined;

    const settle = async (outcome: ProcessOutcome) => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      clearTimeout(silence);
      signal?.removeEventListener('abort', onAbort);
      // What it has started may still have to be killed.
      if (!ended || !isThere(child)) clearTimeout(kill);
      await stdout.done();
      if (failure === undefined) resolve(outcome);
      else reject(failure);
    };
    const end = (reason: NonNullable<typeof ended>) => {
      if (hasExited) {
        // How it has ended is known, and what it has said comes within moments, unless it is still being worked at.
        if (reason !== 'too-much-output' && !stdout.isBusy()) return;
        ended ??= reason;
        return letGo();
      }
      if (ended) return;
      ended = reason;
      endTree(child, 'SIGTERM');
      kill = setTimeout(() => {
        endTree(child, 'SIGKILL');
        // Not even that ends a process which waits for a broken disk.
        silence ??= setTimeout(letGo, patience.silenceMs);
      }, patience.graceMs);
    };
    const letGo = () => {
      child.stdout.destroy();
      child.stderr.destroy();
      if (hasExited || !ended) return;
      child.unref();
      void settle({ kind: ended, stderr: stderr.text() });
    };
    /** What a process has printed before its end has come when nothing more comes. */
    const waitForSilence = (rounds: number) => {
      const before = stdout.count() + stderr.count();
      silence = setTimeout(
        // After a turn in which the pipes were read, however long this thread was busy.
        () =>
          setImmediate(() => {
            if (isSettled) return;
            if (stdout.isBusy()) return waitForSilence(0);
            const isSilent = stdout.count() + stderr.count() === before;
            if (isSilent || rounds === MOST_ROUNDS) letGo();
            else waitForSilence(rounds + 1);
          }),
        patience.silenceMs,
      );
    };
    const onAbort = () => end('cancelled');
    const timer = killAfterMs === undefined ? undefined : setTimeout(() => end('timed-out'), killAfterMs);
    signal?.addEventListener('abort', onAbort);

    child.once('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) void settle({ kind: 'not-started', reason: reasonOf(error) });
    });
    child.once('exit', () => {
      hasExited = true;
      clearTimeout(silence);
      waitForSilence(0);
    });
    child.once('close', (code) => {
      if (ended) void settle({ kind: ended, stderr: stderr.text() });
      // Without a code a signal has ended it, which is no success.
      else void settle({ kind: 'exited', code: code ?? 1, stdout: stdout.text(), stderr: stderr.text() });
    });
  });
}

function start(program: string, argv: readonly string[], env: NodeJS.ProcessEnv) {
  return spawn(program, argv, {
    env,
    // Not the workspace: Windows looks for programs in the current folder first.
    cwd: homedir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, which can be ended as a whole.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return code ?? message;
}

/** Signals a process with all its descendants; that they are gone already is no error. */
function endTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    const { program, argv, cwd } = treeKiller(child.pid, process.env);
    spawn(program, argv, { cwd, stdio: 'ignore', windowsHide: true }).once('error', () => {});
    return;
  }
  signalGroup(child, signal);
}

/** How Windows ends a process with its descendants. Its own program, and not one of that name that lies about. */
export function treeKiller(pid: number, { SystemRoot = 'C:\\Windows' }: NodeJS.ProcessEnv) {
  const cwd = path.win32.join(SystemRoot, 'System32');
  return { program: path.win32.join(cwd, 'taskkill.exe'), argv: ['/pid', String(pid), '/T', '/F'], cwd };
}

/** Whether a process or something that it has started, and that it can be ended with, is there. */
function isThere(child: ChildProcess): boolean {
  return process.platform !== 'win32' && signalGroup(child, 0);
}

/** False where there is no such group: it has ended by itself. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
