import type { ClusterCommand } from '../command.ts';
import { isRecord, type LiveObject, parseJson } from '../live-object.ts';

/** The cluster-scoped kinds that tell how Calico stands, by the names that kubectl takes. */
export const CALICO_KINDS = [
  'installations.operator.tigera.io',
  'tigerastatuses.operator.tigera.io',
  'clusterinformations.crd.projectcalico.org',
  'felixconfigurations.crd.projectcalico.org',
] as const;

/**
 * Every object of some kinds, in one call, `managedFields` included: newer releases of kubectl leave those out of
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
      '--output=jsonpath-as-json={.items[*]}',
      '--ignore-not-found=false',
      '--watch=false',
      '--chunk-size=500',
    ],
    parse(stdout) {
      // Nothing at all where there is not a single object.
      const list = parseJson(stdout.trim() || '[]');
      return Array.isArray(list) ? (list.filter(isRecord) as unknown as LiveObject[]) : undefined;
    },
  };
