import { versions } from '../../versions/version-range.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const WINDOWS = ['spec', 'calicoNetwork', 'windowsDataplane'] as const;
const NODES = ['spec', 'windowsNodes'] as const;

export const rule: Rule = {
  id: 'windowsnodes-windows-disabled',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.27.0..'),
  docs: {
    summary: '`windowsNodes` while Calico does not run on Windows.',
    details: `
\`windowsNodes\` says where the CNI plugin lies on Windows nodes. The operator refuses the block, even an empty one, unless
\`windowsDataplane\` is \`HNS\`; the default is \`Disabled\`. Nothing is rendered then, and TigeraStatus \`calico\` is Degraded.

It often is a leftover: with \`HNS\` the operator writes \`windowsNodes\` into the live object as a default, and it stands in
the way when Windows is switched off again. Remove the block in the same change.`,
    clusterMessage:
      'spec\\.WindowsNodes is not valid and should not be provided when Calico for Windows is disabled',
    bad: {
      version: '3.31.7',
      yaml: installation(`
        windowsNodes:
          cniBinDir: /opt/cni/bin`),
    },
    good: {
      version: '3.31.7',
      yaml: installation(`
        serviceCIDRs:
        - 10.96.0.0/12
        calicoNetwork:
          windowsDataplane: HNS
          ipPools:
          - cidr: 192.168.0.0/16
            encapsulation: VXLAN
        windowsNodes:
          cniBinDir: /opt/cni/bin`),
    },
  },
  *check({ spec, isWritten }) {
    if (!spec.windowsNodes || spec.calicoNetwork?.windowsDataplane !== 'Disabled') return;
    const by = isWritten(WINDOWS) ? '' : ' by default';
    yield {
      path: NODES,
      mark: 'key',
      message: `\`windowsNodes\` is given, but \`windowsDataplane\` is \`Disabled\`${by}, so Calico does not run on Windows.`,
      related: isWritten(WINDOWS) ? [{ path: WINDOWS, message: 'Windows is switched off here' }] : [],
      fixes: [removal(NODES), setting(WINDOWS, 'HNS')],
    };
  },
};
