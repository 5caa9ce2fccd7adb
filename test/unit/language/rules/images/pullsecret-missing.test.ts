import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('pullsecret-missing', [
  {
    version: '3.32.1',
    yaml: installation(`
      imagePullSecrets:
      - name: one
      - name: two
        #     ^^^ pullsecret-missing
    `),
    cluster: { pullSecrets: ['one'] },
    fixes: {},
  },
  {
    name: 'no name',
    version: '3.21.6',
    yaml: installation(`
      imagePullSecrets:
      - name: one
      - name: ""
        #     ^^ pullsecret-missing
    `),
    fixes: { 'Remove the entry': installation('imagePullSecrets:\n- name: one') },
  },
  { name: 'nothing is known', version: '3.32.1', yaml: installation('imagePullSecrets:\n- name: one') },
  {
    name: 'a name that is to be filled in',
    version: '3.32.1',
    yaml: installation('imagePullSecrets:\n- name: "<your secret>"'),
    cluster: { pullSecrets: [] },
  },
]);
