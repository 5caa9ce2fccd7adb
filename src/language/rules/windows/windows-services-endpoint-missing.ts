import { versions } from '../../versions/version-range.ts';
import { setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { servicesEndpoint } from './shared/services-endpoint.ts';

const WINDOWS = ['spec', 'calicoNetwork', 'windowsDataplane'] as const;

export const rule: Rule = {
  id: 'windows-services-endpoint-missing',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.27.0..'),
  docs: {
    summary: 'Windows nodes without the ConfigMap that names the API server.',
    details: `
On Windows calico-node reaches the API server before kube-proxy works, so the operator must be told the address: in the
ConfigMap \`kubernetes-services-endpoint\` of the namespace \`tigera-operator\`, with the keys \`KUBERNETES_SERVICE_HOST\` and
\`KUBERNETES_SERVICE_PORT\`. With \`windowsDataplane: HNS\` and without it, or with one key missing, the operator refuses the
Installation: also on the Linux nodes nothing is rendered, and TigeraStatus \`calico\` is Degraded.

Create it with the address under which the nodes reach the API server directly, not through its Service:
\`kubectl -n tigera-operator create configmap kubernetes-services-endpoint --from-literal=KUBERNETES_SERVICE_HOST=…
--from-literal=KUBERNETES_SERVICE_PORT=…\`.`,
    clusterMessage:
      "services endpoint configmap '.*' does not have all required information for Calico Windows",
    bad: {
      version: '3.30.7',
      yaml: installation(`
        serviceCIDRs:
        - 10.96.0.0/12
        calicoNetwork:
          windowsDataplane: HNS
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLAN`),
      cluster: { servicesEndpointConfigMap: 'absent' },
    },
    good: {
      version: '3.30.7',
      yaml: installation(`
        serviceCIDRs:
        - 10.96.0.0/12
        calicoNetwork:
          windowsDataplane: HNS
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLAN`),
      cluster: { servicesEndpointConfigMap: 'complete' },
    },
  },
  *check({ spec, cluster }, surroundings) {
    if (spec.calicoNetwork?.windowsDataplane !== 'HNS') return;
    const { state, neighbour } = servicesEndpoint(cluster, surroundings);
    if (state === undefined || state === 'complete') return;
    const configMap = '`tigera-operator/kubernetes-services-endpoint`';
    yield {
      path: WINDOWS,
      message:
        state === 'absent'
          ? `\`windowsDataplane\` is \`HNS\`, but the ConfigMap ${configMap}, which names the API server, does not exist.`
          : `\`windowsDataplane\` is \`HNS\`, but the ConfigMap ${configMap} lacks \`KUBERNETES_SERVICE_HOST\` or \`KUBERNETES_SERVICE_PORT\`.`,
      related: neighbour && [
        { path: ['data'], mark: 'key', resource: neighbour, message: 'The ConfigMap is here' },
      ],
      fixes: [setting(WINDOWS, 'Disabled')],
    };
  },
};
