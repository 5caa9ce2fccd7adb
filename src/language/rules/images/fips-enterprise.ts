import { versions } from '../../versions/version-range.ts';
import { removal } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const FIPS = ['spec', 'fipsMode'] as const;
const VARIANT = ['spec', 'variant'] as const;

export const rule: Rule = {
  id: 'fips-enterprise',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.28.3..3.29.0, 3.29.2..3.33.0-unreleased'),
  docs: {
    summary: 'FIPS mode with the Enterprise variant.',
    details: `
\`fipsMode: Enabled\` makes the components use images and settings with validated cryptography. From Calico 3.28.3 and
3.29.2 on the operator refuses the mode beside \`variant: TigeraSecureEnterprise\`: nothing is rendered, and TigeraStatus
\`calico\` is Degraded. Earlier releases let both pass.

Remove \`fipsMode\`. For open-source Calico it stays valid up to 3.32, and is withdrawn after that.`,
    clusterMessage: 'spec\\.FIPSMode=Enabled combined with spec\\.Variant=',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        variant: TigeraSecureEnterprise
        fipsMode: Enabled`),
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        variant: Calico
        fipsMode: Enabled`),
    },
  },
  *check({ spec }) {
    if (spec.fipsMode !== 'Enabled' || spec.variant !== 'TigeraSecureEnterprise') return;
    yield {
      path: FIPS,
      message: `\`fipsMode\` is \`Enabled\`, but \`variant\` is \`${spec.variant}\`, which has no FIPS mode.`,
      related: [{ path: VARIANT, message: 'The variant is chosen here' }],
      fixes: [removal(FIPS)],
    };
  },
};
