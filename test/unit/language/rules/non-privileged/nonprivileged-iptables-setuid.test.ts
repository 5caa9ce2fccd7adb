import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const ON = installation('nonPrivileged: Enabled\nvariant: Calico');
const MARKED = installation('nonPrivileged: Enabled\n^^^^^^^^^^^^^^^^^^^^^^\nvariant: Calico');

checkRule('nonprivileged-iptables-setuid', [
  ...['3.27.1', '3.29.7', '3.30.6', '3.28.6'].map((version) => ({
    version,
    yaml: MARKED,
    fixes: { 'Remove nonPrivileged': installation('variant: Calico') },
  })),
  ...['3.27.0', '3.26.5', '3.30.7', '3.31.0', '3.29.8'].map((version) => ({ version, yaml: ON })),
  { version: '3.27.1', yaml: ON.replace('Enabled', 'Disabled') },
  {
    version: '3.27.1',
    yaml: `${ON}  calicoNetwork:\n    linuxDataplane: BPF\n`,
    name: 'refused for another reason',
  },
]);
