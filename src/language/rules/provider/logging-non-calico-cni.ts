import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { besideForeignPlugin } from './shared/foreign-plugin.ts';

export const rule: Rule = {
  id: 'logging-non-calico-cni',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.26.0..'),
  docs: {
    summary: "`logging.cni` is set beside a CNI plugin that is not Calico's.",
    details:
      "`logging.cni` is about the log files of Calico's own CNI plugin. With `AmazonVPC`, `AzureVNET` or `GKE` that " +
      'plugin is not there, and the operator refuses the block, even an empty one; the cluster stays as it is. Under ' +
      'the Calico plugin the operator fills the whole block in and writes it into the resource, so it may be there ' +
      'although nobody typed it. Remove `logging.cni`.',
    clusterMessage:
      'spec\\.Logging\\.cni is not valid and should not be provided when spec\\.cni\\.type is Not Calico',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: GKE
        logging:
          cni:
            logSeverity: Info
      `),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        cni:
          type: Calico
        logging:
          cni:
            logSeverity: Info
      `),
    },
  },
  check(installation) {
    return besideForeignPlugin(installation, ['spec', 'logging', 'cni']);
  },
};
