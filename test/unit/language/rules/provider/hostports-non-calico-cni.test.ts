import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const DISABLED = `
  cni:
    type: AmazonVPC
  calicoNetwork:
    bgp: Disabled
    hostPorts: Disabled
`;

checkRule('hostports-non-calico-cni', [
  {
    version: '3.27.5',
    yaml: installation(`${DISABLED.trimEnd()}\n    #          ^^^^^^^^ hostports-non-calico-cni`),
    fixes: {
      'Remove calicoNetwork.hostPorts': installation(
        'cni:\n  type: AmazonVPC\ncalicoNetwork:\n  bgp: Disabled',
      ),
    },
  },
  { name: 'Disabled, accepted from 3.28', version: '3.28.0', yaml: installation(DISABLED) },
  {
    name: 'the plugin that EKS defaults to',
    version: '3.32.1',
    yaml: installation(`
      kubernetesProvider: EKS
      calicoNetwork:
        bgp: Disabled
        hostPorts: Enabled
        #          ^^^^^^^ hostports-non-calico-cni
    `),
    fixes: {
      'Remove calicoNetwork.hostPorts': installation(`
        kubernetesProvider: EKS
        calicoNetwork:
          bgp: Disabled
      `),
      "Use Calico's CNI plugin": installation(`
        kubernetesProvider: EKS
        calicoNetwork:
          bgp: Disabled
          hostPorts: Enabled
        cni:
          type: Calico
      `),
    },
  },
  { name: "Calico's plugin", version: '3.27.5', yaml: installation('calicoNetwork:\n  hostPorts: Enabled') },
]);
