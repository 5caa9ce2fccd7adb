import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { besideForeignPlugin } from './shared/foreign-plugin.ts';

export const rule: Rule = {
  id: 'containeripforwarding-non-calico-cni',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: "`containerIPForwarding` is set beside a CNI plugin that is not Calico's.",
    details:
      "Whether a pod may forward packets is a setting in the configuration of Calico's own CNI plugin. With " +
      '`AmazonVPC`, `AzureVNET` or `GKE` the operator does not write that configuration, so it refuses the field ' +
      'whatever its value, even `Disabled`. Nothing changes on the cluster until it is gone. Remove the field; if ' +
      "pods must forward packets, set that up in the provider's plugin.",
    clusterMessage: 'spec\\.calicoNetwork\\.containerIPForwarding is supported only for Calico CNI',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: AmazonVPC
        calicoNetwork:
          containerIPForwarding: Enabled
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: AmazonVPC
      `),
    },
  },
  check(installation) {
    return besideForeignPlugin(installation, ['spec', 'calicoNetwork', 'containerIPForwarding']);
  },
};
