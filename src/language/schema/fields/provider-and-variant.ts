import { object, string } from '../field.ts';

export const kubernetesProvider = string({
  doc: 'TODO kubernetesProvider.',
  values: {
    '': 'TODO.',
    EKS: 'TODO.',
    GKE: 'TODO.',
    AKS: 'TODO.',
    OpenShift: 'TODO.',
    DockerEnterprise: 'TODO.',
    RKE2: { doc: 'TODO.', versions: '3.23.2..' },
    TKG: { doc: 'TODO.', versions: '3.27.3..' },
    Kind: { doc: 'TODO.', versions: '3.31.0..' },
  },
});

export const variant = string({
  doc: 'TODO variant.',
  values: {
    Calico: 'TODO.',
    TigeraSecureEnterprise: 'TODO.',
    CalicoEnterprise: { doc: 'TODO.', versions: '3.33.0-unreleased..' },
  },
});

export const azure = object({
  doc: 'TODO azure.',
  versions: '3.29.2..',
  properties: {
    policyMode: string({ doc: 'TODO policyMode.', values: { Default: 'TODO.', Manual: 'TODO.' } }),
  },
});
