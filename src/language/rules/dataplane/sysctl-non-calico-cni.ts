import { foreignPlugin } from '../../installation/cni-plugins.ts';
import { versions } from '../../versions/version-range.ts';
import { removal } from '../fixes.ts';
import { relatedPlugin, whyForeign } from '../provider/shared/foreign-plugin.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const SYSCTL = ['spec', 'calicoNetwork', 'sysctl'] as const;

export const rule: Rule = {
  id: 'sysctl-non-calico-cni',
  severity: 'warning',
  tags: ['unnecessary'],
  refusedBy: 'nobody',
  versions: versions('3.28.0..'),
  docs: {
    summary: "`sysctl` with another CNI plugin than Calico's, where it does nothing.",
    details: `
\`calicoNetwork.sysctl\` becomes a \`tuning\` entry in the CNI configuration that the operator writes. It writes that
configuration only for Calico's own plugin; beside \`AmazonVPC\`, \`AzureVNET\` or \`GKE\` the cloud's plugin brings its own,
and what stands here is stored and never used. Nothing validates it, and no status reports it.

Set the parameters in the configuration of that plugin, or in the \`securityContext.sysctls\` of the pods.`,
    bad: {
      version: '3.32.1',
      yaml: installation(`
        kubernetesProvider: EKS
        cni:
          type: AmazonVPC
        calicoNetwork:
          sysctl:
          - key: net.ipv4.tcp_keepalive_time
            value: "40"`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        cni:
          type: Calico
        calicoNetwork:
          sysctl:
          - key: net.ipv4.tcp_keepalive_time
            value: "40"`),
    },
  },
  *check(installation) {
    const { spec } = installation;
    if (!spec.calicoNetwork?.sysctl?.length || !foreignPlugin(spec)) return;
    yield {
      path: SYSCTL,
      mark: 'key',
      message: `\`sysctl\` is set, but ${whyForeign(installation)}: only Calico's own CNI plugin applies it, so it does nothing here.`,
      related: relatedPlugin(installation),
      fixes: [removal(SYSCTL)],
    };
  },
};
