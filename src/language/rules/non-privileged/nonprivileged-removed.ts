import { NON_PRIVILEGED_VERSIONS } from '../../installation/non-privileged.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { NON_PRIVILEGED } from './shared/mode.ts';

export const rule: Rule = {
  id: 'nonprivileged-removed',
  severity: 'error',
  refusedBy: 'operator',
  versions: NON_PRIVILEGED_VERSIONS.withdrawn,
  docs: {
    summary: 'Non-privileged mode was withdrawn from this release.',
    details: `
From 3.30.7, 3.31.5 and 3.32.0 on the operator refuses \`nonPrivileged: Enabled\`, whatever the dataplane. (The branch
of 3.29 has the same change, so a release after 3.29.7 is taken to refuse it too.) The API server still takes the field;
\`Disabled\` is fine.

As long as the value stands, the operator applies nothing of the Installation. calico-node keeps running as it is: after
an upgrade of the operator that means at the old version, while TigeraStatus \`calico\` is Degraded and may still say
Available.

Remove the field. calico-node then rolls out **privileged, as root**, one node at a time. If you need the mode, stay on an
older release: 3.30.6 is the last that takes it, 3.27.0 and 3.26.5 the last in which it is known to work.`,
    clusterMessage: 'non-privileged Calico is deprecated and cannot be Enabled',
    bad: { version: '3.32.1', yaml: installation('nonPrivileged: Enabled\nvariant: Calico') },
    good: { version: '3.32.1', yaml: installation('variant: Calico') },
  },
  *check({ nonPrivileged: { mode, reasons } }) {
    if (mode !== 'withdrawn') return;
    yield {
      path: NON_PRIVILEGED,
      mark: 'pair',
      message: reasons[0]!,
      fixes: [removal(NON_PRIVILEGED, 'safe'), setting(NON_PRIVILEGED, 'Disabled')],
    };
  },
};
