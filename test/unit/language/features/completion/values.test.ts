import { describe } from 'mocha';
import { checkCompletion, HEAD } from './check-completion.ts';

const POOL = `${HEAD}  calicoNetwork:\n    ipPools:\n      - cidr: 192.168.0.0/16\n        encapsulation: VXLAN\n`;

describe('completion of values', () => {
  checkCompletion([
    {
      name: 'of an enumeration, those of the release',
      text: `${HEAD}  calicoNetwork:\n    linuxDataplane: $0\n`,
      labels: ['Iptables', 'BPF', 'VPP', 'Nftables'],
    },
    {
      name: 'of an enumeration, not those of a later release',
      version: '3.28.5',
      text: `${HEAD}  calicoNetwork:\n    linuxDataplane: $0\n`,
      lacks: ['Nftables'],
    },
    {
      name: 'not what the rest of the spec rules out',
      version: '3.26.5',
      text: `${HEAD}  nonPrivileged: Enabled\n  calicoNetwork:\n    linuxDataplane: $0\n`,
      offers: ['Iptables'],
      lacks: ['BPF'],
    },
    {
      name: 'not what the release has withdrawn',
      version: '3.32.1',
      text: `${HEAD}  nonPrivileged: $0\n`,
      labels: ['Disabled'],
    },
    {
      name: 'where it is not withdrawn',
      version: '3.29.7',
      text: `${HEAD}  nonPrivileged: $0\n`,
      labels: ['Enabled', 'Disabled'],
    },
    {
      name: 'IPIP not without BGP',
      text: `${HEAD}  calicoNetwork:\n    bgp: Disabled\n    ipPools:\n      - cidr: 192.168.0.0/16\n        encapsulation: $0\n`,
      offers: ['VXLAN'],
      lacks: ['IPIP', 'IPIPCrossSubnet'],
    },
    {
      name: 'no more than was refused before: a value that is refused now is not offered again',
      text: `${HEAD}  calicoNetwork:\n    bgp: Disabled\n    ipPools:\n      - cidr: 192.168.0.0/16\n        encapsulation: IP$0IP\n`,
      lacks: ['IPIP'],
      take: [
        'VXLAN',
        `${HEAD}  calicoNetwork:\n    bgp: Disabled\n    ipPools:\n      - cidr: 192.168.0.0/16\n        encapsulation: VXLAN\n`,
      ],
    },
    {
      name: 'none of a set where the document names a schema, which has them',
      text: `# yaml-language-server: $schema=x.json\n${HEAD}  variant: $0\n`,
      labels: [],
    },
    {
      name: 'examples there all the same, which no schema has',
      text: `# yaml-language-server: $schema=x.json\n${HEAD}  calicoNetwork:\n    ipPools:\n      - cidr: $0\n`,
      offers: ['192.168.0.0/16'],
    },
    {
      name: 'all in a scalar, of which that schema says nothing',
      text: `# yaml-language-server: $schema=x.json\ndata:\n  a.yaml: |\n${`${HEAD}  variant: $0\n`.replace(/^(?=.)/gm, '    ')}`,
      offers: ['Calico'],
    },
    {
      name: 'all where it asks for none',
      text: `# yaml-language-server: $schema=none\n${HEAD}  variant: $0\n`,
      offers: ['Calico'],
    },
    {
      name: 'behind a colon without a blank',
      text: `${HEAD}  variant:$0\n`,
      take: ['Calico', `${HEAD}  variant: Calico\n`],
    },
    {
      name: 'in the middle of a word, with a comment behind it',
      text: `${HEAD}  variant: Cal$0xyz  # ours\n`,
      take: ['Calico', `${HEAD}  variant: Calico  # ours\n`],
    },
    {
      name: 'in quotes, which stay',
      text: `${HEAD}  variant: "$0"\n`,
      take: ['Calico', `${HEAD}  variant: "Calico"\n`],
    },
    {
      name: 'in quotes that are not closed',
      text: `${HEAD}  variant: 'Cal$0\n  nonPrivileged: Disabled\n`,
      take: ['Calico', `${HEAD}  variant: 'Calico'\n  nonPrivileged: Disabled\n`],
    },
    {
      name: 'booleans',
      text: `${HEAD}  calicoNetwork:\n    nodeAddressAutodetectionV4:\n      firstFound: $0\n`,
      labels: ['true', 'false'],
    },
    {
      name: 'no booleans in quotes',
      text: `${HEAD}  calicoNetwork:\n    nodeAddressAutodetectionV4:\n      firstFound: "$0"\n`,
      labels: [],
    },
    {
      name: 'the known way to find an address by Kubernetes',
      text: `${HEAD}  calicoNetwork:\n    nodeAddressAutodetectionV4:\n      kubernetes: $0\n`,
      labels: ['NodeInternalIP'],
    },
    {
      name: 'CIDRs to start from',
      text: `${HEAD}  calicoNetwork:\n    ipPools:\n      - cidr: $0\n`,
      offers: ['192.168.0.0/16', '10.244.0.0/16', 'fd00:10:244::/64'],
    },
    {
      name: 'CIDRs that overlap with none that is there',
      text: `${POOL}      - cidr: $0\n`,
      offers: ['10.244.0.0/16'],
      lacks: ['192.168.0.0/16'],
    },
    {
      name: 'selectors, in quotes where YAML needs them',
      text: `${POOL}        nodeSelector: $0\n`,
      offers: ['all()', 'has(gpu)'],
      take: ['!has(gpu)', `${POOL}        nodeSelector: "!has(gpu)"\n`],
    },
    {
      name: 'a block size that fits the family',
      text: `${POOL}        blockSize: $0\n`,
      labels: ['26'],
    },
    {
      name: 'versions that look like numbers, in quotes',
      version: '3.31.7',
      text: `${HEAD}  cni:\n    type: Calico\n    specVersion: $0\n`,
      take: ['0.3.1', `${HEAD}  cni:\n    type: Calico\n    specVersion: "0.3.1"\n`],
    },
    {
      name: 'CPU and memory, each its own',
      text: `${HEAD}  calicoNodeDaemonSet:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: calico-node\n              resources:\n                requests:\n                  cpu: $0\n`,
      labels: ['250m', '500m', '1'],
    },
    {
      name: 'examples of fields that take any text',
      version: '3.31.7',
      text: `${HEAD}  cni:\n    type: Calico\n    binDir: $0\n`,
      labels: ['/opt/cni/bin'],
    },
    { name: 'in braces', text: `${HEAD}  cni: { type: $0 }\n`, offers: ['Calico'] },
    {
      name: 'in braces, right behind the colon',
      text: `${HEAD}  cni: {type:$0}\n`,
      take: ['Calico', `${HEAD}  cni: {type: Calico}\n`],
    },
    {
      name: 'of JSON',
      text: '{"apiVersion": "operator.tigera.io/v1", "kind": "Installation", "metadata": {"name": "default"}, "spec": {"variant": $0}}',
      take: [
        'Calico',
        '{"apiVersion": "operator.tigera.io/v1", "kind": "Installation", "metadata": {"name": "default"}, "spec": {"variant": "Calico"}}',
      ],
    },
    {
      name: 'the kind, of an object of our group',
      text: 'apiVersion: operator.tigera.io/v1\nkind: $0\n',
      labels: ['Installation'],
    },
    {
      name: 'the name',
      text: 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: $0\n',
      offers: ['default', 'overlay'],
    },
    { name: 'none of a field that nobody knows', text: `${HEAD}  unknown: $0\n`, labels: [] },
  ]);
});
