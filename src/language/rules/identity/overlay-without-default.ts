import { OVERLAY } from '../../installation/overlay.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const OVERLAY_ALONE = installation('nodeMetricsPort: 9091').replace('name: default', `name: ${OVERLAY}`);

/** Silent where the cluster was not asked: `default` may well be in another file. */
export const rule: Rule = {
  id: 'overlay-without-default',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'There is an `overlay` and no `default` beneath it.',
    details: `
An Installation called \`overlay\` only changes the one called \`default\`. As long as that does not exist the operator
does nothing, and nothing says so.

This is said only where the cluster was asked and has no \`default\`, since that may stand in another file.`,
    bad: { version: '3.29.7', yaml: OVERLAY_ALONE, cluster: { installations: [] } },
    good: { version: '3.29.7', yaml: OVERLAY_ALONE, cluster: { installations: ['default'] } },
  },
  *check({ name, cluster }, { base }) {
    if (name !== OVERLAY || base || !cluster.installations) return;
    if (cluster.installations.includes('default')) return;
    const path = ['metadata', 'name'];
    yield {
      path,
      message:
        'The cluster has no Installation `default`; without it the operator does nothing with `overlay`.',
      fixes: [
        { title: 'Rename to default', safety: 'unsafe', edits: [{ op: 'set', path, value: 'default' }] },
      ],
    };
  },
};
