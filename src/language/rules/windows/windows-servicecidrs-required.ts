import { versions } from '../../versions/version-range.ts';
import { setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const WINDOWS = ['spec', 'calicoNetwork', 'windowsDataplane'] as const;
const SERVICE_CIDRS = ['spec', 'serviceCIDRs'] as const;

export const rule: Rule = {
  id: 'windows-servicecidrs-required',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.27.0..'),
  docs: {
    summary: "Windows nodes with Calico's CNI plugin, and no `serviceCIDRs`.",
    details: `
On Windows Calico's CNI plugin must know the addresses of Services, to keep them out of the NAT of the pods. The operator
cannot find them out, so with \`windowsDataplane: HNS\` it refuses an Installation without \`serviceCIDRs\`: nothing is
rendered, on the Linux nodes either, and TigeraStatus \`calico\` is Degraded.

Write the range that the API server was started with (\`--service-cluster-ip-range\`). kubeadm's default is \`10.96.0.0/12\`;
\`kubectl -n kube-system get cm kubeadm-config -o yaml\` shows it as \`serviceSubnet\`.`,
    clusterMessage: 'spec\\.ServiceCIDRs must be provided when using Calico CNI on Windows',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        calicoNetwork:
          windowsDataplane: HNS
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLAN`),
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
    },
  },
  *check({ spec, completeness }) {
    if (completeness === 'partial' || spec.calicoNetwork?.windowsDataplane !== 'HNS') return;
    if (spec.cni?.type !== 'Calico' || spec.serviceCIDRs?.length) return;
    yield {
      path: WINDOWS,
      message:
        "`windowsDataplane` is `HNS`, so Calico's CNI plugin needs `serviceCIDRs`, and there are none.",
      fixes: [
        {
          title: "Add kubeadm's default, serviceCIDRs 10.96.0.0/12",
          safety: 'unsafe',
          edits: [{ op: 'set', path: SERVICE_CIDRS, value: ['10.96.0.0/12'] }],
        },
        setting(WINDOWS, 'Disabled'),
      ],
    };
  },
};
