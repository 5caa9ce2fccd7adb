import { type TolerationFault, tolerationFaults } from '../../installation/kubernetes/toleration.ts';
import type { Path } from '../../text/path.ts';
import type { Fix } from '../../text/problem.ts';
import { versions } from '../../versions/version-range.ts';
import { removal, setting } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { judgedPods } from './shared/blocks.ts';

export const rule: Rule = {
  id: 'override-tolerations',
  severity: 'error',
  refusedBy: 'operator',
  versions: versions('3.24.0..'),
  docs: {
    summary: 'A toleration of an override that Kubernetes does not take.',
    details: `
The API server takes any strings in the tolerations of an override block; the operator checks them as Kubernetes does,
refuses the whole Installation for one that is wrong, and leaves the cluster as it is.

- \`operator\` is \`Equal\` (also when absent) or \`Exists\`.
- Without a \`key\` it must be \`Exists\`, which tolerates every taint.
- \`Exists\` takes no \`value\`.
- \`effect\` is \`NoSchedule\`, \`PreferNoSchedule\` or \`NoExecute\`, or absent for all of them.
- \`tolerationSeconds\` goes only with \`NoExecute\`.`,
    clusterMessage: 'spec\\.\\w+ is not valid: spec\\.Template\\.Spec\\.Tolerations is invalid',
    bad: {
      version: '3.29.7',
      yaml: installation(`
        typhaDeployment:
          spec:
            template:
              spec:
                tolerations:
                  - key: node-role.kubernetes.io/control-plane
                    operator: Exists
                    effect: noSchedule`),
    },
    good: {
      version: '3.29.7',
      yaml: installation(`
        typhaDeployment:
          spec:
            template:
              spec:
                tolerations:
                  - key: node-role.kubernetes.io/control-plane
                    operator: Exists
                    effect: NoSchedule`),
    },
  },
  *check(installation) {
    for (const { path, spec } of judgedPods(installation)) {
      for (const [index, toleration] of (spec.tolerations ?? []).entries()) {
        if (!toleration) continue;
        const place = [...path, 'tolerations', index];
        for (const fault of tolerationFaults(toleration)) {
          yield {
            path: [...place, fault.field],
            message: `Kubernetes does not take this toleration: ${fault.message}.`,
            fixes: fixesOf(fault, place),
          };
        }
      }
    }
  },
};

function fixesOf({ field, remedy }: TolerationFault, toleration: Path): Fix[] {
  const place = [...toleration, field];
  if (remedy) return [setting(place, remedy, 'safe')];
  if (field === 'operator') return [setting(place, 'Exists')];
  if (field === 'tolerationSeconds') return [removal(place), setting([...toleration, 'effect'], 'NoExecute')];
  return field === 'key' ? [] : [removal(place)];
}
