import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { judgedPods } from './shared/blocks.ts';
import { labelProblems } from './shared/label-problems.ts';

export const rule: Rule = {
  id: 'override-nodeselector',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.24.0..'),
  docs: {
    summary: 'A node selector of an override that names no possible label.',
    details: `
\`nodeSelector\` of an override block is a map of labels. The API server takes any key and value in the Installation; the
operator checks them as Kubernetes does, refuses the whole Installation for one that is wrong, and leaves the cluster as
it is.

A common cause is a selector in the notation of the command line (\`pool=infra\`) or with several values: write
\`pool: infra\`, and use \`affinity\` where a list of values or a negation is needed.`,
    clusterMessage: 'spec\\.\\w+ is not valid: spec\\.Template\\.Spec\\.NodeSelector is invalid',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        typhaDeployment:
          spec:
            template:
              spec:
                nodeSelector:
                  pool: infra,system`),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        typhaDeployment:
          spec:
            template:
              spec:
                nodeSelector:
                  pool: infra`),
    },
  },
  *check(installation) {
    for (const { path, spec } of judgedPods(installation)) {
      yield* labelProblems(spec.nodeSelector, [...path, 'nodeSelector']);
    }
  },
};
