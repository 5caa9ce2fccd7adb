import { ALL_VERSIONS } from '../../versions/version-range.ts';
import { setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const NODE = ['spec', 'nodeMetricsPort'] as const;
const TYPHA = ['spec', 'typhaMetricsPort'] as const;

export const rule: Rule = {
  id: 'metricsports-equal',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'The same port for the metrics of Felix and of Typha.',
    details: `
Felix runs on every node and Typha on some of them, both in the network of the host. With one port for the metrics of
both, the second to start on a node cannot bind it: its metrics are missing there, and Prometheus reads those of the
other under its name. Nothing validates it, and no status reports it; the log of the pod says \`address already in use\`.

Give them different ports. The usual pair is 9091 for Felix and 9093 for Typha.`,
    bad: {
      version: '3.32.1',
      yaml: installation(`
        nodeMetricsPort: 9091
        typhaMetricsPort: 9091`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        nodeMetricsPort: 9091
        typhaMetricsPort: 9093`),
    },
  },
  *check({ spec: { nodeMetricsPort, typhaMetricsPort } }) {
    if (nodeMetricsPort === undefined || nodeMetricsPort !== typhaMetricsPort) return;
    if (nodeMetricsPort < 1 || nodeMetricsPort > 65535) return;
    yield {
      path: TYPHA,
      message: `Felix and Typha both have port ${nodeMetricsPort} for their metrics, and where they share a node only one of them can have it.`,
      related: [{ path: NODE, message: "Felix's port" }],
      fixes: nodeMetricsPort === 9093 ? [setting(NODE, 9091)] : [setting(TYPHA, 9093)],
    };
  },
};
