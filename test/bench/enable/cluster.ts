import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCluster } from '../../host/cluster.ts';
import { byHand } from './by-hand.ts';

/**
 * Does something with an embedded cluster that is new. kubectl has spoken to it once before, and so knows the kinds of
 * its server, as it would anywhere. `rate` is how many pods a second a rollout replaces.
 */
export async function onNewCluster<Value>(
  program: string,
  { nodes, rate }: { readonly nodes: number; readonly rate: number },
  work: (env: NodeJS.ProcessEnv, folder: string, server: string) => Promise<Value>,
): Promise<Value> {
  const folder = mkdtempSync(path.join(tmpdir(), 'calico-bench-'));
  const cluster = await startCluster(path.join(folder, 'kubeconfig'), [
    `--nodes=${nodes}`,
    '--calico-version=3.26.5',
    '--operator-delay=100',
    `--pod-delay=${500 / rate}`,
  ]);
  const env = { ...process.env, KUBECONFIG: cluster.kubeconfig, HOME: folder };
  try {
    await byHand(program, env, [{ kind: 'run', argv: ['api-resources'], manifest: undefined }]);
    return await work(env, folder, cluster.url);
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
