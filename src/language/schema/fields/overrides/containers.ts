import { type Field, type ListField, list, object, string } from '../../field.ts';
import { probeOverride } from '../kubernetes/probe-override.ts';
import { resourceRequirements } from '../kubernetes/resource-requirements.ts';

/** Names of containers with what each is for, as `string()` takes them. */
export type ContainerNames = NonNullable<Parameters<typeof string>[0]['values']>;

/** Probes can be timed from this version on. */
const PROBES = '3.33.0-unreleased..';

export interface ContainersOf {
  /** As in `calico-node`. */
  readonly pods: string;
  readonly names: ContainerNames;
  /** What becomes of containers without an entry. */
  readonly default: string;
  readonly example: string;
  /** What else one must know, in whole sentences. */
  readonly note?: string;
}

/** Overrides of the pods' containers; `extra` are fields that only some workloads have. */
export function containers(of: ContainersOf, extra: Readonly<Record<string, Field>> = {}): ListField {
  return list({
    doc: `Overrides of single containers of the ${of.pods} pods, by name.

Containers cannot be added or taken away here, only changed; an entry for one that is not rendered does nothing. An
entry without \`resources\` leaves the resources alone.${of.note ? `\n\n${of.note}` : ''}

${FROM_AN_OVERLAY}`,
    default: of.default,
    example: of.example,
    items: object({
      doc: `The override of one container of the ${of.pods} pods.`,
      properties: {
        name: containerName(of.names),
        resources: resources(),
        livenessProbe: probeOverride({
          doc: `Timing of the probe that decides whether the container is restarted.

What it probes stays the operator's. Longer times help on slow or crowded nodes, and leave a hung process running for
longer. Ignored for a container that has no such probe.`,
          default: "the operator's: every 60 seconds unless the component says otherwise, and three failures",
          versions: PROBES,
        }),
        readinessProbe: probeOverride({
          doc: `Timing of the probe that decides whether the pod counts as ready.

What it probes stays the operator's. A rolling update waits for pods to be ready, so a longer period makes it slower.
Ignored for a container that has no such probe.`,
          default: "the operator's: every 30 seconds unless the component says otherwise, and three failures",
          versions: PROBES,
        }),
        ...extra,
      },
    }),
  });
}

/** calico-node alone has a startup probe that can be timed. */
export function startupProbe(): Field {
  return probeOverride({
    doc: `Timing of the probe that gives the container time to start: until it succeeds, the other probes wait.

What it probes stays the operator's. Period times failures is the time that calico-node has to get ready before it is
restarted.`,
    default: 'every 2 seconds, 5 seconds for an answer, 150 failures: about five minutes',
    versions: PROBES,
  });
}

/** Overrides of the pods' init containers. */
export function initContainers(of: ContainersOf): ListField {
  return list({
    doc: `Overrides of single init containers of the ${of.pods} pods, by name.

Init containers run one after the other before the pod's containers start. They cannot be added or taken away here; an
entry for one that is not rendered does nothing, nor does one without \`resources\`.${of.note ? `\n\n${of.note}` : ''}

${FROM_AN_OVERLAY}`,
    default: of.default,
    example: of.example,
    items: object({
      doc: `The override of one init container of the ${of.pods} pods.`,
      properties: { name: containerName(of.names), resources: resources() },
    }),
  });
}

const FROM_AN_OVERLAY = `The list of an overlay replaces the list of the base whole; entries are not merged by name.
Of two entries with the same name the last one counts.`;

function containerName(names: ContainerNames): Field {
  return string({
    doc: 'Which container the entry is about.',
    required: true,
    values: names,
  });
}

function resources(): Field {
  return resourceRequirements({
    doc: `CPU, memory and other resources of the container: what it is guaranteed and what it may use at most.

They replace all that the container has otherwise, requests and limits: what is left out here is not kept. They win
over an entry in the deprecated \`componentResources\`.

Names are \`cpu\`, \`memory\`, \`ephemeral-storage\`, \`hugepages-<size>\` and extended resources with a domain
(\`vendor.example/device\`); the operator refuses others. A request must not exceed its limit. Hugepages and extended
resources cannot be overcommitted: there a request must equal its limit, and Kubernetes wants the limit to be given.`,
    default: 'none: neither requests nor limits, unless `componentResources` names the component',
  });
}
