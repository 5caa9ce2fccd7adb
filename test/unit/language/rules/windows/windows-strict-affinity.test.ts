import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const MARKED = `
  calicoNetwork:
    windowsDataplane: HNS
    #                 ^^^ windows-strict-affinity`;

const ipam = (spec: string): string => `---
apiVersion: projectcalico.org/v3
kind: IPAMConfiguration
metadata:
  name: default
spec:
${spec}`;

checkRule('windows-strict-affinity', [
  { version: '3.27.0', yaml: installation(MARKED), cluster: { strictAffinity: false }, fixes: {} },
  {
    name: 'the file says so',
    version: '3.32.1',
    yaml: installation(MARKED) + ipam('  strictAffinity: false\n'),
    fixes: {
      'Set strictAffinity to true':
        installation('calicoNetwork:\n  windowsDataplane: HNS') + ipam('  strictAffinity: true\n'),
    },
  },
  {
    name: 'the file leaves it out',
    version: '3.32.1',
    yaml: installation(MARKED) + ipam('  autoAllocateBlocks: true\n'),
  },
  {
    name: 'the file switches it on',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  windowsDataplane: HNS') + ipam('  strictAffinity: true\n'),
    cluster: { strictAffinity: false },
  },
  {
    name: 'it is on',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  windowsDataplane: HNS'),
    cluster: { strictAffinity: true },
  },
  {
    name: 'nothing is known',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  windowsDataplane: HNS'),
  },
  {
    name: "another IPAM than Calico's",
    version: '3.32.1',
    yaml: installation(
      'cni:\n  type: Calico\n  ipam:\n    type: HostLocal\ncalicoNetwork:\n  windowsDataplane: HNS',
    ),
    cluster: { strictAffinity: false },
  },
  {
    name: 'no Windows',
    version: '3.32.1',
    yaml: installation('calicoNetwork:\n  windowsDataplane: Disabled'),
    cluster: { strictAffinity: false },
  },
]);
