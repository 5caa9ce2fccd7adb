import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const SPEC = ['spec'];
const PLUGIN = ['spec', 'cni', 'type'];

export const rule: Rule = {
  id: 'provider-aks-not-declared',
  severity: 'information',
  refusedBy: 'nobody',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'The cluster looks like AKS, and nothing says `kubernetesProvider: AKS`.',
    details:
      'AKS is the one managed service that the operator never detects. Without `kubernetesProvider: AKS` it treats the ' +
      'cluster like any other: the flex volume goes to a directory that AKS does not read, Typha is not kept off virtual ' +
      'nodes, and the CNI plugin defaults to Calico instead of AzureVNET. Nothing says so in TigeraStatus. Write ' +
      '`kubernetesProvider: AKS` if the cluster is one; on Azure machines that you run yourself, leave it out.',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: AzureVNET
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        kubernetesProvider: AKS
        cni:
          type: AzureVNET
      `),
    },
  },
  *check({ spec, cluster, completeness }) {
    if (completeness === 'partial' || spec.kubernetesProvider) return;
    const isAzure = spec.cni?.type === 'AzureVNET';
    if (!isAzure && !cluster.apiServerOnAks) return;
    const sign = isAzure ? '`cni.type` is `AzureVNET`' : 'the API server is one of AKS';
    yield {
      path: SPEC,
      mark: 'key',
      message: `Nothing here says \`kubernetesProvider: AKS\` although ${sign}: the operator never detects AKS.`,
      related: isAzure ? [{ path: PLUGIN, message: sign }] : [],
      fixes: [
        {
          title: 'Add kubernetesProvider: AKS',
          safety: 'unsafe',
          edits: [{ op: 'set', path: ['spec', 'kubernetesProvider'], value: 'AKS' }],
        },
      ],
    };
  },
};
