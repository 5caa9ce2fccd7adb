import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const WINDOWS = installation(`
  serviceCIDRs:
  - 10.96.0.0/12
  calicoNetwork:
    windowsDataplane: HNS
    #                 ^^^ windows-services-endpoint-missing
    ipPools:
    - cidr: 192.168.0.0/16
      encapsulation: VXLAN
`);
const UNMARKED = WINDOWS.replace(/^.*\^.*\n/m, '');

const CONFIG_MAP = `---
apiVersion: v1
kind: ConfigMap
metadata:
  name: kubernetes-services-endpoint
  namespace: tigera-operator
data:
  KUBERNETES_SERVICE_HOST: 10.0.0.1
`;

checkRule('windows-services-endpoint-missing', [
  {
    version: '3.27.0',
    yaml: WINDOWS,
    cluster: { servicesEndpointConfigMap: 'absent' },
    fixes: {
      'Set windowsDataplane to Disabled': UNMARKED.replace('HNS', 'Disabled'),
    },
  },
  {
    name: 'keys missing',
    version: '3.32.1',
    yaml: WINDOWS,
    cluster: { servicesEndpointConfigMap: 'incomplete' },
  },
  { name: 'the file has it without the port', version: '3.32.1', yaml: `${WINDOWS}${CONFIG_MAP}` },
  {
    name: 'the file has it whole',
    version: '3.32.1',
    yaml: `${UNMARKED}${CONFIG_MAP}  KUBERNETES_SERVICE_PORT: "6443"\n`,
    cluster: { servicesEndpointConfigMap: 'absent' },
  },
  {
    name: 'it is there',
    version: '3.32.1',
    yaml: UNMARKED,
    cluster: { servicesEndpointConfigMap: 'complete' },
  },
  { name: 'nothing is known', version: '3.32.1', yaml: UNMARKED },
  {
    name: 'no Windows',
    version: '3.32.1',
    yaml: installation('variant: Calico'),
    cluster: { servicesEndpointConfigMap: 'absent' },
  },
]);
