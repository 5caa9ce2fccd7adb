/**
 * `npm run debug:cluster`: what a window needs that is started with F5. The embedded cluster, whose kubeconfig is
 * `.debug/kubeconfig`, and a new copy of the examples, `.debug/workspace`. Runs until Ctrl+C.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { startCluster } from './cluster.ts';
import { ROOT } from './machine.ts';

const debug = path.join(ROOT, '.debug');
rmSync(debug, { recursive: true, force: true, maxRetries: 5 });
mkdirSync(debug);
cpSync(path.join(ROOT, 'examples'), path.join(debug, 'workspace'), { recursive: true });

// The cluster ends with this process, however that ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(0));
console.log('Starting the embedded cluster …');
const { kubeconfig } = await startCluster(path.join(debug, 'kubeconfig'));
console.log(`The embedded cluster is ready: KUBECONFIG=${kubeconfig}`);
