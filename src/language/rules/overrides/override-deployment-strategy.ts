import { isZero, parseIntOrPercent } from '../../installation/kubernetes/int-or-percent.ts';
import type { Path } from '../../text/path.ts';
import type { Problem } from '../../text/problem.ts';
import { versions } from '../../versions/version-range.ts';
import { setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { judgedBlocks } from './shared/blocks.ts';

export const rule: Rule = {
  id: 'override-deployment-strategy',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.24.6..'),
  docs: {
    summary: 'A rollout strategy of an override with which no pod could be replaced.',
    details: `
\`strategy.rollingUpdate\` says how many Typhas may be missing (\`maxUnavailable\`) and how many may be there beyond the
wanted number (\`maxSurge\`) while they are replaced. The API server takes any numbers and strings; the operator refuses
the whole Installation for one that Kubernetes would refuse, and leaves the cluster as it is.

The block replaces the operator's own (\`maxUnavailable: 1\`, \`maxSurge: 100%\`) whole: what is left out counts as 0. Both
at 0, written or left out, is refused, because then a rollout could never begin. Values are counts from 0 up or whole
percentages in the form \`25%\`; \`maxUnavailable\` is at most \`100%\`.`,
    clusterMessage: 'spec\\.\\w+ is not valid: spec\\.Strategy is invalid',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        typhaDeployment:
          spec:
            strategy:
              rollingUpdate:
                maxUnavailable: 0`),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        typhaDeployment:
          spec:
            strategy:
              rollingUpdate:
                maxUnavailable: 0
                maxSurge: 1`),
    },
  },
  *check(installation) {
    const isWhole = installation.completeness === 'whole';
    for (const block of judgedBlocks(installation)) {
      const rollingUpdate = block.override.spec?.strategy?.rollingUpdate;
      if (!rollingUpdate) continue;
      const path = [...block.path, 'spec', 'strategy', 'rollingUpdate'];
      const { maxSurge, maxUnavailable } = rollingUpdate;
      yield* amountProblems('maxUnavailable', maxUnavailable, path);
      yield* amountProblems('maxSurge', maxSurge, path);
      // In a patch, what is absent may be given beneath it.
      const isKnown = isWhole || (maxSurge !== undefined && maxUnavailable !== undefined);
      if (!isKnown || !isZero(maxSurge) || !isZero(maxUnavailable)) continue;
      yield {
        path,
        mark: 'key',
        message: `${saying('maxUnavailable', maxUnavailable)} and ${saying('maxSurge', maxSurge)}: no pod could ever be replaced.`,
        fixes: [setting([...path, 'maxUnavailable'], 1), setting([...path, 'maxSurge'], 1)],
      };
    }
  },
};

function* amountProblems(name: string, written: number | string | undefined, path: Path): Iterable<Problem> {
  if (written === undefined) return;
  const place = [...path, name];
  const value = parseIntOrPercent(written);
  if (!value) {
    const message = `\`${name}\` is \`${written}\`, neither a number nor a whole percentage.`;
    // A count in quotes is a string, and Kubernetes wants a percentage there.
    const fixes = /^\d{1,9}$/.test(String(written)) ? [setting(place, Number(written), 'safe')] : [];
    yield { path: place, message, fixes };
  } else if (value.amount < 0) {
    yield { path: place, message: `\`${name}\` is ${written}; it must not be negative.` };
  } else if (name === 'maxUnavailable' && value.percent && value.amount > 100) {
    const message = `\`${name}\` is \`${written}\`; it must not be above 100%.`;
    yield { path: place, message, fixes: [setting(place, '100%')] };
  }
}

function saying(name: string, written: number | string | undefined): string {
  return written === undefined ? `\`${name}\` is left out and counts as 0` : `\`${name}\` is ${written}`;
}
