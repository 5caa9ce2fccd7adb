import { newerFeatures } from '../../installation/newer-features.ts';
import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { isTaken, NON_PRIVILEGED, RELATED_MODE } from './shared/mode.ts';

export const rule: Rule = {
  id: 'nonprivileged-feature-not-guaranteed',
  severity: 'information',
  refusedBy: 'nobody',
  versions: versions('3.22.0..3.29.8, 3.30.0..3.30.7, 3.31.0..3.31.5'),
  docs: {
    summary: 'A feature that came after 3.21 is not guaranteed in non-privileged mode.',
    details: `
The documentation of the mode promises what Calico 3.21 had. Fields and values that came later may work or not; nobody
tests them without privileges. What is switched off (\`Disabled\`, \`None\`, \`false\`, \`0\`) is not named here, and of a
pod override only its top.`,
    bad: {
      version: '3.29.7',
      yaml: installation('calicoNetwork:\n  linuxDataplane: Nftables\nnonPrivileged: Enabled'),
    },
    good: {
      version: '3.29.7',
      yaml: installation('calicoNetwork:\n  linuxDataplane: Iptables\nnonPrivileged: Enabled'),
    },
  },
  *check(own) {
    if (!isTaken(own)) return;
    for (const { path, since, value } of newerFeatures(own.written)) {
      const what = value === undefined ? `\`${path.findLast(isKey)}\`` : `\`${path.at(-1)}: ${value}\``;
      yield {
        path,
        mark: value === undefined ? 'key' : 'value',
        message: `${what} came with Calico ${since}; with \`nonPrivileged: Enabled\` only features of 3.21 are guaranteed.`,
        related: own.isWritten(NON_PRIVILEGED) ? RELATED_MODE : [],
      };
    }
  },
};

function isKey(step: string | number): boolean {
  return typeof step === 'string';
}
