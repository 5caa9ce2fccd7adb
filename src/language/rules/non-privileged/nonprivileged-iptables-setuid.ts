import { NON_PRIVILEGED_VERSIONS } from '../../installation/non-privileged.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { LEAVE_MODE, NON_PRIVILEGED } from './shared/mode.ts';

export const rule: Rule = {
  id: 'nonprivileged-iptables-setuid',
  severity: 'information',
  refusedBy: 'nobody',
  versions: NON_PRIVILEGED_VERSIONS.iptablesSetuid,
  docs: {
    summary: 'The maintainers say that the mode has not worked since 3.27.1.',
    details: `
A non-root calico-node runs iptables with the rights of root, through set-uid. Since 3.27.1 the image carries iptables
1.8.8, which refuses to run that way. The maintainers give it as the reason why the mode cannot work any more and was
withdrawn ([tigera/operator#4433](https://github.com/tigera/operator/pull/4433)). The operator takes the setting all
the same, and nothing appears in TigeraStatus.

This is their statement and what is in the image, not something that we have seen on a cluster. Try it on a cluster that
you can lose before relying on it; 3.27.0 and the 3.26 line are the last releases before the change.`,
    bad: { version: '3.29.7', yaml: installation('nonPrivileged: Enabled\nvariant: Calico') },
    good: { version: '3.29.7', yaml: installation('nonPrivileged: Disabled\nvariant: Calico') },
  },
  *check({ nonPrivileged: { mode, reasons } }) {
    if (mode !== 'on-but-doubtful') return;
    yield { path: NON_PRIVILEGED, mark: 'pair', message: reasons.join(' '), fixes: [LEAVE_MODE] };
  },
};
