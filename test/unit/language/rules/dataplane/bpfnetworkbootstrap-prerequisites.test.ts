import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('bpfnetworkbootstrap-prerequisites', [
  {
    version: '3.32.1',
    yaml: installation(`
      calicoNetwork:
        linuxDataplane: BPF
        bpfNetworkBootstrap: Enabled
        #                    ^^^^^^^ bpfnetworkbootstrap-prerequisites
    `),
    cluster: { servicesEndpointConfigMap: 'incomplete' },
    fixes: { 'Remove bpfNetworkBootstrap': installation('calicoNetwork:\n  linuxDataplane: BPF') },
  },
  {
    name: 'the ConfigMap is in the file',
    version: '3.32.1',
    yaml: `${installation(`
      calicoNetwork:
        linuxDataplane: BPF
        bpfNetworkBootstrap: Enabled
        #                    ^^^^^^^ bpfnetworkbootstrap-prerequisites
    `)}---
apiVersion: v1
kind: ConfigMap
metadata:
  name: kubernetes-services-endpoint
  namespace: tigera-operator
data:
  KUBERNETES_SERVICE_HOST: 10.0.0.1
  KUBERNETES_SERVICE_PORT: "6443"
`,
  },
  {
    name: 'nothing is known',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\n  bpfNetworkBootstrap: Enabled'),
  },
  {
    name: 'a ConfigMap of that name elsewhere',
    version: '3.32.1',
    yaml: `${installation('calicoNetwork:\n  linuxDataplane: BPF\n  bpfNetworkBootstrap: Enabled')}---
apiVersion: v1
kind: ConfigMap
metadata:
  name: kubernetes-services-endpoint
  namespace: kube-system
`,
  },
  {
    name: 'without eBPF, which is refused first',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  bpfNetworkBootstrap: Enabled'),
    cluster: { servicesEndpointConfigMap: 'complete' },
  },
  {
    name: 'no ConfigMap',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\n  bpfNetworkBootstrap: Enabled'),
    cluster: { servicesEndpointConfigMap: 'absent' },
  },
  {
    name: 'switched off',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  linuxDataplane: BPF\n  bpfNetworkBootstrap: Disabled'),
    cluster: { servicesEndpointConfigMap: 'complete' },
  },
]);
