import { ALL_VERSIONS } from '../../versions/version-range.ts';
import { removal } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const FIELDS = ['nodeMetricsPort', 'typhaMetricsPort'] as const;

export const rule: Rule = {
  id: 'metricsport-range',
  severity: 'warning',
  refusedBy: 'kubernetes',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'A port for metrics outside 1–65535.',
    details: `
Neither the CRD nor the operator's checks know what a port is, so any 32-bit number passes. \`nodeMetricsPort\` is handed on
to Felix and into the scrape annotation of calico-node: Prometheus is sent to a port that nobody serves.
\`typhaMetricsPort\` does the same for Typha, and from Calico 3.28 is also the port of a Service that the API server then
refuses, so that TigeraStatus \`calico\` is Degraded.

Write a port that is free on every node, since both run in the network of the host, or remove the field: without it
there are no metrics.`,
    clusterMessage: 'is invalid: .*must be between 1 and 65535, inclusive',
    bad: {
      version: '3.32.1',
      yaml: installation(`
        typhaMetricsPort: 90933`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        typhaMetricsPort: 9093`),
    },
  },
  *check({ spec }) {
    for (const field of FIELDS) {
      const port = spec[field];
      if (port === undefined || (port >= 1 && port <= 65535)) continue;
      const path = ['spec', field];
      yield {
        path,
        message: `\`${field}\` is ${port}, and a port is a number from 1 to 65535.`,
        fixes: [removal(path)],
      };
    }
  },
};
