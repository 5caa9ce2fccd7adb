import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const ON = installation('nonPrivileged: Enabled\nvariant: Calico');
const MARKED = installation('nonPrivileged: Enabled\n^^^^^^^^^^^^^^^^^^^^^^\nvariant: Calico');

checkRule('nonprivileged-daemonset-invalid', [
  ...['3.31.0', '3.31.2', '3.31.4'].map((version) => ({
    version,
    yaml: MARKED,
    fixes: { 'Remove nonPrivileged': installation('variant: Calico') },
  })),
  ...['3.30.6', '3.31.5', '3.29.7'].map((version) => ({ version, yaml: ON })),
  { version: '3.31.0', yaml: ON.replace('Enabled', 'Disabled') },
  {
    version: '3.31.0',
    yaml: `${ON}  calicoNetwork:\n    linuxDataplane: BPF\n`,
    name: 'refused for another reason',
  },
]);
