import { numberAt, reasonAndMessage, recordsAt, textAt } from '../object/at.ts';
import type { LiveObject } from '../object/live-object.ts';

/** What the operator says of one of its components. */
export interface StatusRow {
  readonly name: string;
  readonly available: Condition | undefined;
  readonly progressing: Condition | undefined;
  readonly degraded: Condition | undefined;
}

export interface Condition {
  readonly isTrue: boolean;
  readonly reason: string;
  readonly message: string;
  /** The generation of the Installation that it speaks of; undefined before Calico 3.24. */
  readonly observedGeneration: number | undefined;
  readonly since: string;
}

export function statusRow(object: LiveObject): StatusRow {
  const conditions = recordsAt(object, 'status', 'conditions');
  const condition = (type: string): Condition | undefined => {
    const found = conditions.find((one) => one.type === type);
    return (
      found && {
        isTrue: found.status === 'True',
        reason: textAt(found, 'reason'),
        message: textAt(found, 'message'),
        observedGeneration: numberAt(found, 'observedGeneration'),
        since: textAt(found, 'lastTransitionTime'),
      }
    );
  };
  return {
    name: object.metadata.name,
    available: condition('Available'),
    progressing: condition('Progressing'),
    degraded: condition('Degraded'),
  };
}

/** `Degraded (InvalidConfigurationError): …`, or what else is to be said of it, in a line. */
export function rowInWords({ available, progressing, degraded }: StatusRow): string {
  if (degraded?.isTrue) {
    const { reason, message } = degraded;
    return reasonAndMessage(reason ? `Degraded (${reason})` : 'Degraded', message);
  }
  if (progressing?.isTrue) return reasonAndMessage('Progressing', progressing.message || progressing.reason);
  return available?.isTrue ? 'Available' : 'not Available';
}
