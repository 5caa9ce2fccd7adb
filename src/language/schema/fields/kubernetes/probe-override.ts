import { integer, type ObjectField, object } from '../../field.ts';
import type { TypeUse } from './type-use.ts';

const LINK =
  'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/';

/** Timing of a probe; what is probed stays the operator's business. */
export function probeOverride(use: TypeUse = {}): ObjectField {
  return object({
    doc: 'Timing of a probe of the container; what it probes cannot be changed.',
    example: '{ periodSeconds: 30, timeoutSeconds: 10 }',
    link: LINK,
    ...use,
    type: 'ProbeOverride',
    properties: {
      failureThreshold: integer({
        doc: 'How many failures in a row count as failed.',
        format: 'failures, 1 or more',
      }),
      initialDelaySeconds: integer({
        doc: "How long after the container's start the first probe is made.",
        format: 'seconds',
      }),
      periodSeconds: integer({ doc: 'Time from one probe to the next.', format: 'seconds, 1 or more' }),
      timeoutSeconds: integer({
        doc: 'How long an answer may take before the probe counts as failed.',
        format: 'seconds, 1 or more',
      }),
    },
  });
}
