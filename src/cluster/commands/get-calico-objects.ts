import { CALICO_NODE } from '../calico-node.ts';
import { type ClusterCommand, INSTALLATIONS, TIGERA_STATUSES } from '../kubectl/command.ts';
import { type LiveObject, liveObjects, parseJson } from '../object/live-object.ts';

export const DAEMON_SETS = 'daemonsets.v1.apps';

/** The kinds that tell how Calico stands, by the names that kubectl takes. */
export const CALICO_KINDS = [
  INSTALLATIONS,
  TIGERA_STATUSES,
  'clusterinformations.v1.crd.projectcalico.org',
  'felixconfigurations.v1.crd.projectcalico.org',
  'ippools.v1.crd.projectcalico.org',
  DAEMON_SETS,
] as const;

/**
 * Every object of some kinds, of those with a namespace those in Calico's own, in one call; `managedFields` included: newer releases of kubectl leave those out of
 * `--output=json`.
 */
export const getCalicoObjects: ClusterCommand<{ readonly kinds: readonly string[] }, readonly LiveObject[]> =
  {
    id: 'get-calico-objects',
    effect: 'reads',
    scope: 'cluster',
    argv: ({ kinds }) => [
      'get',
      kinds.join(','),
      `--namespace=${CALICO_NODE.namespace}`,
      '--output=jsonpath-as-json={.items[*]}',
      '--ignore-not-found=false',
      '--watch=false',
      '--chunk-size=500',
    ],
    parse(stdout) {
      // Nothing at all where there is not a single object.
      return liveObjects(parseJson(stdout.trim() || '[]'));
    },
  };
