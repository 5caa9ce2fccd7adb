import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const AZURE = ['spec', 'azure'];
const PROVIDER = ['spec', 'kubernetesProvider'];

export const rule: Rule = {
  id: 'azure-non-aks',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.29.2..'),
  docs: {
    summary: 'The `azure` block is present on another provider than AKS.',
    details:
      'The `azure` block says who enforces network policy on AKS. The operator refuses it, even empty, wherever the ' +
      'provider is not `AKS`, and leaves the cluster as it is. On AKS, `kubernetesProvider: AKS` has to be written: it ' +
      'is the one managed service that the operator does not detect. There the operator also writes ' +
      '`azure.policyMode: Default` into the resource, and a manifest exported from an AKS cluster carries it to ' +
      'others. Remove the block, or name the provider.',
    clusterMessage: 'spec\\.Azure should be set only for AKS provider',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        kubernetesProvider: GKE
        azure:
          policyMode: Manual
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        kubernetesProvider: AKS
        azure:
          policyMode: Manual
      `),
    },
  },
  *check(installation) {
    const { spec, completeness } = installation;
    const provider = spec.kubernetesProvider;
    if (spec.azure === undefined || provider === 'AKS') return;
    // A patch that does not name the provider leaves it to what it is laid on.
    if (completeness === 'partial' && provider === undefined) return;
    const is = provider
      ? `\`kubernetesProvider\` is \`${provider}\``
      : 'nothing here says `kubernetesProvider: AKS`';
    yield {
      path: AZURE,
      mark: 'key',
      message: `\`azure\` is for AKS only, but ${is}.`,
      related: installation.isWritten(PROVIDER) ? [{ path: PROVIDER, message: is }] : [],
      fixes: [
        { title: 'Remove azure', safety: 'unsafe', edits: [{ op: 'remove', path: AZURE }] },
        {
          title: provider ? 'Change kubernetesProvider to AKS' : 'Add kubernetesProvider: AKS',
          safety: 'unsafe',
          edits: [{ op: 'set', path: PROVIDER, value: 'AKS' }],
        },
      ],
    };
  },
};
