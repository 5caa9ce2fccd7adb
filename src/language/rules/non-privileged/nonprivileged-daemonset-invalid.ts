import { NON_PRIVILEGED_VERSIONS } from '../../installation/non-privileged.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { LEAVE_MODE, NON_PRIVILEGED } from './shared/mode.ts';

/** A warning and not an error: the Installation is taken, and the fault is the operator's own. */
export const rule: Rule = {
  id: 'nonprivileged-daemonset-invalid',
  severity: 'warning',
  refusedBy: 'kubernetes',
  versions: NON_PRIVILEGED_VERSIONS.daemonSetInvalid,
  docs: {
    summary: 'The mode is taken in 3.31.0 to 3.31.4, and then never rolls out.',
    details: `
In these releases calico-node always has the init container \`ebpf-bootstrap\`, which mounts the volume
\`var-run-calico\`. Non-privileged mode has no such volume, so the API server refuses the DaemonSet that the operator
renders, and calico-node stays as it is
([projectcalico/calico#11570](https://github.com/projectcalico/calico/issues/11570)).

No later release fixes it: 3.31.5 withdraws the mode. The 3.30 line up to 3.30.6 takes it; 3.27.0 is the last in which
it is known to work.`,
    clusterMessage: 'DaemonSet\\.apps "calico-node" is invalid: .*volumeMounts.*Not found: "?var-run-calico',
    bad: { version: '3.31.2', yaml: installation('nonPrivileged: Enabled\nvariant: Calico') },
    good: { version: '3.31.2', yaml: installation('variant: Calico') },
  },
  *check({ nonPrivileged: { mode, reasons } }) {
    if (mode !== 'known-broken') return;
    yield { path: NON_PRIVILEGED, mark: 'pair', message: reasons.join(' '), fixes: [LEAVE_MODE] };
  },
};
