import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { endWithUs } from './lifetime.ts';
import { ROOT } from './machine.ts';

/** The embedded cluster of `test/cluster`, in a process of its own. */
export interface Cluster {
  readonly url: string;
  readonly kubeconfig: string;
  /** The endpoint that orders faults. */
  readonly control: string;
  stop(): Promise<void>;
}

/**
 * Starts the embedded cluster, which writes this kubeconfig file; resolves when it answers. `more` are arguments of
 * `test/embedded-cluster/main.ts`, such as `--nodes=50`.
 */
export async function startCluster(kubeconfig: string, more: readonly string[] = []): Promise<Cluster> {
  const main = path.join(ROOT, 'test/embedded-cluster/main.ts');
  const argv = ['--import', 'tsx', main, '--port', '0', '--kubeconfig', kubeconfig, ...more];
  const child = spawn(process.execPath, argv, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const release = endWithUs(() => child.kill('SIGKILL'));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = await new Promise<Omit<Cluster, 'stop'>>((resolve, reject) => {
    child.once('error', reject);
    exited.then((code) => reject(new Error(`The embedded cluster ended with ${code} before it was ready.`)));
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)));
  });
  child.stdout.resume();
  return {
    ...ready,
    async stop() {
      release();
      child.kill('SIGTERM');
      await exited;
    },
  };
}
