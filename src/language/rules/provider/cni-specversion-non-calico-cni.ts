import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { besideForeignPlugin } from './shared/foreign-plugin.ts';

export const rule: Rule = {
  id: 'cni-specversion-non-calico-cni',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.31.7..3.32.0, 3.33.0-unreleased..'),
  docs: {
    summary: "`cni.specVersion` is set beside a CNI plugin that is not Calico's.",
    details:
      "The version of the CNI specification goes into the configuration that the operator writes for Calico's own " +
      "plugin. The provider's plugins bring their own configuration, so the operator refuses the field beside them, " +
      'and the cluster stays as it is. Where the field exists (3.31.7, and the unreleased 3.33; not 3.32.0 and ' +
      '3.32.1) the operator writes `Auto` into the resource under the Calico plugin, and that leftover is refused ' +
      'after a change of the plugin. Remove the field.',
    clusterMessage: 'spec\\.cni\\.specVersion is only valid when spec\\.cni\\.type is Calico',
    bad: {
      version: '3.31.7',
      yaml: installation(`
        cni:
          type: AmazonVPC
          specVersion: Auto
      `),
    },
    good: {
      version: '3.31.7',
      yaml: installation(`
        cni:
          type: AmazonVPC
      `),
    },
  },
  check(installation) {
    return besideForeignPlugin(installation, ['spec', 'cni', 'specVersion']);
  },
};
