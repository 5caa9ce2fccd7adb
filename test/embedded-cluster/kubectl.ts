import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readMachine } from '../host/machine.ts';
import { type ClusterOptions, type EmbeddedCluster, startCluster } from './cluster.ts';
import { ASSETS } from './real/real-api-server.ts';
import { startRealCluster } from './real/real-cluster.ts';

/** The kubectl programs to test with, by where they come from. */
export function kubectls(): [string, string][] {
  const { kubectl, oldKubectl } = readMachine();
  const found: [string, string | undefined][] = [
    ['the kubectl of this machine', kubectl],
    ['the kubectl of Debian', oldKubectl],
  ];
  return found.filter((one): one is [string, string] => one[1] !== undefined);
}

export type StartCluster = (options: ClusterOptions) => Promise<EmbeddedCluster>;

/**
 * The API servers for tests that need neither an operator nor orders to the cluster: the embedded one, and, to prove
 * it faithful, the one of Kubernetes where `KUBEBUILDER_ASSETS` names a folder with `kube-apiserver` and `etcd`.
 */
function apiServers(): [string, StartCluster][] {
  const embedded: [string, StartCluster] = ['the embedded cluster', startCluster];
  return ASSETS ? [embedded, ['kube-apiserver and etcd', startRealCluster]] : [embedded];
}

/** A kubectl with an API server, and what the pair is called. */
export type Pair = [name: string, kubectl: string, start: StartCluster];

/** Every kubectl with every API server. */
export function kubectlsOnApiServers(): Pair[] {
  return kubectls().flatMap(([name, kubectl]) =>
    apiServers().map(([where, start]): Pair => [`${name} on ${where}`, kubectl, start]),
  );
}

export interface KubectlResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** An embedded cluster and a kubectl that speaks to it, with a folder for the test's files. */
export interface Bench {
  readonly cluster: EmbeddedCluster;
  readonly folder: string;
  /** What kubectl is to run with. */
  readonly environment: NodeJS.ProcessEnv;
  /** Runs kubectl to its end. The environment is this process's, with the cluster's kubeconfig. */
  run(argv: readonly string[], env?: NodeJS.ProcessEnv): Promise<KubectlResult>;
  /** Runs kubectl, which must succeed, and returns what it printed. */
  out(...argv: string[]): Promise<string>;
  /** What a JSONPath of the Installation gives. */
  installation(jsonPath: string): Promise<string>;
  /** Runs kubectl until it has printed what the condition accepts, then ends it. */
  until(argv: readonly string[], accept: (printed: string) => boolean): Promise<string>;
  stop(): Promise<void>;
}

export async function startBench(
  kubectl: string,
  options: ClusterOptions = {},
  startIt: StartCluster = startCluster,
): Promise<Bench> {
  const folder = mkdtempSync(path.join(tmpdir(), 'calico kubectl '));
  const kubeconfigPath = path.join(folder, 'kubeconfig');
  const cluster = await startIt({ ...options, kubeconfigPath });
  // kubectl remembers the kinds of a server by its address, and another cluster may have had the port before.
  const environment = { ...process.env, KUBECONFIG: kubeconfigPath, HOME: folder };
  const running = new Set<ChildProcess>();
  const start = (argv: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const child = spawn(kubectl, argv, {
      env: { ...environment, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    child.once('close', () => running.delete(child));
    return child;
  };
  const run: Bench['run'] = (argv, env) =>
    new Promise((resolve, reject) => {
      const child = start(argv, env);
      let [out, err] = ['', ''];
      child.stdout.on('data', (data) => {
        out += data;
      });
      child.stderr.on('data', (data) => {
        err += data;
      });
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, out, err }));
    });
  const out: Bench['out'] = async (...argv) => {
    const result = await run(argv);
    if (result.code !== 0) throw new Error(`kubectl ${argv.join(' ')}: ${result.err}`);
    return result.out;
  };
  return {
    cluster,
    folder,
    environment,
    run,
    out,
    installation: (jsonPath) => out('get', 'installation', 'default', '-o', `jsonpath=${jsonPath}`),
    until: (argv, accept) =>
      new Promise((resolve, reject) => {
        const child = start(argv);
        let printed = '';
        child.stdout.on('data', (data) => {
          printed += data;
          if (accept(printed)) child.kill('SIGTERM');
        });
        child.once('error', reject);
        child.once('close', () =>
          accept(printed)
            ? resolve(printed)
            : reject(new Error(`kubectl ${argv.join(' ')} ended with:\n${printed}`)),
        );
      }),
    async stop() {
      // A watch that a failed test has left behind would keep this process alive.
      for (const child of running) child.kill('SIGKILL');
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
