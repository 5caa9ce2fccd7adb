import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('fips-enterprise', [
  ...['3.28.3', '3.29.2', '3.30.0', '3.32.1'].map((version) => ({
    version,
    yaml: installation(`
      variant: TigeraSecureEnterprise
      fipsMode: Enabled
      #         ^^^^^^^ fips-enterprise
    `),
    fixes: { 'Remove fipsMode': installation('variant: TigeraSecureEnterprise') },
  })),
  ...['3.24.0', '3.28.2', '3.29.1', '3.33.0-unreleased'].map((version) => ({
    name: 'not looked at',
    version,
    yaml: installation('variant: TigeraSecureEnterprise\nfipsMode: Enabled'),
  })),
  { name: 'open source', version: '3.32.1', yaml: installation('fipsMode: Enabled') },
  {
    name: 'switched off',
    version: '3.32.1',
    yaml: installation('variant: TigeraSecureEnterprise\nfipsMode: Disabled'),
  },
]);
