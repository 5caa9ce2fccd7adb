import { POOLS_CONTROLLER } from '../../installation/pools.ts';
import { ALL_VERSIONS, includes } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { besideForeignPlugin } from './shared/foreign-plugin.ts';

export const rule: Rule = {
  id: 'hostports-non-calico-cni',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: "`hostPorts` is set beside a CNI plugin that is not Calico's.",
    details:
      "Host ports are done by a plugin in the chain that the operator writes for Calico's own CNI plugin. With " +
      '`AmazonVPC`, `AzureVNET` or `GKE` that chain belongs to the provider, so the operator refuses the field: up ' +
      'to 3.27 with any value, from 3.28 only `Enabled`. The running cluster stays as it is until the field is gone. ' +
      'Under the Calico plugin the operator itself writes `hostPorts: Enabled` into the resource as a default; after ' +
      'a change of the plugin that leftover is what is refused. Remove the field.',
    clusterMessage: 'spec\\.calicoNetwork\\.hostPorts is supported only for Calico CNI',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: AmazonVPC
        calicoNetwork:
          hostPorts: Enabled
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
    const onlyEnabled = includes(POOLS_CONTROLLER, installation.version);
    const isRefused = (value: unknown): boolean => !onlyEnabled || value === 'Enabled';
    return besideForeignPlugin(installation, ['spec', 'calicoNetwork', 'hostPorts'], isRefused);
  },
};
