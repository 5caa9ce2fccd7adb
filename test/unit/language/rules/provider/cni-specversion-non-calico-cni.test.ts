import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('cni-specversion-non-calico-cni', [
  {
    version: '3.31.7',
    yaml: installation(`
      cni:
        type: AmazonVPC
        specVersion: Auto
        #            ^^^^ cni-specversion-non-calico-cni
    `),
    fixes: { 'Remove cni.specVersion': installation('cni:\n  type: AmazonVPC') },
  },
  {
    name: 'no such field, so the structure is at fault',
    version: '3.32.1',
    yaml: installation('cni:\n  type: AmazonVPC\n  specVersion: Auto'),
  },
  {
    name: "Calico's plugin",
    version: '3.33.0-unreleased',
    yaml: installation('cni:\n  type: Calico\n  specVersion: Auto'),
  },
]);
