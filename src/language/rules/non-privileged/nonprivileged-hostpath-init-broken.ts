import { NON_PRIVILEGED_VERSIONS } from '../../installation/non-privileged.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { LEAVE_MODE, NON_PRIVILEGED } from './shared/mode.ts';

export const rule: Rule = {
  id: 'nonprivileged-hostpath-init-broken',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: NON_PRIVILEGED_VERSIONS.hostpathInitBroken,
  docs: {
    summary: 'In 3.25.1 a non-privileged calico-node does not start.',
    details: `
The init container \`hostpath-init\` gives the host's directories to the user of calico-node. In 3.25.1 it runs without
the capability for that and panics, so calico-node never starts
([projectcalico/calico#7653](https://github.com/projectcalico/calico/issues/7653)). The operator takes the Installation
and rolls the pods; the first node loses its calico-node and the rollout stops there.

3.25.2 fixes it; 3.25.0 and the 3.24 line do not have the fault.`,
    bad: { version: '3.25.1', yaml: installation('nonPrivileged: Enabled\nvariant: Calico') },
    good: { version: '3.25.2', yaml: installation('nonPrivileged: Enabled\nvariant: Calico') },
  },
  *check({ nonPrivileged: { mode, reasons } }) {
    if (mode !== 'known-broken') return;
    yield { path: NON_PRIVILEGED, mark: 'pair', message: reasons.join(' '), fixes: [LEAVE_MODE] };
  },
};
