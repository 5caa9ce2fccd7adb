import { OVERLAY } from '../../installation/overlay.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const TYPE = ['spec', 'nodeUpdateStrategy', 'type'] as const;
const ONLY = 'RollingUpdate';

export const rule: Rule = {
  id: 'nodeupdatestrategy-type',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'An update strategy for calico-node other than `RollingUpdate`.',
    details: `
\`nodeUpdateStrategy\` has the shape of a DaemonSet's update strategy, and the CRD takes any text for \`type\`, but the
operator supports \`RollingUpdate\` alone. Anything else, \`OnDelete\` included, is refused: nothing is rendered, and
TigeraStatus \`calico\` is Degraded. The operator's message does not even name the value; it prints the \`rollingUpdate\`
block in its place.

In an \`overlay\` the block replaces the one of \`default\` whole and gets no defaults, so there \`type: RollingUpdate\` must
be written. Everywhere else remove \`type\`. To roll slowly, keep \`rollingUpdate.maxUnavailable\` at 1.`,
    clusterMessage: "spec\\.NodeUpdateStrategy\\.type '.*' is not supported",
    bad: {
      version: '3.29.7',
      yaml: installation(`
        nodeUpdateStrategy:
          type: OnDelete`),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        nodeUpdateStrategy:
          type: RollingUpdate`),
    },
  },
  *check({ spec, name, completeness }) {
    const type = spec.nodeUpdateStrategy?.type ?? '';
    // An overlay replaces the block whole and gets no defaults, so there it must be written.
    const isMissing = type === '' && name === OVERLAY && completeness === 'whole' && spec.nodeUpdateStrategy;
    if (isMissing) {
      yield {
        path: TYPE,
        message: `\`nodeUpdateStrategy\` of an overlay replaces the one beneath whole, and has no \`type: ${ONLY}\`.`,
        fixes: [setting(TYPE, ONLY, 'safe')],
      };
    }
    if (type === '' || type === ONLY) return;
    const isMisspelt = type.toLowerCase() === ONLY.toLowerCase();
    yield {
      path: TYPE,
      message: `The update strategy of calico-node is \`${type}\`, but the operator supports only \`${ONLY}\`.`,
      fixes: isMisspelt ? [setting(TYPE, ONLY, 'safe')] : [removal(TYPE)],
    };
  },
};
