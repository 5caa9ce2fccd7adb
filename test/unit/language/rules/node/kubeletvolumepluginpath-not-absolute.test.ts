import { installation } from '../../../../../src/language/rules/sample.ts';
import { checkRule } from '../check-rule.ts';

checkRule('kubeletvolumepluginpath-not-absolute', [
  {
    version: '3.29.7',
    yaml: installation(`
      variant: Calico
      kubeletVolumePluginPath: foo/bar
      #                        ^^^^^^^ kubeletvolumepluginpath-not-absolute
    `),
    fixes: {
      'Set kubeletVolumePluginPath to /foo/bar': installation(
        'variant: Calico\nkubeletVolumePluginPath: /foo/bar',
      ),
      'Remove kubeletVolumePluginPath': installation('variant: Calico'),
    },
  },
  {
    name: 'another spelling of None',
    version: '3.29.7',
    yaml: installation(`
      kubeletVolumePluginPath: none
      #                        ^^^^ kubeletvolumepluginpath-not-absolute
    `),
    fixes: { 'Set kubeletVolumePluginPath to None': installation('kubeletVolumePluginPath: None') },
  },
  { name: 'None', version: '3.29.7', yaml: installation('kubeletVolumePluginPath: None') },
  { name: 'an absolute path', version: '3.29.7', yaml: installation('kubeletVolumePluginPath: /var/lib/x') },
  {
    name: 'an empty one, which is the default',
    version: '3.29.7',
    yaml: installation('kubeletVolumePluginPath: ""'),
  },
  {
    name: 'one that is to be filled in',
    version: '3.29.7',
    yaml: installation('kubeletVolumePluginPath: "{{ .path }}"'),
  },
]);
