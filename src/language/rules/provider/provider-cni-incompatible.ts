import { foreignPlugin, PROVIDER_OF_PLUGIN } from '../../installation/cni-plugins.ts';
import type { Installation } from '../../installation/installation.ts';
import type { Fix } from '../../text/problem.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { CNI_TYPE, fixToCalico } from './shared/foreign-plugin.ts';

const PROVIDER = ['spec', 'kubernetesProvider'];

export const rule: Rule = {
  id: 'provider-cni-incompatible',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'The CNI plugin belongs to another provider than `kubernetesProvider`.',
    details:
      'The plugins `GKE`, `AmazonVPC` and `AzureVNET` are installed by their own managed service, and the operator ' +
      'takes each of them only where `kubernetesProvider` is that service (GKE, EKS, AKS) or is not set at all. ' +
      "Calico's own plugin works with every provider. The provider that counts may also be one that the operator " +
      'detected. With any other pair the operator refuses the Installation, changes nothing, and says so in the ' +
      'TigeraStatus `calico`. Decide which of the two is right: the plugin that really runs on the nodes, or the ' +
      'provider.',
    clusterMessage: 'spec\\.kubernetesProvider \\S+ is not compatible with spec\\.cni\\.type',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        kubernetesProvider: OpenShift
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
  *check(installation) {
    const { spec } = installation;
    const plugin = foreignPlugin(spec);
    const provider = spec.kubernetesProvider;
    const home = plugin && PROVIDER_OF_PLUGIN[plugin];
    if (!home || !provider || provider === home) return;
    const isWritten = installation.isWritten(PROVIDER);
    const origin = isWritten ? '`kubernetesProvider` is' : 'the provider of this cluster is';
    yield {
      path: CNI_TYPE,
      message: `\`cni.type\` is \`${plugin}\`, which the operator takes on \`${home}\` only, but ${origin} \`${provider}\`.`,
      related: isWritten ? [{ path: PROVIDER, message: `\`kubernetesProvider\` is \`${provider}\`` }] : [],
      fixes: [fixToCalico(installation), ...fixesOfProvider(installation, home)],
    };
  },
};

function fixesOfProvider(installation: Installation, home: string): Fix[] {
  if (!installation.isWritten(PROVIDER)) return [];
  return [
    {
      title: `Change kubernetesProvider to ${home}`,
      safety: 'unsafe',
      edits: [{ op: 'set', path: PROVIDER, value: home }],
    },
    { title: 'Remove kubernetesProvider', safety: 'unsafe', edits: [{ op: 'remove', path: PROVIDER }] },
  ];
}
