import { spawn } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import type { Message, MessageStrategy } from 'vscode-languageserver';

/**
 * Has the client looked after from the moment that it introduces itself: `watch` is given the number of its process,
 * or of our parent where it gives none that can be seen from here. One that cannot, of another container say, is
 * not handed on either: the library would take that for the client's end.
 */
export function followParent(watch: (pid: number) => void): MessageStrategy {
  return {
    handleMessage(message, next) {
      if (isInitialize(message)) {
        const { params } = message;
        if (!isSeen(params.processId)) params.processId = null;
        const watched = [params.processId, process.ppid].find(isSeen);
        if (watched !== undefined) watch(watched);
      }
      return next(message);
    },
  };
}

/** Seconds between two looks. */
const EVERY = 3;

/**
 * Looks after the process `$1` and kills the process `$2`, which is ours, when it is gone. What nobody waits for stays
 * as a zombie, which Linux tells of. The read ends with our process, and takes the loop along.
 */
const SCRIPT = `
gone() {
  kill -0 "$1" || return 0
  state=
  read -r state <"/proc/$1/stat"
  case $state in *") Z "*) return 0 ;; esac
  return 1
}
(until gone "$1"; do sleep ${EVERY} || exit; done; kill -9 "$2") &
read -r nothing
kill $!`;

/**
 * Ends this process when another one is gone, also while it is busy: in an endless loop it would not see that its wire
 * is closed, and keep a core of the machine busy for ever. So the look-out is outside of the event loop: a shell of
 * about 1 MiB, or, where there is none, a thread, which takes ten times as much.
 */
export function endWith(pid: number): void {
  if (process.platform === 'win32') {
    endWithByThread(pid);
    return;
  }
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'sh', String(pid), String(process.pid)], {
    cwd: '/',
    env: { PATH: process.env.PATH },
    // A signal to the group of this process leaves it alone.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', () => endWithByThread(pid));
  shell.unref();
}

export function endWithByThread(pid: number): void {
  const look = `try { process.kill(${pid}, 0); } catch { process.kill(process.pid, 'SIGKILL'); }`;
  const thread = new Worker(`setInterval(() => { ${look} }, ${EVERY * 1000});`, {
    eval: true,
    env: {},
    execArgv: [],
    trackUnmanagedFds: false,
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 },
  });
  // Without it the server is no worse than any other.
  thread.on('error', () => {});
  thread.unref();
}

function isInitialize(message: Message): message is Message & { params: { processId: unknown } } {
  const { method, params } = message as { method?: unknown; params?: unknown };
  return method === 'initialize' && typeof params === 'object' && params !== null;
}

/** Whether there is a process of this number, of which we can tell when it is gone. */
function isSeen(pid: unknown): pid is number {
  if (!Number.isInteger(pid) || (pid as number) <= 0) return false;
  try {
    return process.kill(pid as number, 0);
  } catch {
    return false;
  }
}
