import { type NodeMode, nodeMode } from '../facts/node-template.ts';
import type { Condition, StatusRow } from '../facts/tigerastatus.ts';
import type { Observation } from './observation.ts';

/** What is waited for. */
export interface Expectation {
  /** Of the Installation, after the change. */
  readonly generation: number;
  /** How the operator is to run calico-node then; undefined for whatever its template says now. */
  readonly mode: NodeMode | undefined;
  /** TigeraStatus before the change, by name: before Calico 3.24 a row does not say which generation it speaks of. */
  readonly rowsBefore: ReadonlyMap<string, StatusRow>;
}

/** How far the cluster has followed. */
export type Phase =
  | { readonly kind: 'operator' }
  | { readonly kind: 'template' }
  | { readonly kind: 'rollout' }
  /** All pods are new and ready; the operator has yet to say so. */
  | { readonly kind: 'report' }
  | { readonly kind: 'done' }
  /** The operator does not do what the Installation says, for this generation. `certain`: it will not by itself. */
  | {
      readonly kind: 'degraded';
      readonly row: string;
      readonly condition: Condition;
      readonly certain: boolean;
    };

/** The rows that calico-node waits for; `ippools` since Calico 3.28. */
const ROWS = ['calico', 'ippools'];

/** Looks at the moment alone; nothing is remembered. */
export function phaseOf(observation: Observation, expected: Expectation): Phase {
  const { rows, daemonSet } = observation;
  for (const name of ROWS) {
    const condition = rows.get(name)?.degraded;
    if (!condition?.isTrue || isAboutPods(condition) || !speaksOf(rows.get(name)!, condition, expected))
      continue;
    return { kind: 'degraded', row: name, condition, certain: isRefusal(condition) };
  }
  const template = daemonSet?.template;
  const isWanted = template !== undefined && (!expected.mode || nodeMode(template) === expected.mode);
  const calico = rows.get('calico');
  const hasSpoken = calico?.degraded !== undefined && speaksOf(calico, calico.degraded, expected);
  if (!isWanted) return { kind: hasSpoken ? 'template' : 'operator' };
  if (!isRolledOut(observation)) return { kind: 'rollout' };
  return { kind: calico && hasSpoken && isWell(calico) ? 'done' : 'report' };
}

/** Crash loops make a row Degraded, too; those are the rollout's matter, and may pass. */
function isAboutPods({ reason }: Condition): boolean {
  return reason === 'PodFailure';
}

/** Reasons that the operator gives only when it has judged the Installation and will not go on with it. */
function isRefusal({ reason, message }: Condition): boolean {
  return (
    /Invalid\s?(Configuration|Installation)/i.test(reason) || /^Invalid Installation provided/.test(message)
  );
}

/** Whether a condition was written with this generation in view, or a later one. */
function speaksOf(row: StatusRow, { observedGeneration }: Condition, expected: Expectation): boolean {
  if (observedGeneration !== undefined) return observedGeneration >= expected.generation;
  const before = expected.rowsBefore.get(row.name);
  return before === undefined || JSON.stringify(before) !== JSON.stringify(row);
}

function isRolledOut({ daemonSet, pods }: Observation): boolean {
  if (!daemonSet?.observed) return false;
  const { desired, updated, available } = daemonSet;
  return updated === desired && available === desired && pods.size >= desired;
}

function isWell({ available, degraded, progressing }: StatusRow): boolean {
  return available?.isTrue === true && !degraded?.isTrue && !progressing?.isTrue;
}
