import { ALL_VERSIONS } from '../../versions/version-range.ts';
import { setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const VARIANT = ['spec', 'variant'] as const;

const ENTERPRISE = ['TigeraSecureEnterprise', 'CalicoEnterprise'];

export const rule: Rule = {
  id: 'enterprise-crds-missing',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'An Enterprise variant on a cluster without the CRDs of Calico Enterprise.',
    details: `
The operator of open-source Calico knows the variant \`TigeraSecureEnterprise\`, but it can deploy it only where the CRDs
of Calico Enterprise are installed as well, and the images come from a registry that asks for a pull secret. Without the
CRDs it stops before it renders anything, TigeraStatus \`calico\` is Degraded, and it tries again for ever.

Write \`variant: Calico\`, or install Calico Enterprise by its own manifests. To see which CRDs there are:
\`kubectl get crd logcollectors.operator.tigera.io\`.`,
    clusterMessage: 'missing Tigera Secure custom resource definitions',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        variant: TigeraSecureEnterprise`),
      cluster: { enterpriseCRDs: false },
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        variant: Calico`),
      cluster: { enterpriseCRDs: false },
    },
  },
  *check({ spec, cluster }) {
    const { variant = 'Calico' } = spec;
    if (!ENTERPRISE.includes(variant) || cluster.enterpriseCRDs !== false) return;
    yield {
      path: VARIANT,
      message: `\`variant\` is \`${variant}\`, but the cluster does not have the CRDs of Calico Enterprise.`,
      fixes: [setting(VARIANT, 'Calico')],
    };
  },
};
