import { ENABLED, NON_PRIVILEGED_VERSIONS } from '../../installation/non-privileged.ts';
import type { Fix } from '../../text/problem.ts';
import type { CalicoVersion } from '../../versions/version.ts';
import { includes } from '../../versions/version-range.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { NON_PRIVILEGED } from './shared/mode.ts';

export const rule: Rule = {
  id: 'nonprivileged-unknown-value',
  severity: 'warning',
  tags: ['unnecessary'],
  refusedBy: 'nobody',
  versions: NON_PRIVILEGED_VERSIONS.exists,
  docs: {
    summary: 'A value of `nonPrivileged` that the operator does not know is ignored.',
    details: `
The field is a plain string: the API server takes anything. The operator compares it with \`Enabled\`, case included;
\`enabled\`, \`Yes\` or \`"true"\` are stored, and calico-node runs privileged as if nothing were there. Nothing says so.`,
    bad: { version: '3.26.5', yaml: installation('nonPrivileged: enabled\nvariant: Calico') },
    good: { version: '3.26.5', yaml: installation('nonPrivileged: Enabled\nvariant: Calico') },
  },
  *check({ nonPrivileged: { mode }, written: { nonPrivileged: value }, version }) {
    if (mode !== 'ignored-value' || !value || value === ENABLED) return;
    yield {
      path: NON_PRIVILEGED,
      message:
        `\`nonPrivileged\` is \`${value}\`, which the operator ignores: only \`Enabled\`, in these letters, has an ` +
        'effect. calico-node runs privileged.',
      fixes: fixesOf(value, version),
    };
  },
};

function fixesOf(value: string, release: CalicoVersion): Fix[] {
  const letters = value.trim().toLowerCase();
  const isWithdrawn = includes(NON_PRIVILEGED_VERSIONS.withdrawn, release);
  if (letters === 'disabled') return [setting(NON_PRIVILEGED, 'Disabled', 'safe')];
  // Here `Enabled` would be refused, and what is ignored can go without a change to the cluster.
  if (isWithdrawn) return [removal(NON_PRIVILEGED, 'safe')];
  if (letters === 'enabled') return [setting(NON_PRIVILEGED, ENABLED, 'safe')];
  return [setting(NON_PRIVILEGED, ENABLED), setting(NON_PRIVILEGED, 'Disabled')];
}
