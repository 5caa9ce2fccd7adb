import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jsonStream } from '../../../src/cluster/kubectl/json-stream.ts';
import type { Kubectl } from '../../../src/cluster/kubectl/kubectl.ts';

/** One call of kubectl as the flow made it: its arguments, with a place for the file where it had one. */
export interface Call {
  readonly kind: 'run' | 'watch';
  readonly argv: readonly string[];
  readonly manifest: string | undefined;
}

const FILE = '<the file>';

/** A kubectl that also notes every call, in the order in which they began. */
export function recording(kubectl: Kubectl, requestTimeoutMs: number): Kubectl & { readonly calls: Call[] } {
  const calls: Call[] = [];
  return {
    ...kubectl,
    calls,
    run(command, input, options = {}) {
      const context =
        command.scope === 'cluster'
          ? [`--context=${options.context}`, `--request-timeout=${requestTimeoutMs / 1000}s`]
          : [];
      calls.push({
        kind: 'run',
        argv: [...command.argv(input, FILE), ...context],
        manifest: command.manifest?.(input),
      });
      return kubectl.run(command, input, options);
    },
    watch(command, input, options) {
      const argv = [...command.argv(input), `--context=${options.context}`, '--request-timeout=0'];
      calls.push({ kind: 'watch', argv, manifest: undefined });
      return kubectl.watch(command, input, options);
    },
  };
}

/**
 * The same calls as somebody would type them, one after the other, and the watches side by side until the rollout is
 * through; nothing is looked at but that. Gives the seconds that it took.
 */
export async function byHand(
  program: string,
  env: NodeJS.ProcessEnv,
  calls: readonly Call[],
): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'calico-by-hand-'));
  const start = (argv: readonly string[]) => spawn(program, argv, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const file = path.join(folder, 'manifest.yaml');
  const begun = performance.now();
  let watches: (readonly string[])[] = [];
  let generation = 0;
  for (const { kind, argv, manifest } of [...calls, END]) {
    if (kind === 'watch') {
      watches.push(argv);
      continue;
    }
    if (watches.length > 0) await watched(watches.map(start), generation);
    watches = [];
    if (argv.length === 0) break;
    if (manifest !== undefined) writeFileSync(file, manifest);
    const printed = await ended(start(argv.map((one) => withoutLock(one.replace(FILE, file)))));
    if (argv[0] === 'patch') generation = JSON.parse(printed).metadata.generation;
  }
  rmSync(folder, { recursive: true, force: true });
  return (performance.now() - begun) / 1000;
}

const END: Call = { kind: 'run', argv: [], manifest: undefined };

/** The lock of the flow's run is of another state of the object. */
function withoutLock(argument: string): string {
  return argument.replace(/"metadata":\{"resourceVersion":"\d+"\},/, '');
}

async function ended(child: ChildProcess): Promise<string> {
  let [printed, said] = ['', ''];
  child.stdout?.on('data', (data) => {
    printed += data;
  });
  child.stderr?.on('data', (data) => {
    said += data;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${child.spawnargs.join(' ')}: ${said}`);
  return printed;
}

/** Until the operator has spoken of this generation, and the DaemonSet has all of its pods new and available. */
async function watched(children: readonly ChildProcess[], generation: number): Promise<void> {
  const closed = children.map((child) => new Promise((resolve) => child.once('close', resolve)));
  await new Promise<void>((resolve) => {
    let [isReported, isThrough] = [false, false];
    const hear = ({ object }: { object: Watched }) => {
      const { metadata, status = {} } = object;
      if (metadata.name === 'calico-node') isThrough = isRolledOut(metadata.generation, status);
      if (metadata.name === 'calico') {
        const progressing = status.conditions?.find(({ type }) => type === 'Progressing');
        isReported = progressing?.status === 'False' && Number(progressing.observedGeneration) >= generation;
      }
      if (isReported && isThrough) resolve();
    };
    for (const child of children) {
      if (child.spawnargs.includes('pods')) child.stdout?.resume();
      else {
        const cut = jsonStream();
        child.stdout?.on('data', (chunk) => {
          for (const text of cut(chunk)) hear(JSON.parse(text));
        });
      }
    }
  });
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(closed);
}

interface Watched {
  readonly metadata: { readonly name: string; readonly generation: number };
  readonly status?: Readonly<Record<string, number>> & {
    readonly conditions?: readonly Readonly<Record<string, string>>[];
  };
}

function isRolledOut(generation: number, status: Readonly<Record<string, number>>): boolean {
  const { observedGeneration, desiredNumberScheduled, updatedNumberScheduled, numberAvailable } = status;
  return (
    generation > 1 &&
    observedGeneration === generation &&
    updatedNumberScheduled === desiredNumberScheduled &&
    numberAvailable === desiredNumberScheduled
  );
}
