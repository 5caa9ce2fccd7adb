import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const value = (text: string): string => installation(`nonPrivileged: ${text}\nvariant: Calico`);
const marked = (text: string): string => value(`${text}\n               ${'^'.repeat(text.length)}`);
const BOTH = {
  'Set nonPrivileged to Enabled': value('Enabled'),
  'Set nonPrivileged to Disabled': value('Disabled'),
};

checkRule('nonprivileged-unknown-value', [
  { version: '3.26.5', yaml: marked('enabled'), fixes: { 'Set nonPrivileged to Enabled': value('Enabled') } },
  {
    version: '3.26.5',
    yaml: marked('DISABLED'),
    fixes: { 'Set nonPrivileged to Disabled': value('Disabled') },
  },
  {
    version: '3.26.5',
    yaml: marked('"true"'),
    fixes: {
      'Set nonPrivileged to Enabled': value('"Enabled"'),
      'Set nonPrivileged to Disabled': value('"Disabled"'),
    },
  },
  { version: '3.21.0', yaml: marked('Maybe'), fixes: BOTH },
  {
    name: 'Enabled would be refused here',
    version: '3.32.1',
    yaml: marked('enabled'),
    fixes: { 'Remove nonPrivileged': installation('variant: Calico') },
  },
  ...['Enabled', 'Disabled', '""'].map((text) => ({ name: text, version: '3.26.5', yaml: value(text) })),
  { name: 'a type error', version: '3.26.5', yaml: value('true') },
]);
