import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { besideForeignPlugin } from './shared/foreign-plugin.ts';

export const rule: Rule = {
  id: 'multiinterfacemode-non-calico-cni',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: "`multiInterfaceMode` is set beside a CNI plugin that is not Calico's.",
    details:
      "More than one interface per pod is something that Calico's own CNI plugin has to know about. With " +
      '`AmazonVPC`, `AzureVNET` or `GKE` the operator refuses the field whatever its value, even `None`, and leaves ' +
      'the cluster as it is. Under the Calico plugin the operator writes `multiInterfaceMode: None` into the ' +
      'resource as a default, so the field may be there although nobody typed it, and it then stands in the way of ' +
      'a change of the plugin. Remove it.',
    clusterMessage: 'spec\\.calicoNetwork\\.multiInterfaceMode is supported only for Calico CNI',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: GKE
        calicoNetwork:
          multiInterfaceMode: Multus
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: GKE
      `),
    },
  },
  check(installation) {
    return besideForeignPlugin(installation, ['spec', 'calicoNetwork', 'multiInterfaceMode']);
  },
};
