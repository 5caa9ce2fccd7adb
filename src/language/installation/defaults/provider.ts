import { versions } from '../../versions/version-range.ts';
import { type DefaultingStep, fill } from './draft.ts';

const AZURE = versions('3.29.2..');

/**
 * The provider that the operator detected at its start, where none is written (pkg/common/discovery, all versions;
 * AKS is never detected). A written value that differs is rule `provider-mismatch-autodetected`.
 */
export const fillProvider: DefaultingStep = (draft, context) => {
  if (draft.kubernetesProvider) return;
  const detected = context.ask('detectedProvider', ['spec', 'kubernetesProvider']);
  if (detected) draft.kubernetesProvider = detected;
};

/** `azure` on AKS (core_controller.go fillDefaults, 3.29.2+). */
export const fillAzure: DefaultingStep = (draft, context) => {
  if (draft.kubernetesProvider === 'AKS' && context.holds(AZURE)) {
    fill(draft, 'azure', { policyMode: 'Default' });
  }
};

/** Keeps Typha off AKS's virtual nodes (core_controller.go fillDefaults, all versions). */
export const fillTyphaAffinity: DefaultingStep = (draft) => {
  if (draft.kubernetesProvider !== 'AKS') return;
  fill(draft, 'typhaAffinity', {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          {
            matchExpressions: [
              { key: 'type', operator: 'NotIn', values: ['virtual-node'] },
              { key: 'kubernetes.azure.com/cluster', operator: 'Exists' },
            ],
          },
        ],
      },
    },
  });
};
