import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

const cluster = { enterpriseCRDs: true };
const MARKED = 'nonPrivileged: Enabled\n^^^^^^^^^^^^^^^^^^^^^^';

checkRule('nonprivileged-enterprise-variant', [
  {
    version: '3.26.5',
    cluster,
    yaml: installation(`${MARKED}\nvariant: TigeraSecureEnterprise`),
    fixes: { 'Remove nonPrivileged': installation('variant: TigeraSecureEnterprise') },
  },
  { version: '3.31.4', cluster, yaml: installation(`${MARKED}\nvariant: TigeraSecureEnterprise`) },
  {
    name: 'withdrawn altogether',
    version: '3.31.5',
    cluster,
    yaml: installation('nonPrivileged: Enabled\nvariant: TigeraSecureEnterprise'),
  },
  { version: '3.26.5', yaml: installation('nonPrivileged: Enabled\nvariant: Calico') },
  { version: '3.26.5', cluster, yaml: installation('variant: TigeraSecureEnterprise') },
]);
