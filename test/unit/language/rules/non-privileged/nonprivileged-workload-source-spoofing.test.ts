import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const ON = installation('variant: Calico\nnonPrivileged: Enabled');
const felix = (spec: string, name = 'default'): string => `---
apiVersion: projectcalico.org/v3
kind: FelixConfiguration
metadata:
  name: ${name}
spec:
  healthPort: 9099
${spec}`;
const marked = (value: string): string =>
  felix(`  workloadSourceSpoofing: ${value}\n  #${' '.repeat(23)}${'^'.repeat(value.length)}\n`);

checkRule('nonprivileged-workload-source-spoofing', [
  {
    version: '3.26.5',
    yaml: ON + marked('Any'),
    fixes: {
      'Set workloadSourceSpoofing to Disabled': ON + felix('  workloadSourceSpoofing: Disabled\n'),
      'Remove workloadSourceSpoofing': ON + felix(''),
      'Remove nonPrivileged': installation('variant: Calico') + felix('  workloadSourceSpoofing: Any\n'),
    },
  },
  { name: 'in any letters', version: '3.29.7', yaml: ON + marked('aNY') },
  {
    name: 'of one node',
    version: '3.26.5',
    yaml: `${ON}${felix('  workloadSourceSpoofing: Any\n                          ^^^\n', 'node.worker-1')}`,
  },
  {
    name: 'that Felix does not read',
    version: '3.26.5',
    yaml: ON + felix('  workloadSourceSpoofing: Any\n', 'mine'),
  },
  { version: '3.26.5', yaml: ON + felix('  workloadSourceSpoofing: Disabled\n') },
  { name: 'before the setting', version: '3.22.5', yaml: ON + felix('  workloadSourceSpoofing: Any\n') },
  {
    name: 'mode off',
    version: '3.26.5',
    yaml: installation('variant: Calico') + felix('  workloadSourceSpoofing: Any\n'),
  },
]);
