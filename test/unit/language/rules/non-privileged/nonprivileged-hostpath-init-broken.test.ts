import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const ON = installation('nonPrivileged: Enabled\nvariant: Calico');
const MARKED = installation('nonPrivileged: Enabled\n^^^^^^^^^^^^^^^^^^^^^^\nvariant: Calico');

checkRule('nonprivileged-hostpath-init-broken', [
  ...['3.25.1'].map((version) => ({
    version,
    yaml: MARKED,
    fixes: { 'Remove nonPrivileged': installation('variant: Calico') },
  })),
  ...['3.25.0', '3.25.2', '3.24.6'].map((version) => ({ version, yaml: ON })),
  { version: '3.25.1', yaml: ON.replace('Enabled', 'Disabled') },
  {
    version: '3.25.1',
    yaml: `${ON}  calicoNetwork:\n    linuxDataplane: BPF\n`,
    name: 'refused for another reason',
  },
]);
