import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createKubectl, type Kubectl, type KubectlRun } from '../../../src/cluster/kubectl/kubectl.ts';

/** A kubectl that does what a test says. */
export interface FakeKubectl {
  readonly kubectl: Kubectl;
  /** A folder of its own, for what the script leaves. */
  readonly folder: string;
  readonly runs: readonly KubectlRun[];
  /** The arguments of each call, in order. */
  calls(): string[][];
  remove(): void;
}

/**
 * Puts a program called `kubectl` on the PATH, which notes its arguments and then runs this script. In the script
 * `argv` is an array of its arguments, `folder` the path of the fake's folder, and `require` is Node's.
 */
export function fakeKubectl(script: string, options: { readonly timeoutMs?: number } = {}): FakeKubectl {
  const folder = mkdtempSync(path.join(tmpdir(), 'fake kubectl ü'));
  const file = path.join(folder, 'kubectl');
  const head = `#!${process.execPath}
const folder = ${JSON.stringify(folder)};
const argv = process.argv.slice(2);
require('node:fs').appendFileSync(folder + '/calls', JSON.stringify(argv) + '\\n');
`;
  writeFileSync(file, head + script);
  chmodSync(file, 0o755);
  const runs: KubectlRun[] = [];
  return {
    folder,
    runs,
    kubectl: createKubectl({
      program: 'kubectl',
      env: { PATH: folder },
      requestTimeoutMs: options.timeoutMs ?? 10_000,
      onRun: (run) => runs.push(run),
    }),
    calls: () =>
      readFileSync(path.join(folder, 'calls'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A script that fails as kubectl does. */
export function failing(stderr: string): string {
  return `process.stderr.write(${JSON.stringify(`${stderr}\n`)}); process.exitCode = 1;`;
}

/** A script that prints this. */
export function printing(stdout: string, stderr = ''): string {
  return `process.stdout.write(${JSON.stringify(stdout)}); process.stderr.write(${JSON.stringify(stderr)});`;
}
