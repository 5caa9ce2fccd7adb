import { familyOf } from '../../installation/cidr.ts';
import { POOLS_PATH } from '../../installation/pools.ts';
import { versions } from '../../versions/version-range.ts';
import { firstWritten } from '../first-written.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const WINDOWS = ['spec', 'calicoNetwork', 'windowsDataplane'] as const;

const SUPPORTED = ['VXLAN', 'None'];

export const rule: Rule = {
  id: 'windows-ippool-encapsulation',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.27.0..'),
  docs: {
    summary: 'Windows nodes and an IPv4 pool with an encapsulation that Windows does not have.',
    details: `
Windows nodes know two ways to carry pods' traffic: \`VXLAN\`, always and not only between subnets, and \`None\`. With
\`windowsDataplane: HNS\` and Calico's CNI plugin the operator looks at the first IPv4 pool and refuses \`IPIP\`,
\`IPIPCrossSubnet\` and \`VXLANCrossSubnet\`: nothing is rendered, on the Linux nodes either, and TigeraStatus \`calico\` is
Degraded.

Leaving \`encapsulation\` out is no way around it, since the default is \`IPIP\`. A file without any pool is accepted at
first by Calico 3.28 and later; then a pool with \`IPIP\` is filled in, and the next pass refuses what the operator wrote
itself. Write \`encapsulation: VXLAN\`, or
\`None\` if BGP carries the routes.`,
    clusterMessage: 'IPv4 IPPool encapsulation \\S+ is not supported by Calico for Windows',
    bad: {
      version: '3.30.7',
      yaml: installation(`
        serviceCIDRs:
        - 10.96.0.0/12
        calicoNetwork:
          windowsDataplane: HNS
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLANCrossSubnet`),
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
  *check(installation) {
    const { spec, isWritten } = installation;
    const { windowsDataplane, ipPools = [] } = spec.calicoNetwork ?? {};
    // In every version the first that parses as IPv4 (render/node.go GetIPv4Pool).
    const index = ipPools.findIndex((pool) => familyOf(pool?.cidr) === 4);
    const { cidr, encapsulation } = ipPools[index] ?? {};
    if (windowsDataplane !== 'HNS' || spec.cni?.type !== 'Calico') return;
    if (encapsulation === undefined || SUPPORTED.includes(encapsulation)) return;
    const path = [...POOLS_PATH, index, 'encapsulation'];
    const written = isWritten(path);
    const by = written ? '' : ' by default';
    const hasPool = isWritten([...POOLS_PATH, index]);
    yield {
      path: firstWritten(installation, path, WINDOWS),
      message:
        `The pool \`${cidr}\` has the encapsulation \`${encapsulation}\`${by}, but \`windowsDataplane\` is \`HNS\`, ` +
        'which knows only `VXLAN` and `None`.',
      related: written ? [{ path: WINDOWS, message: 'Windows is switched on here' }] : [],
      fixes: [
        {
          title: `${hasPool ? 'Use' : `Write the pool ${cidr} with`} encapsulation VXLAN`,
          safety: 'unsafe',
          edits: [
            hasPool
              ? { op: 'set', path, value: 'VXLAN' }
              : { op: 'set', path: POOLS_PATH, value: [{ cidr, encapsulation: 'VXLAN' }] },
          ],
        },
      ],
    };
  },
};
