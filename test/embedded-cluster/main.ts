import { parseArgs } from 'node:util';
import { startCluster } from './cluster.ts';

/** Runs an embedded cluster until it is told to stop; prints one line of JSON when it is ready. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    kubeconfig: { type: 'string' },
    context: { type: 'string', default: 'embedded' },
    'calico-version': { type: 'string', default: '3.29.7' },
    nodes: { type: 'string', default: '3' },
    'operator-delay': { type: 'string', default: '500' },
    'pod-delay': { type: 'string', default: '500' },
  },
});

const cluster = await startCluster({
  port: Number(values.port),
  kubeconfigPath: values.kubeconfig,
  context: values.context,
  calicoVersion: values['calico-version'].replace(/^v/, ''),
  nodes: Number(values.nodes),
  operatorDelayMs: Number(values['operator-delay']),
  podDelayMs: Number(values['pod-delay']),
});

const { url, kubeconfig } = cluster;
console.log(JSON.stringify({ url, kubeconfig, control: `${url}/-/control/` }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void cluster.stop().then(() => process.exit(0)));
}
