import { NON_PRIVILEGED_VERSIONS } from '../../installation/non-privileged.ts';
import { BPF_ENABLED, bpfSettings, removeBpfEnabled } from '../dataplane/shared/felix-configuration.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { withFelix } from './shared/felix.ts';
import { isTaken, LEAVE_MODE, NON_PRIVILEGED } from './shared/mode.ts';

const MODE_ON = installation('nonPrivileged: Enabled\nvariant: Calico');

export const rule: Rule = {
  id: 'nonprivileged-felix-bpf',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: NON_PRIVILEGED_VERSIONS.accepted,
  docs: {
    summary: 'FelixConfiguration turns on the eBPF dataplane that the mode excludes.',
    details: `
The operator refuses non-privileged mode with \`linuxDataplane: BPF\`, but Felix goes by \`bpfEnabled\` in its
FelixConfiguration, and that may say something else. Up to 3.27 nobody notices; from 3.28 the operator sees that the two
differ and reports it as a conflict of its own. A calico-node without \`privileged\` cannot load the programs of the
eBPF dataplane either way.`,
    bad: {
      version: '3.26.5',
      yaml: withFelix(MODE_ON, 'bpfEnabled: true'),
      beside: ['felix-bpfenabled-under-iptables'],
    },
    good: { version: '3.26.5', yaml: withFelix(MODE_ON, 'bpfEnabled: false') },
  },
  *check(own, surroundings) {
    if (!isTaken(own)) return;
    for (const { felix, bpfEnabled } of bpfSettings(surroundings)) {
      if (!bpfEnabled) continue;
      yield {
        path: NON_PRIVILEGED,
        mark: 'pair',
        message:
          `\`nonPrivileged\` is \`Enabled\`, but the FelixConfiguration \`${felix.name}\` has \`bpfEnabled: true\`: the ` +
          'eBPF dataplane needs a privileged calico-node.',
        related: [
          { path: BPF_ENABLED, resource: felix, mark: 'pair', message: '`bpfEnabled` is `true` here' },
        ],
        fixes: [removeBpfEnabled(felix), LEAVE_MODE],
      };
    }
  },
};
