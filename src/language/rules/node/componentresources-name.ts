import { ALL_VERSIONS } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';

const SUPPORTED = ['Node', 'Typha', 'KubeControllers'];

export const rule: Rule = {
  id: 'componentresources-name',
  severity: 'error',
  refusedBy: 'operator',
  versions: ALL_VERSIONS,
  docs: {
    summary: '`componentResources` for a component that the operator does not take there.',
    details: `
\`componentResources\` sets the requests and limits of \`Node\`, \`Typha\` and \`KubeControllers\`. From Calico 3.32 the CRD also
lists \`NodeWindows\`, \`FelixWindows\` and \`ConfdWindows\`, but the operator still refuses them: nothing is rendered, and
TigeraStatus \`calico\` is Degraded. (Before 3.32 the API server refuses such a name by itself.)

Set the resources of the Windows containers in \`calicoNodeWindowsDaemonSet\`. \`componentResources\` is deprecated since
3.24 for the others as well, in favour of the override of each component.`,
    clusterMessage: 'spec\\.ComponentResources\\.ComponentName \\S+ is not supported',
    bad: {
      version: '3.32.1',
      yaml: installation(`
        componentResources:
        - componentName: NodeWindows
          resourceRequirements:
            requests:
              cpu: 100m`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        componentResources:
        - componentName: Node
          resourceRequirements:
            requests:
              cpu: 100m`),
    },
  },
  *check({ spec }) {
    for (const [index, entry] of (spec.componentResources ?? []).entries()) {
      const name = entry?.componentName;
      if (name === undefined || SUPPORTED.includes(name)) continue;
      const path = ['spec', 'componentResources', index];
      yield {
        path: [...path, 'componentName'],
        message: `The operator takes no resources for \`${name}\` here, only for \`Node\`, \`Typha\` and \`KubeControllers\`.`,
        fixes: [
          {
            title: `Remove the entry for ${name}`,
            safety: 'unsafe',
            edits: [{ op: 'remove', path }],
          },
        ],
      };
    }
  },
};
