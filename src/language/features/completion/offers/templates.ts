import { formatPath, type Path } from '../../../text/path.ts';

/** Values for fields that take any text of a form, with what each is for. */
type Templates = readonly (readonly [value: string | number, doc: string])[];

/** The pod networks that tools set up unless told otherwise, and private ranges. */
const POD_CIDRS: Templates = [
  ['192.168.0.0/16', 'The usual choice with kubeadm.'],
  ['10.244.0.0/16', 'The pod network of kind and of many kubeadm guides.'],
  ['10.42.0.0/16', 'The pod network of RKE2 and K3s.'],
  ['10.128.0.0/14', 'The pod network of OpenShift.'],
  ['172.16.0.0/16', 'Clear of a VPC in 10.0.0.0/8 or 192.168.0.0/16: the default pool on EKS.'],
  ['fd00:10:244::/64', 'IPv6, unique local.'],
];

const NODE_SELECTORS: Templates = [
  ['all()', 'Every node.'],
  ["rack == 'r1'", 'Nodes with this value of the label.'],
  ["zone in {'a', 'b'}", 'Nodes with one of these values.'],
  ['has(gpu)', 'Nodes that have the label, whatever its value.'],
  ['!has(gpu)', 'Nodes that lack the label.'],
];

const INTERFACES: Templates = [
  ['^eth0$', 'One interface by its name.'],
  ['^(eth|en|bond).*', 'Wired interfaces, whatever their number.'],
  ['eth.*,bond.*', 'Several patterns; the first that fits wins.'],
];

const SKIPPED: Templates = [
  ['^(docker|br-).*', 'Bridges of Docker.'],
  ['^(cali|tunl0|vxlan|kube-ipvs0|nodelocaldns).*', 'What Kubernetes and Calico themselves create.'],
];

const SERVICE_CIDRS: Templates = [
  ['10.96.0.0/12', 'The default of kubeadm and kind.'],
  ['10.43.0.0/16', 'The default of RKE2 and K3s.'],
  ['172.30.0.0/16', 'The default of OpenShift.'],
];

const BLOCK_SIZES: Templates = [
  [26, '64 addresses: the default for IPv4.'],
  [122, '64 addresses: the default for IPv6.'],
];

const CPUS: Templates = [
  ['250m', 'A quarter of a core.'],
  ['500m', 'Half a core.'],
  ['1', 'A core.'],
];

const MEMORIES: Templates = [
  ['128Mi', '128 mebibytes.'],
  ['256Mi', '256 mebibytes.'],
  ['512Mi', '512 mebibytes.'],
];

const TEMPLATES: readonly (readonly [RegExp, Templates])[] = [
  [/\.ipPools\[\d+\]\.cidr$/, POD_CIDRS],
  [/\.ipPools\[\d+\]\.nodeSelector$/, NODE_SELECTORS],
  [/\.ipPools\[\d+\]\.blockSize$/, BLOCK_SIZES],
  [/\.nodeAddressAutodetectionV4\.cidrs\[\d+\]$/, [['10.0.0.0/16', 'The network of the nodes.']]],
  [/\.nodeAddressAutodetectionV6\.cidrs\[\d+\]$/, [['fd00:10::/64', 'The network of the nodes.']]],
  [/\.nodeAddressAutodetectionV\d\.interface$/, INTERFACES],
  [/\.nodeAddressAutodetectionV\d\.skipInterface$/, SKIPPED],
  [/\.(?:limits|requests)\.cpu$/, CPUS],
  [/\.(?:limits|requests)\.memory$/, MEMORIES],
  [/^spec\.serviceCIDRs\[\d+\]$/, SERVICE_CIDRS],
  [
    /\.mtu$/,
    [
      [1450, 'VXLAN on a network of 1500.'],
      [1480, 'IPIP on a network of 1500.'],
      [8951, 'VXLAN among jumbo frames of 9001, as on AWS.'],
    ],
  ],
];

/** Values to start from, for the field at `path`. */
export function templatesFor(path: Path): Templates {
  const text = formatPath(path);
  return TEMPLATES.find(([pattern]) => pattern.test(text))?.[1] ?? [];
}
