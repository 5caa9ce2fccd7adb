import { versions } from '../../versions/version-range.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { judgedPods } from './shared/blocks.ts';

export const rule: Rule = {
  id: 'override-terminationgraceperiod',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.24.6..'),
  docs: {
    summary: 'A negative grace period for the pods of an override.',
    details: `
\`terminationGracePeriodSeconds\` is the time in which a Typha that is being stopped hands its clients over to others. The
API server takes any number; the operator refuses the whole Installation for a negative one, and leaves the cluster as it
is. 0 is accepted and kills the pods at once, so all their clients reconnect at the same time.`,
    clusterMessage:
      'spec\\.\\w+ is not valid: spec\\.Template\\.Spec\\.TerminationGracePeriodSeconds is invalid',
    bad: {
      version: '3.31.7',
      yaml: installation(`
        typhaDeployment:
          spec:
            template:
              spec:
                terminationGracePeriodSeconds: -1`),
    },
    good: {
      version: '3.31.7',
      yaml: installation(`
        typhaDeployment:
          spec:
            template:
              spec:
                terminationGracePeriodSeconds: 60`),
    },
  },
  *check(installation) {
    for (const { path, spec } of judgedPods(installation)) {
      const seconds = spec.terminationGracePeriodSeconds;
      if (seconds === undefined || seconds >= 0) continue;
      const place = [...path, 'terminationGracePeriodSeconds'];
      yield {
        path: place,
        message: `\`terminationGracePeriodSeconds\` is ${seconds}; it must not be negative.`,
        fixes: [setting(place, 0), removal(place)],
      };
    }
  },
};
