import { tolerationFaults } from '../../installation/kubernetes/toleration.ts';
import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

export const rule: Rule = {
  id: 'controlplanetolerations-invalid',
  severity: 'warning',
  refusedBy: 'kubernetes',
  versions: ALL_VERSIONS,
  docs: {
    summary: 'A toleration of the control plane that Kubernetes refuses.',
    details: `
The CRD and the operator take whatever stands in \`controlPlaneTolerations\` and copy it into the Deployments of Typha,
kube-controllers and the Calico API server. Kubernetes looks closer: the operator is \`Exists\` or \`Equal\`, without a key
only \`Exists\`; \`Exists\` has no value; the effect is \`NoSchedule\`, \`PreferNoSchedule\` or \`NoExecute\`;
\`tolerationSeconds\` goes with \`NoExecute\` alone. Otherwise the Deployment is refused, TigeraStatus \`calico\` is Degraded,
and what follows in the same pass is not brought up to date either.`,
    clusterMessage: 'Deployment\\.apps "\\S+" is invalid: .*tolerations',
    bad: {
      version: '3.32.1',
      yaml: installation(`
        controlPlaneTolerations:
        - key: node-role.kubernetes.io/control-plane
          operator: exists
          effect: NoSchedule`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        controlPlaneTolerations:
        - key: node-role.kubernetes.io/control-plane
          operator: Exists
          effect: NoSchedule`),
    },
  },
  *check({ spec, isWritten }) {
    for (const [index, toleration] of (spec.controlPlaneTolerations ?? []).entries()) {
      if (!toleration) continue;
      const entry = ['spec', 'controlPlaneTolerations', index];
      for (const { field, message, remedy } of tolerationFaults(toleration)) {
        const path = [...entry, field];
        yield {
          path: isWritten(path) ? path : entry,
          mark: isWritten(path) ? 'value' : 'key',
          message: `Kubernetes refuses this toleration: ${message}.`,
          fixes:
            remedy === undefined
              ? []
              : [
                  {
                    title: `Change to ${remedy}`,
                    safety: 'safe',
                    edits: [{ op: 'set', path, value: remedy }],
                  },
                ],
        };
      }
    }
  },
};
