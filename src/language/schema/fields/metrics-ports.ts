import { integer } from '../field.ts';
import { ROLLS_NODE, ROLLS_TYPHA } from './effects.ts';
import { reference } from './reference.ts';

const LINK = reference('installationspec');

export const nodeMetricsPort = integer({
  doc: `The port of Felix's Prometheus metrics, on every node.

calico-node is on the host network: the port must be free on every node, and whoever reaches the node reaches it. The pods
get the annotations \`prometheus.io/scrape\` and \`prometheus.io/port\`. It wins over \`prometheusMetricsEnabled\` and
\`prometheusMetricsPort\` in a FelixConfiguration. Windows nodes use it too. A port out of range is found only when the
DaemonSet is applied.`,
  effect: ROLLS_NODE,
  default: 'no metrics, unless a FelixConfiguration turns them on',
  format: 'TCP port, 1 to 65535; 9091 by custom',
  example: '9091',
  link: LINK,
});

export const typhaMetricsPort = integer({
  doc: `The port of Typha's Prometheus metrics.

Typha is on the host network, so the port must be free on the nodes that it may run on, and differ from
\`nodeMetricsPort\`. The operator adds a Service \`calico-typha-metrics\` and the usual scrape annotations.`,
  effect: ROLLS_TYPHA,
  default: 'no metrics',
  format: 'TCP port, 1 to 65535; 9093 by custom',
  example: '9093',
  link: LINK,
});
