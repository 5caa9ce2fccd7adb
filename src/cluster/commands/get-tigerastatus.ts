import { type ClusterCommand, TIGERA_STATUSES } from '../kubectl/command.ts';
import { isRecord, type LiveObject, liveObjects, parseJson } from '../object/live-object.ts';

/** Every TigeraStatus: what the operator says of each of its components. */
export const getTigeraStatus: ClusterCommand<void, readonly LiveObject[]> = {
  id: 'get-tigerastatus',
  effect: 'reads',
  scope: 'cluster',
  argv: () => [
    'get',
    TIGERA_STATUSES,
    '--output=json',
    '--ignore-not-found=false',
    '--watch=false',
    '--chunk-size=500',
  ],
  parse(stdout) {
    const list = parseJson(stdout);
    return isRecord(list) ? liveObjects(list.items) : undefined;
  },
};
