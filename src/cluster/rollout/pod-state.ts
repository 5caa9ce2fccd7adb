import { marksKey, nodeMarks } from '../facts/node-template.ts';
import { at, numberAt, reasonAndMessage, recordsAt, textAt } from '../object/at.ts';
import { isRecord, type Json, type LiveObject } from '../object/live-object.ts';

/** A calico-node pod in a watch, reduced to what a rollout shows: of thousands the whole would be too much. */
export interface WatchedPod {
  readonly name: string;
  readonly node: string;
  /** Orders nodes by name as people do, `node-2` before `node-10`. */
  readonly order: string;
  /** How it runs calico-node, as a key; empty where it has no such container. */
  readonly marksKey: string;
  readonly stage: PodStage;
  /** Why it does not get ready, where its containers say so: `calico-node: CrashLoopBackOff, 3 restarts`. */
  readonly fault: string;
}

/** `pending`: not on its node yet, or nothing started. `starting`: init containers, or not ready yet. */
export type PodStage = 'pending' | 'starting' | 'ready' | 'terminating';

export function watchedPod(pod: LiveObject): WatchedPod {
  const node = textAt(pod, 'spec', 'nodeName');
  const marks = nodeMarks(pod.spec);
  return {
    name: pod.metadata.name,
    node,
    order: orderOf(node),
    marksKey: marks ? marksKey(marks) : '',
    stage: stageOf(pod),
    fault: faultOf(pod),
  };
}

/** A key that orders names as people do, `node-2` before `node-10`: thousands are compared often. */
export function orderOf(name: string): string {
  return name.replace(/\d+/g, (digits) => digits.padStart(10, '0'));
}

function stageOf(pod: LiveObject): PodStage {
  if (textAt(pod, 'metadata', 'deletionTimestamp')) return 'terminating';
  const containers = recordsAt(pod, 'status', 'containerStatuses');
  if (containers.length > 0 && containers.every(({ ready }) => ready === true)) return 'ready';
  const begun = [...recordsAt(pod, 'status', 'initContainerStatuses'), ...containers].some(
    ({ state }) => isRecord(at(state, 'running')) || isRecord(at(state, 'terminated')),
  );
  return begun ? 'starting' : 'pending';
}

/** What a container waits for when all is well. */
const NORMAL = new Set(['', 'PodInitializing', 'ContainerCreating']);

function faultOf(pod: LiveObject): string {
  const inits = recordsAt(pod, 'status', 'initContainerStatuses').map((one) => containerFault(one, true));
  const mains = recordsAt(pod, 'status', 'containerStatuses').map((one) => containerFault(one, false));
  const unscheduled = recordsAt(pod, 'status', 'conditions').find(
    ({ type, status }) => type === 'PodScheduled' && status === 'False',
  );
  return [
    ...(unscheduled
      ? [reasonAndMessage('not scheduled', textAt(unscheduled, 'message') || textAt(unscheduled, 'reason'))]
      : []),
    ...[...inits, ...mains].filter((text) => text !== ''),
  ].join('; ');
}

function containerFault(status: Json, isInit: boolean): string {
  const name = textAt(status, 'name') || 'a container';
  const restarts = numberAt(status, 'restartCount') ?? 0;
  const times = restarts > 0 ? `, ${restarts} restarts` : '';
  const waiting = textAt(status, 'state', 'waiting', 'reason');
  if (!NORMAL.has(waiting)) {
    const message = textAt(status, 'state', 'waiting', 'message');
    return `${name}: ${waiting}${times}${message ? ` (${message})` : ''}`;
  }
  const code = numberAt(status, 'state', 'terminated', 'exitCode');
  if (code === undefined || (isInit && code === 0)) return '';
  return `${name}: ended with exit code ${code}${times}`;
}
