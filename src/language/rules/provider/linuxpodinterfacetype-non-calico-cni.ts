import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { besideForeignPlugin } from './shared/foreign-plugin.ts';

export const rule: Rule = {
  id: 'linuxpodinterfacetype-non-calico-cni',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.33.0-unreleased..'),
  docs: {
    summary: "`linuxPodInterfaceType` is set beside a CNI plugin that is not Calico's.",
    details:
      "The kind of interface that a pod gets is chosen by the CNI plugin, and this field speaks to Calico's own. With " +
      '`AmazonVPC`, `AzureVNET` or `GKE` the operator refuses the field whatever its value, and the cluster stays as ' +
      'it is. Remove the field.',
    clusterMessage: 'spec\\.calicoNetwork\\.linuxPodInterfaceType is supported only for Calico CNI',
    bad: {
      version: '3.33.0-unreleased',
      yaml: installation(`
        cni:
          type: GKE
        calicoNetwork:
          linuxPodInterfaceType: Veth
      `),
    },
    good: {
      version: '3.33.0-unreleased',
      yaml: installation(`
        cni:
          type: GKE
      `),
    },
  },
  check(installation) {
    return besideForeignPlugin(installation, ['spec', 'calicoNetwork', 'linuxPodInterfaceType']);
  },
};
