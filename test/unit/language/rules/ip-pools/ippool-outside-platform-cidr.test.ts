import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const LARGER = installation(`
  calicoNetwork:
    ipPools:
    - cidr: 192.168.0.0/15
      #     ^^^^^^^^^^^^^^ ippool-outside-platform-cidr
`);
const UNMARKED = LARGER.replace(/\n.*\^.*\n/, '\n');

checkRule('ippool-outside-platform-cidr', [
  {
    version: '3.32.1',
    cluster: { kubeadmPodSubnet: ['192.168.0.0/16,fd00:10::/64'] },
    yaml: LARGER,
    fixes: { 'Change cidr to 192.168.0.0/16': UNMARKED.replace('/15', '/16') },
  },
  {
    name: 'OpenShift',
    version: '3.29.7',
    cluster: { openshiftClusterNetwork: ['10.0.0.0/24'] },
    yaml: installation(`
      kubernetesProvider: OpenShift
      calicoNetwork:
        ipPools:
        - cidr: 10.0.0.0/16
          #     ^^^^^^^^^^^ ippool-outside-platform-cidr
    `),
  },
  {
    name: 'pools that exist already settle it from 3.28',
    version: '3.28.0',
    cluster: { kubeadmPodSubnet: ['192.168.0.0/16'], existingIPPools: [{ cidr: '192.168.0.0/16' }] },
    yaml: UNMARKED,
  },
  {
    name: 'but not up to 3.27',
    version: '3.27.5',
    cluster: { kubeadmPodSubnet: ['192.168.0.0/16'], existingIPPools: [{ cidr: '192.168.0.0/16' }] },
    yaml: LARGER,
  },
  {
    name: 'a part of the range',
    version: '3.32.1',
    cluster: { kubeadmPodSubnet: ['192.168.0.0/16'] },
    yaml: installation('calicoNetwork:\n  ipPools:\n  - cidr: 192.168.128.0/17'),
  },
  {
    name: 'another CNI plugin',
    version: '3.32.1',
    cluster: { kubeadmPodSubnet: ['192.168.0.0/16'] },
    yaml: installation('cni:\n  type: GKE\ncalicoNetwork:\n  ipPools:\n  - cidr: 10.0.0.0/16'),
  },
  { name: 'nothing known of the cluster', version: '3.32.1', yaml: UNMARKED },
]);
