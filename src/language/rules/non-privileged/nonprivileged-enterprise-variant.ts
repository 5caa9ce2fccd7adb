import { isEnterprise, NON_PRIVILEGED_VERSIONS } from '../../installation/non-privileged.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { LEAVE_MODE, NON_PRIVILEGED } from './shared/mode.ts';

const VARIANT = ['spec', 'variant'];

export const rule: Rule = {
  id: 'nonprivileged-enterprise-variant',
  severity: 'error',
  refusedBy: 'operator',
  versions: NON_PRIVILEGED_VERSIONS.accepted,
  docs: {
    summary: 'Non-privileged mode is for open-source Calico only.',
    details: `
The operator refuses \`nonPrivileged: Enabled\` for \`TigeraSecureEnterprise\` and changes nothing on the cluster. Which
product a cluster runs is no setting to change for this, so the mode has to go.`,
    clusterMessage: 'Non-privileged Calico is not supported for spec\\.Variant=',
    bad: {
      version: '3.26.5',
      yaml: installation('nonPrivileged: Enabled\nvariant: TigeraSecureEnterprise'),
      cluster: { enterpriseCRDs: true },
    },
    good: { version: '3.26.5', yaml: installation('nonPrivileged: Enabled\nvariant: Calico') },
  },
  *check({ nonPrivileged: { mode }, spec: { variant } }) {
    if (mode !== 'unsupported-combination' || !isEnterprise(variant)) return;
    yield {
      path: NON_PRIVILEGED,
      mark: 'pair',
      message: `\`nonPrivileged\` is \`Enabled\`, but \`variant\` is \`${variant}\`; only open-source Calico has the mode.`,
      related: [{ path: VARIANT, message: `\`variant\` is \`${variant}\`` }],
      fixes: [LEAVE_MODE],
    };
  },
};
