import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('flexvolumepath-not-absolute', [
  {
    version: '3.29.7',
    yaml: installation(`
      variant: Calico
      flexVolumePath: foo/bar
      #               ^^^^^^^ flexvolumepath-not-absolute
    `),
    fixes: {
      'Set flexVolumePath to /foo/bar': installation('variant: Calico\nflexVolumePath: /foo/bar'),
      'Remove flexVolumePath': installation('variant: Calico'),
    },
  },
  {
    name: 'another spelling of None',
    version: '3.29.7',
    yaml: installation(`
      flexVolumePath: none
      #               ^^^^ flexvolumepath-not-absolute
    `),
    fixes: { 'Set flexVolumePath to None': installation('flexVolumePath: None') },
  },
  { name: 'None', version: '3.29.7', yaml: installation('flexVolumePath: None') },
  { name: 'an absolute path', version: '3.29.7', yaml: installation('flexVolumePath: /var/lib/x') },
  { name: 'an empty one, which is the default', version: '3.29.7', yaml: installation('flexVolumePath: ""') },
  {
    name: 'one that is to be filled in',
    version: '3.29.7',
    yaml: installation('flexVolumePath: "{{ .path }}"'),
  },
]);
