import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const hostLocal = (pool: string, ipam = 'HostLocal'): string =>
  installation(`cni:
  type: Calico
  ipam:
    type: ${ipam}
calicoNetwork:
  ipPools:
  - ${pool}`);

checkRule('ippool-vxlan-hostlocal-ipam', [
  {
    version: '3.21.6',
    yaml: hostLocal(`cidr: 10.244.0.0/16
    encapsulation: VXLANCrossSubnet
    #              ^^^^^^^^^^^^^^^^ ippool-vxlan-hostlocal-ipam`),
    fixes: {
      'Change encapsulation to IPIPCrossSubnet': hostLocal(
        'cidr: 10.244.0.0/16\n    encapsulation: IPIPCrossSubnet',
      ),
      'Change encapsulation to None': hostLocal('cidr: 10.244.0.0/16\n    encapsulation: None'),
      'Change cni.ipam.type to Calico': hostLocal(
        'cidr: 10.244.0.0/16\n    encapsulation: VXLANCrossSubnet',
        'Calico',
      ),
    },
  },
  {
    name: 'an IPv6 pool counts from 3.28',
    version: '3.28.0',
    yaml: hostLocal(`cidr: fd00::/64
    encapsulation: VXLAN
    #              ^^^^^ ippool-vxlan-hostlocal-ipam`),
    fixes: {
      'Change encapsulation to None': hostLocal('cidr: fd00::/64\n    encapsulation: None'),
      'Change cni.ipam.type to Calico': hostLocal('cidr: fd00::/64\n    encapsulation: VXLAN', 'Calico'),
    },
  },
  {
    name: 'an IPv6 pool does not count up to 3.27',
    version: '3.27.5',
    yaml: hostLocal('cidr: fd00::/64\n    encapsulation: VXLAN'),
  },
  {
    name: 'Calico IPAM',
    version: '3.32.1',
    yaml: hostLocal('cidr: 10.244.0.0/16\n    encapsulation: VXLAN', 'Calico'),
  },
  { name: 'left out', version: '3.32.1', yaml: hostLocal('cidr: 10.244.0.0/16') },
]);
