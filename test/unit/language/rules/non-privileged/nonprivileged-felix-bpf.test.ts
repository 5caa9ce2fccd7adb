import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const ON = installation('nonPrivileged: Enabled');
const MARKED = installation('nonPrivileged: Enabled\n^^^^^^^^^^^^^^^^^^^^^^');
const felix = (spec: string, name = 'default'): string => `---
apiVersion: crd.projectcalico.org/v1
kind: FelixConfiguration
metadata:
  name: ${name}
spec:
  healthPort: 9099
${spec}`;

checkRule('nonprivileged-felix-bpf', [
  {
    version: '3.26.5',
    yaml: MARKED + felix('  bpfEnabled: true\n'),
    fixes: {
      'Remove bpfEnabled from the FelixConfiguration': ON + felix(''),
      'Remove nonPrivileged':
        ON.replace('spec:\n  nonPrivileged: Enabled', 'spec: {}') + felix('  bpfEnabled: true\n'),
    },
  },
  { version: '3.31.4', yaml: MARKED + felix('  bpfEnabled: true\n') },
  { name: 'withdrawn altogether', version: '3.32.1', yaml: ON + felix('  bpfEnabled: true\n') },
  { version: '3.26.5', yaml: ON + felix('  bpfEnabled: false\n') },
  { version: '3.26.5', yaml: ON + felix('  bpfEnabled: true\n', 'other') },
  { version: '3.26.5', yaml: ON.replace('Enabled', 'Disabled') + felix('  bpfEnabled: true\n') },
]);
