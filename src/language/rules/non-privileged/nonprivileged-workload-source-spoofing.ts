import { valueAt } from '../../text/path.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { felixConfigurations, withFelix } from './shared/felix.ts';
import { FROM_3_23, isTaken, LEAVE_MODE, RELATED_MODE } from './shared/mode.ts';

const MODE_ON = installation('nonPrivileged: Enabled\nvariant: Calico');
const SPOOFING = ['spec', 'workloadSourceSpoofing'];

export const rule: Rule = {
  id: 'nonprivileged-workload-source-spoofing',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: FROM_3_23,
  docs: {
    summary: 'Felix cannot allow foreign source addresses without being privileged.',
    details: `
With \`workloadSourceSpoofing: Any\` in FelixConfiguration, pods may be allowed to send from addresses that are not
theirs. Felix then has to switch off the kernel's reverse path filter of each workload's interface, in /proc/sys, which a
process other than root cannot write. The documentation names the setting among what does not work in this mode. Felix
reads the value without regard to letter case.`,
    bad: { version: '3.26.5', yaml: withFelix(MODE_ON, 'workloadSourceSpoofing: Any') },
    good: { version: '3.26.5', yaml: withFelix(MODE_ON, 'workloadSourceSpoofing: Disabled') },
  },
  *check(own, { neighbours }) {
    if (!isTaken(own)) return;
    for (const felix of felixConfigurations(neighbours)) {
      const value = valueAt(felix.value, SPOOFING);
      if (typeof value !== 'string' || value.toLowerCase() !== 'any') continue;
      yield {
        path: SPOOFING,
        resource: felix,
        message:
          `\`workloadSourceSpoofing\` is \`${value}\`, but the Installation has \`nonPrivileged: Enabled\`: Felix would ` +
          'have to write below /proc/sys, which only root may.',
        related: RELATED_MODE,
        fixes: [
          {
            title: 'Set workloadSourceSpoofing to Disabled',
            safety: 'unsafe',
            resource: felix,
            edits: [{ op: 'set', path: SPOOFING, value: 'Disabled' }],
          },
          {
            title: 'Remove workloadSourceSpoofing',
            safety: 'unsafe',
            resource: felix,
            edits: [{ op: 'remove', path: SPOOFING }],
          },
          LEAVE_MODE,
        ],
      };
    }
  },
};
