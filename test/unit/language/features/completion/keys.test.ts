import { describe } from 'mocha';
import { checkCompletion, HEAD } from './check-completion.ts';

describe('completion of keys', () => {
  checkCompletion([
    {
      name: 'of an empty object, those of the release, deprecated ones last',
      text: `${HEAD}  $0\n`,
      first: ['kubernetesProvider', 'variant', 'cni', 'calicoNetwork', 'nonPrivileged'],
      lacks: ['azure', 'proxy', 'networkPolicy', 'spec', 'linuxDataplane'],
    },
    {
      name: 'that a later release has',
      version: '3.31.7',
      text: `${HEAD}  calicoNetwork:\n    $0\n`,
      offers: ['bpfNetworkBootstrap', 'kubeProxyManagement'],
    },
    {
      name: 'that an earlier release lacks',
      version: '3.30.6',
      text: `${HEAD}  calicoNetwork:\n    $0\n`,
      lacks: ['bpfNetworkBootstrap', 'kubeProxyManagement'],
    },
    {
      name: 'none that is there',
      text: `${HEAD}  calicoNetwork:\n    bgp: Enabled\n    $0\n    mtu: 1450\n`,
      lacks: ['bgp', 'mtu'],
      offers: ['linuxDataplane'],
    },
    {
      name: 'required ones first',
      text: `${HEAD}  cni:\n    ipam:\n      type: Calico\n    $0\n`,
      first: ['type'],
    },
    {
      name: 'at the top of the document, without what only the API server writes',
      text: 'apiVersion: operator.tigera.io/v1\nkind: Installation\n$0\n',
      labels: ['metadata', 'spec'],
    },
    {
      name: 'of metadata, those that people write',
      text: 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  $0\nspec: {}\n',
      labels: ['name', 'labels', 'annotations', 'finalizers', 'generateName'],
    },
    {
      name: 'none that the verdict refuses: only the CNI plugin of Calico has these',
      text: `${HEAD}  cni:\n    type: AmazonVPC\n  calicoNetwork:\n    bgp: Disabled\n    $0\n`,
      offers: ['linuxDataplane'],
      lacks: ['containerIPForwarding', 'multiInterfaceMode'],
    },
    {
      name: 'none that the verdict refuses: one way to find an address, if the first that is found is not to be taken',
      text: `${HEAD}  calicoNetwork:\n    nodeAddressAutodetectionV4:\n      kubernetes: NodeInternalIP\n      $0\n`,
      labels: ['firstFound'],
    },
    {
      name: 'azure on AKS only',
      version: '3.31.7',
      text: `${HEAD}  kubernetesProvider: AKS\n  $0\n`,
      offers: ['azure'],
    },
    {
      name: 'no azure elsewhere',
      version: '3.31.7',
      text: `${HEAD}  kubernetesProvider: EKS\n  $0\n`,
      lacks: ['azure'],
    },
    {
      name: 'an optional scalar: nothing is made up',
      text: `${HEAD}  calicoNetwork:\n    $0\n`,
      take: ['mtu', `${HEAD}  calicoNetwork:\n    mtu: \n`],
    },
    {
      name: 'an object: a line of its own, one step in',
      text: `${HEAD}  cal$0\n`,
      take: ['calicoNetwork', `${HEAD}  calicoNetwork:\n    \n`],
    },
    {
      name: 'an object with what it needs',
      text: `${HEAD}  $0\n`,
      take: ['cni', `${HEAD}  cni:\n    type: Calico\n`],
      snippet: ['cni', `cni:\n    type: \${1:Calico}`],
    },
    {
      name: 'a list: its first item, with what that needs',
      text: `${HEAD}  calicoNetwork:\n    ip$0\n`,
      take: ['ipPools', `${HEAD}  calicoNetwork:\n    ipPools:\n      - cidr: 192.168.0.0/16\n`],
      snippet: ['ipPools', `ipPools:\n      - cidr: \${1:192.168.0.0/16}`],
    },
    {
      name: 'a list, with dashes in the column of keys where the file has them there',
      text: `${HEAD}  imagePullSecrets:\n  - name: one\n  calicoNetwork:\n    $0\n`,
      take: [
        'ipPools',
        `${HEAD}  imagePullSecrets:\n  - name: one\n  calicoNetwork:\n    ipPools:\n    - cidr: 192.168.0.0/16\n`,
      ],
    },
    {
      name: 'indented by four where the file is',
      text: 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n    name: default\nspec:\n    $0\n',
      take: [
        'cni',
        'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n    name: default\nspec:\n    cni:\n        type: Calico\n',
      ],
    },
    {
      name: 'in the middle of a word, which is replaced',
      text: `${HEAD}  calicoNetwork:\n    linux$0Plane\n`,
      take: ['linuxDataplane', `${HEAD}  calicoNetwork:\n    linuxDataplane: \n`],
    },
    {
      name: 'a key that has its colon: the name only, and only names that its value fits',
      text: `${HEAD}  calicoNetwork:\n    bg$0: Enabled\n`,
      offers: ['bgp', 'hostPorts', 'containerIPForwarding'],
      lacks: ['mtu', 'ipPools', 'linuxDataplane'],
      take: ['hostPorts', `${HEAD}  calicoNetwork:\n    hostPorts: Enabled\n`],
    },
    {
      name: 'above lines that are to be its own',
      text: `${HEAD}  calico$0\n    bgp: Enabled\n  variant: Calico\n`,
      first: ['calicoNetwork'],
      lacks: ['cni', 'nonPrivileged'],
      take: ['calicoNetwork', `${HEAD}  calicoNetwork:\n    bgp: Enabled\n  variant: Calico\n`],
    },
    {
      name: 'above a list that is to be its own',
      text: `${HEAD}  calicoNetwork:\n    ip$0\n    - cidr: 10.0.0.0/16\n`,
      labels: ['ipPools'],
    },
    {
      name: 'not between a key and what belongs to it',
      text: `${HEAD}  calicoNetwork:\n  $0\n    bgp: Enabled\n`,
      labels: [],
    },
    {
      name: 'of the object whose column the cursor is in',
      text: `${HEAD}  calicoNetwork:\n    bgp: Enabled\n  $0\n`,
      first: ['kubernetesProvider'],
      lacks: ['calicoNetwork', 'mtu'],
    },
    {
      name: 'too far to the right: moved to where they belong',
      text: `${HEAD}  variant: Calico\n      $0\n`,
      take: ['nonPrivileged', `${HEAD}  variant: Calico\n  nonPrivileged: \n`],
    },
    {
      name: 'behind the colon of an object',
      text: `${HEAD}  calicoNetwork:$0\n`,
      take: ['bgp', `${HEAD}  calicoNetwork:\n    bgp: \n`],
    },
    {
      name: 'behind the colon of an object and a blank, which goes',
      text: `${HEAD}  calicoNetwork: $0\n`,
      take: ['bgp', `${HEAD}  calicoNetwork:\n    bgp: \n`],
    },
    {
      name: 'in braces',
      text: `${HEAD}  calicoNetwork: { bgp: Enabled, $0 }\n`,
      lacks: ['bgp'],
      take: ['mtu', `${HEAD}  calicoNetwork: { bgp: Enabled, mtu:  }\n`],
    },
    {
      name: 'in braces, with the values that they need',
      text: `${HEAD}  calicoNetwork: {$0}\n`,
      take: ['ipPools', `${HEAD}  calicoNetwork: {ipPools: [{cidr: 192.168.0.0/16}]}\n`],
      snippet: ['ipPools', `ipPools: [{cidr: \${1:192.168.0.0/16}\\}]`],
    },
    {
      name: 'in braces, before another key',
      text: `${HEAD}  calicoNetwork: { $0 bgp: Enabled }\n`,
      take: ['ipPools', `${HEAD}  calicoNetwork: { ipPools: [{cidr: 192.168.0.0/16}], bgp: Enabled }\n`],
    },
    {
      name: 'in braces, not where a comma is missing',
      text: `${HEAD}  calicoNetwork: { bgp: Enabled $0 }\n`,
      labels: [],
    },
    {
      name: "a list whose item is anybody's guess: a place to type in its quotes",
      text: `${HEAD}  calicoNodeDaemonSet:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: calico-node\n              resources:\n                cl$0\n`,
      snippet: ['claims', 'claims:\n                  - name: "$1"'],
    },
    {
      name: 'of JSON, in quotes and with a value',
      text: '{"apiVersion": "operator.tigera.io/v1", "kind": "Installation", "metadata": {"name": "default"}, "spec": {"$0"}}',
      take: [
        'variant',
        '{"apiVersion": "operator.tigera.io/v1", "kind": "Installation", "metadata": {"name": "default"}, "spec": {"variant": "Calico"}}',
      ],
      snippet: ['variant', `"variant": "\${1:Calico}"`],
    },
    {
      name: 'of JSON, before the quotes are there',
      text: '{"apiVersion": "operator.tigera.io/v1", "kind": "Installation", "metadata": {"name": "default"}, "spec": {$0}}',
      snippet: ['calicoNetwork', '"calicoNetwork": {$0\\}'],
    },
    {
      name: 'with the line ends of the file',
      text: `${HEAD}  $0\n`.replaceAll('\n', '\r\n'),
      take: ['cni', `${HEAD}  cni:\n    type: Calico\n`.replaceAll('\n', '\r\n')],
    },
    { name: 'none in a comment', text: `${HEAD}  variant: Calico # $0\n`, labels: [] },
    { name: 'none on a line of comment', text: `${HEAD}  # $0\n`, labels: [] },
    { name: 'none behind a complete value', text: `${HEAD}  variant: Calico $0\n`, labels: [] },
    { name: 'none in front of a key', text: `${HEAD}$0  variant: Calico\n`, labels: [] },
    {
      name: 'none in a block scalar',
      text: 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata:\n  name: default\n  annotations:\n    note: |\n      a line\n      $0\n',
      labels: [],
    },
    {
      name: 'none of another document',
      text: `${HEAD}  variant: Calico\n---\napiVersion: v1\nkind: ConfigMap\ndata:\n  $0\n`,
      labels: [],
    },
  ]);
});
