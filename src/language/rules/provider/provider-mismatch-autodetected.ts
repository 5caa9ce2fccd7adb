import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const PROVIDER = ['spec', 'kubernetesProvider'];

export const rule: Rule = {
  id: 'provider-mismatch-autodetected',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: '`kubernetesProvider` is not the provider that the operator detects.',
    details:
      'When it starts, the operator looks for signs of a provider: API groups of GKE, OpenShift and TKG, labels of ' +
      'Docker Enterprise, ConfigMaps of EKS and RKE2, node ids of kind. If it finds one and `kubernetesProvider` ' +
      'names another, it stops before it fills in a single default: nothing is rendered, and what runs stays as it ' +
      'is. An absent or empty field takes the detected value, so leaving it out is the easiest cure. AKS is never ' +
      'detected and has to be written. If the detection itself is wrong (a leftover ConfigMap `aws-auth`, say), ' +
      'remove the sign and restart the operator, which looks only once.',
    clusterMessage: "installation spec\\.kubernetesProvider '[^']*' does not match auto-detected value '",
    bad: {
      version: '3.29.7',
      yaml: installation('kubernetesProvider: EKS'),
      cluster: { detectedProvider: 'GKE' },
    },
    good: {
      version: '3.29.7',
      yaml: installation('kubernetesProvider: GKE'),
      cluster: { detectedProvider: 'GKE' },
    },
  },
  *check({ written, cluster }) {
    const declared = written.kubernetesProvider;
    const detected = cluster.detectedProvider;
    if (!declared || !detected || declared === detected) return;
    yield {
      path: PROVIDER,
      message: `\`kubernetesProvider\` is \`${declared}\`, but on this cluster the operator detects \`${detected}\`.`,
      fixes: [
        {
          title: `Change kubernetesProvider to ${detected}`,
          safety: 'unsafe',
          edits: [{ op: 'set', path: PROVIDER, value: detected }],
        },
        {
          title: 'Remove kubernetesProvider',
          safety: 'unsafe',
          edits: [{ op: 'remove', path: PROVIDER }],
        },
      ],
    };
  },
};
