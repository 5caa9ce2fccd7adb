import { versions } from '../../versions/version-range.ts';
import { removal } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { servicesEndpoint } from '../windows/shared/services-endpoint.ts';

const BOOTSTRAP = ['spec', 'calicoNetwork', 'bpfNetworkBootstrap'] as const;

export const rule: Rule = {
  id: 'bpfnetworkbootstrap-prerequisites',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.31.0..'),
  docs: {
    summary: '`bpfNetworkBootstrap` while the address of the API server is given by hand.',
    details: `
With \`bpfNetworkBootstrap: Enabled\` the operator reads the address of the API server from the Service \`kubernetes\` and
its EndpointSlices. The ConfigMap \`kubernetes-services-endpoint\` in the namespace \`tigera-operator\` is the older way to
say the same by hand, and the two exclude each other: while the ConfigMap exists, whatever is in it, nothing is rendered
and TigeraStatus \`calico\` is Degraded. The same happens when the Service or its EndpointSlices cannot be read.

Delete the ConfigMap (\`kubectl -n tigera-operator delete configmap kubernetes-services-endpoint\`) or remove the field.
Windows nodes need the ConfigMap, so with \`windowsDataplane: HNS\` it is the field that has to go.`,
    clusterMessage:
      'bpfNetworkBootstrap is Enabled but the requirements are not met(?!: bpfNetworkBootstrap is enabled but)',
    bad: {
      version: '3.31.7',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          bpfNetworkBootstrap: Enabled`),
      cluster: { servicesEndpointConfigMap: 'complete' },
    },
    good: {
      version: '3.31.7',
      yaml: installation(`
        calicoNetwork:
          linuxDataplane: BPF
          bpfNetworkBootstrap: Enabled`),
      cluster: { servicesEndpointConfigMap: 'absent' },
    },
  },
  *check({ spec, cluster }, surroundings) {
    const { linuxDataplane, bpfNetworkBootstrap } = spec.calicoNetwork ?? {};
    // Without the eBPF dataplane it is refused for that reason first: rule bpfnetworkbootstrap-requires-bpf.
    if (bpfNetworkBootstrap !== 'Enabled' || linuxDataplane !== 'BPF') return;
    const { state, neighbour } = servicesEndpoint(cluster, surroundings);
    if (state === undefined || state === 'absent') return;
    yield {
      path: BOOTSTRAP,
      message:
        '`bpfNetworkBootstrap` is `Enabled`, but the ConfigMap `tigera-operator/kubernetes-services-endpoint` exists, ' +
        'and the operator takes only one of the two.',
      related: neighbour && [
        { path: ['metadata', 'name'], resource: neighbour, message: 'The ConfigMap is here' },
      ],
      fixes: [removal(BOOTSTRAP)],
    };
  },
};
