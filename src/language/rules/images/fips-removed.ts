import { versions } from '../../versions/version-range.ts';
import { removal } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const FIPS = ['spec', 'fipsMode'] as const;

export const rule: Rule = {
  id: 'fips-removed',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.33.0-unreleased..'),
  docs: {
    summary: 'FIPS mode, which the operator no longer has.',
    details: `
After Calico 3.32 the FIPS mode is withdrawn. The CRD still has \`fipsMode\`, but the operator refuses \`Enabled\`: nothing
is rendered, TigeraStatus \`calico\` is Degraded, and over an upgrade the pods stay on the old version. \`Disabled\` and
absence are fine.

Remove the field before the upgrade. The components then run with ordinary cryptography; if you depend on the mode, stay
on 3.32.`,
    clusterMessage: 'spec\\.FIPSMode=Enabled is not supported; FIPS mode has been removed',
    bad: {
      version: '3.33.0-unreleased',
      yaml: installation(`
        fipsMode: Enabled`),
    },
    good: {
      version: '3.33.0-unreleased',
      yaml: installation(`
        variant: Calico`),
    },
  },
  *check({ spec }) {
    if (spec.fipsMode !== 'Enabled') return;
    yield {
      path: FIPS,
      message: '`fipsMode` is `Enabled`, but the FIPS mode is withdrawn after Calico 3.32.',
      fixes: [removal(FIPS)],
    };
  },
};
