import { type Field, type ListField, list, object, string } from '../../field.ts';
import { probeOverride } from '../kubernetes/probe-override.ts';
import { resourceRequirements } from '../kubernetes/resource-requirements.ts';

/** Names of containers with what each is for, as `string()` takes them. */
export type ContainerNames = NonNullable<Parameters<typeof string>[0]['values']>;

/** Probes of containers can be timed from this version on. */
const PROBES = '3.33.0-unreleased..';

/** Overrides of the pod's containers, by name. */
export function containers(names: ContainerNames, probes: Record<string, Field> = {}): ListField {
  return list({
    doc: 'Containers to override.',
    items: object({
      doc: 'One container.',
      properties: {
        name: containerName(names),
        resources: resourceRequirements(),
        livenessProbe: probeOverride({ versions: PROBES }),
        readinessProbe: probeOverride({ versions: PROBES }),
        ...probes,
      },
    }),
  });
}

/** calico-node alone has a startup probe that can be timed. */
export function startupProbe(): Field {
  return probeOverride({ versions: PROBES });
}

/** Overrides of the pod's init containers, by name. */
export function initContainers(names: ContainerNames): ListField {
  return list({
    doc: 'Init containers to override.',
    items: object({
      doc: 'One init container.',
      properties: { name: containerName(names), resources: resourceRequirements() },
    }),
  });
}

function containerName(names: ContainerNames): Field {
  return string({ doc: 'Which container it is.', required: true, values: names });
}
