import { versions } from '../../versions/version-range.ts';
import { setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const DATAPLANE = ['spec', 'calicoNetwork', 'linuxDataplane'] as const;
const VARIANT = ['spec', 'variant'] as const;

export const rule: Rule = {
  id: 'vpp-variant',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.22.0..'),
  docs: {
    summary: 'The VPP dataplane with another variant than open-source Calico.',
    details: `
The VPP dataplane is a project of its own that exists only for open-source Calico. With an Enterprise \`variant\` the
operator refuses the Installation: nothing is rendered, and TigeraStatus \`calico\` is Degraded.

Choose another \`linuxDataplane\`, or \`variant: Calico\` if the cluster is an open-source one.`,
    clusterMessage: 'VPP dataplane only supports the Calico variant',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        variant: TigeraSecureEnterprise
        calicoNetwork:
          linuxDataplane: VPP`),
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        variant: Calico
        calicoNetwork:
          linuxDataplane: VPP`),
    },
  },
  *check({ spec }) {
    const { variant = 'Calico' } = spec;
    if (spec.calicoNetwork?.linuxDataplane !== 'VPP' || variant === 'Calico') return;
    yield {
      path: VARIANT,
      message: `\`variant\` is \`${variant}\`, but \`linuxDataplane\` is \`VPP\`, which exists only for the variant \`Calico\`.`,
      related: [{ path: DATAPLANE, message: 'VPP is chosen here' }],
      fixes: [setting(DATAPLANE, 'Iptables'), setting(VARIANT, 'Calico')],
    };
  },
};
