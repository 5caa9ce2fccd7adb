import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const MANAGEMENT = ['spec', 'certificateManagement'] as const;

export const rule: Rule = {
  id: 'certificatemanagement-csr',
  severity: 'information',
  refusedBy: 'nobody',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'Certificates from a signer of your own, for which every pod has to wait.',
    details: `
With \`certificateManagement\` the operator no longer makes the certificates of Calico itself. Every pod gets an init
container that files a CertificateSigningRequest for \`signerName\` and waits until it is approved and signed. If nobody
does, the pods stay in \`Init\`, on a new node and after a restart as well, and the rollout is stuck;
\`kubectl get csr\` shows them as \`Pending\`.

The API server only checks that \`caCert\` is base64. What is inside must be a PEM certificate, the one that the signer
signs with: otherwise TigeraStatus shows a certificate error, or the components do not trust each other.

Make sure that the signer can work before Calico does, from outside the cluster or in the network of its host, and watch
the first rollout.`,
    clusterMessage: 'Unable to create the Tigera CA|failed to parse CA certificate',
    bad: {
      version: '3.32.1',
      yaml: installation(`
        certificateManagement:
          caCert: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t
          signerName: example.com/signer`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        variant: Calico`),
    },
  },
  *check({ spec }) {
    const { certificateManagement } = spec;
    if (!certificateManagement) return;
    const { signerName = '' } = certificateManagement;
    const signer = signerName === '' ? 'the signer' : `\`${signerName}\``;
    yield {
      path: MANAGEMENT,
      mark: 'key',
      message: `Every pod of Calico will wait in its init container until ${signer} has signed its certificate request.`,
    };
  },
};
