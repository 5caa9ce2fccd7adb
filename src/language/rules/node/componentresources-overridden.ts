import type { InstallationSpec, ResourceRequirements } from '../../installation/spec.ts';
import type { Path } from '../../text/path.ts';
import { versions } from '../../versions/version-range.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { COMPONENT_OVERRIDES } from './shared/component-overrides.ts';

export const rule: Rule = {
  id: 'componentresources-overridden',
  severity: 'warning',
  tags: ['unnecessary'],
  refusedBy: 'nobody',
  versions: versions('3.24.0..'),
  docs: {
    summary: 'Resources of one container given in two places, of which `componentResources` loses.',
    details: `
The resources of calico-node, Typha and kube-controllers can be set in \`componentResources\`, which is deprecated, and
from Calico 3.24 in the override of the component. Where both are there, the override replaces the other one **whole**,
also what only \`componentResources\` says: limits there are lost when the override has requests alone. Nobody checks it,
and no status tells.

Move what you want to keep into the override, and remove the entry.`,
    bad: {
      version: '3.32.1',
      yaml: installation(`
        componentResources:
        - componentName: Typha
          resourceRequirements:
            limits:
              memory: 256Mi
        typhaDeployment:
          spec:
            template:
              spec:
                containers:
                - name: calico-typha
                  resources:
                    requests:
                      cpu: 100m`),
    },
    good: {
      version: '3.32.1',
      yaml: installation(`
        typhaDeployment:
          spec:
            template:
              spec:
                containers:
                - name: calico-typha
                  resources:
                    requests:
                      cpu: 100m
                    limits:
                      memory: 256Mi`),
    },
  },
  *check({ spec }) {
    for (const [index, entry] of (spec.componentResources ?? []).entries()) {
      const component = entry?.componentName ?? '';
      const place = Object.hasOwn(COMPONENT_OVERRIDES, component) ? overrideOf(spec, component) : undefined;
      if (!place || isEmpty(entry?.resourceRequirements)) continue;
      const path = ['spec', 'componentResources', index];
      yield {
        path: [...path, 'componentName'],
        message: `These resources for \`${component}\` are not used: \`${COMPONENT_OVERRIDES[component]!.block}\` sets the same container's, and replaces them whole.`,
        related: [{ path: place, mark: 'key', message: 'These are used' }],
        fixes: [
          {
            title: `Remove the entry for ${component}`,
            safety: 'unsafe',
            edits: [{ op: 'remove', path }],
          },
        ],
      };
    }
  },
};

/** Where the override of a component sets resources of the same container. */
function overrideOf(spec: InstallationSpec, component: string): Path | undefined {
  const { block, container } = COMPONENT_OVERRIDES[component]!;
  const containers = spec[block]?.spec?.template?.spec?.containers ?? [];
  const index = containers.findLastIndex((entry) => entry?.name === container);
  if (index < 0 || isEmpty(containers[index]?.resources)) return undefined;
  return ['spec', block, 'spec', 'template', 'spec', 'containers', index, 'resources'];
}

function isEmpty(resources: ResourceRequirements | undefined): boolean {
  return Object.values(resources ?? {}).every((part) => Object.keys(part ?? {}).length === 0);
}
