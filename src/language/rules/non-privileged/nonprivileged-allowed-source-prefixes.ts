import type { Neighbour } from '../../documents/neighbour.ts';
import { type Path, valueAt } from '../../text/path.ts';
import type { Rule } from '../rule.ts';
import { installation } from '../sample.ts';
import { FROM_3_23, isTaken, LEAVE_MODE, RELATED_MODE } from './shared/mode.ts';

const ANNOTATION = 'cni.projectcalico.org/allowedSourcePrefixes';

const MODE_ON = installation('nonPrivileged: Enabled\nvariant: Calico');

export const rule: Rule = {
  id: 'nonprivileged-allowed-source-prefixes',
  severity: 'warning',
  refusedBy: 'nobody',
  versions: FROM_3_23,
  docs: {
    summary: 'A pod asks for source addresses that a non-privileged Felix cannot allow.',
    details: `
The annotation \`${ANNOTATION}\` lets a pod send from addresses that are not its own. It takes effect where
FelixConfiguration has \`workloadSourceSpoofing: Any\`, and that does not work in non-privileged mode: Felix cannot
switch off the kernel's reverse path filter. Without it Felix passes over the pod, which then has no connectivity.

The annotation is read when a pod is created; on the metadata of a Deployment itself it does nothing.`,
    bad: {
      version: '3.26.5',
      yaml: `${MODE_ON}---\n${pod(`\n  annotations:\n    ${ANNOTATION}: '["198.51.100.0/24"]'`)}`,
    },
    good: { version: '3.26.5', yaml: `${MODE_ON}---\n${pod('')}` },
  },
  *check(own, { neighbours }) {
    if (!isTaken(own)) return;
    for (const neighbour of neighbours) {
      const metadata = podMetadata(neighbour);
      const path = metadata && [...metadata, 'annotations', ANNOTATION];
      if (!path || !valueAt(neighbour.value, path)) continue;
      yield {
        path,
        mark: 'pair',
        resource: neighbour,
        message:
          `The ${neighbour.kind} \`${neighbour.name}\` asks for allowed source prefixes, but the Installation has ` +
          '`nonPrivileged: Enabled`: Felix cannot allow them and would leave the pod without connectivity.',
        related: RELATED_MODE,
        fixes: [
          {
            title: 'Remove the annotation allowedSourcePrefixes',
            safety: 'unsafe',
            resource: neighbour,
            edits: [{ op: 'remove', path }],
          },
          LEAVE_MODE,
        ],
      };
    }
  },
};

/** Where an object holds the metadata of the pods that it makes; undefined for what makes none. */
function podMetadata({ kind }: Neighbour): Path | undefined {
  if (kind === 'Pod') return ['metadata'];
  if (kind === 'CronJob') return ['spec', 'jobTemplate', 'spec', 'template', 'metadata'];
  if (kind === 'FelixConfiguration' || kind === 'IPPool') return undefined;
  return ['spec', 'template', 'metadata'];
}

function pod(annotations: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: gateway${annotations}
spec:
  containers:
    - name: gateway
      image: registry.example.com/gateway
`;
}
