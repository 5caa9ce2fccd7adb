import { corePools, POOLS_CONTROLLER } from '../../installation/pools.ts';
import { ALL_VERSIONS, includes } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const IPAM_TYPE = ['spec', 'cni', 'ipam', 'type'];

export const rule: Rule = {
  id: 'ippool-vxlan-hostlocal-ipam',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'A pool uses VXLAN although addresses come from HostLocal.',
    details:
      'For VXLAN, Felix must know which node owns which block of addresses, and only the IPAM plugin `Calico` keeps ' +
      'that. With `HostLocal` each node hands out addresses of its own pod CIDR, so the operator refuses `VXLAN` and ' +
      '`VXLANCrossSubnet` (up to 3.27: for the IPv4 pool) and leaves the cluster as it is. Use IPIP or `None` for the ' +
      'pool, or use Calico IPAM. A running cluster cannot simply change its IPAM plugin: pods keep the addresses that ' +
      'they have.',
    clusterMessage: 'is invalid for ipPool\\.encapsulation with Calico CNI and HostLocal IPAM',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: Calico
          ipam:
            type: HostLocal
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            encapsulation: VXLAN
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: Calico
          ipam:
            type: HostLocal
        calicoNetwork:
          ipPools:
          - cidr: 10.244.0.0/16
            encapsulation: IPIP
      `),
    },
  },
  *check(installation) {
    const { spec, version } = installation;
    if (spec.cni?.type !== 'Calico' || spec.cni.ipam?.type !== 'HostLocal') return;
    const anyFamily = includes(POOLS_CONTROLLER, version);
    for (const { pool, path: place, family } of corePools(installation)) {
      if (!pool.encapsulation?.startsWith('VXLAN') || (family === 6 && !anyFamily)) continue;
      const path = [...place, 'encapsulation'];
      const ipip = pool.encapsulation === 'VXLANCrossSubnet' ? 'IPIPCrossSubnet' : 'IPIP';
      yield {
        path,
        message: `\`encapsulation\` is \`${pool.encapsulation}\`, which needs Calico IPAM, but \`cni.ipam.type\` is \`HostLocal\`.`,
        related: [{ path: IPAM_TYPE, message: '`cni.ipam.type` is `HostLocal`' }],
        fixes: [
          ...(family === 6 ? ['None'] : [ipip, 'None']).map((value) => ({
            title: `Change encapsulation to ${value}`,
            safety: 'unsafe' as const,
            edits: [{ op: 'set' as const, path, value }],
          })),
          {
            title: 'Change cni.ipam.type to Calico',
            safety: 'unsafe',
            edits: [{ op: 'set', path: IPAM_TYPE, value: 'Calico' }],
          },
        ],
      };
    }
  },
};
