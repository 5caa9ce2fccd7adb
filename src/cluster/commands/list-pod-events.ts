import { CALICO_NODE } from '../calico-node.ts';
import type { ClusterCommand } from '../kubectl/command.ts';
import { recordsAt, textAt } from '../object/at.ts';
import { isRecord, parseJson } from '../object/live-object.ts';

export interface PodEvent {
  readonly reason: string;
  readonly message: string;
}

/** What Kubernetes warned of about one calico-node pod, oldest first. */
export const listPodEvents: ClusterCommand<{ readonly pod: string }, readonly PodEvent[]> = {
  id: 'list-pod-events',
  effect: 'reads',
  scope: 'cluster',
  argv: ({ pod }) => [
    'get',
    'events',
    `--namespace=${CALICO_NODE.namespace}`,
    `--field-selector=involvedObject.name=${pod},type=Warning`,
    '--output=json',
    '--ignore-not-found=false',
    '--watch=false',
    '--chunk-size=500',
  ],
  parse(stdout) {
    const list = parseJson(stdout);
    if (!isRecord(list) || !Array.isArray(list.items)) return undefined;
    return recordsAt(list, 'items')
      .map((event) => ({ reason: textAt(event, 'reason'), message: textAt(event, 'message') }))
      .filter(({ reason, message }) => reason !== '' || message !== '');
  },
};
