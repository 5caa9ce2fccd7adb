import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const ON = installation('nonPrivileged: Enabled # for the auditors\nvariant: Calico');
const MARKED = ON.replace('\n  variant', '\n# ^^^^^^^^^^^^^^^^^^^^^^\n  variant');

checkRule('nonprivileged-removed', [
  {
    version: '3.32.1',
    yaml: MARKED.replace('# ^', '  ^'),
    fixes: {
      'Remove nonPrivileged': installation('variant: Calico'),
      'Set nonPrivileged to Disabled': ON.replace('Enabled', 'Disabled'),
    },
  },
  ...['3.30.7', '3.31.5', '3.31.7', '3.32.0', '3.33.0-unreleased', '3.34.0'].map((version) => ({
    version,
    yaml: MARKED.replace('# ^', '  ^'),
  })),
  { name: 'newer than the list, the branch refuses', version: '3.29.8', yaml: MARKED.replace('# ^', '  ^') },
  { name: 'newer than the list, the branch does not', version: '3.28.6', yaml: ON },
  ...['3.21.0', '3.29.7', '3.30.0', '3.30.6', '3.31.0', '3.31.4'].map((version) => ({ version, yaml: ON })),
  {
    name: 'whatever the dataplane',
    version: '3.32.1',
    yaml: `${MARKED.replace('# ^', '  ^')}  calicoNetwork:\n    linuxDataplane: BPF\n`,
  },
  { version: '3.32.1', yaml: ON.replace('Enabled', 'Disabled') },
  { name: 'a value that is ignored', version: '3.32.1', yaml: ON.replace('Enabled', 'enabled') },
]);
