import type { FieldChange } from '../compare/changes.ts';
import { listed, shortened } from '../compare/words.ts';
import { OPERATOR } from '../facts/field-owners.ts';
import { at, recordsAt, textAt } from '../object/at.ts';
import type { LiveObject } from '../object/live-object.ts';

/**
 * What a change takes out of the live object, in a clause: `takes out 1 IP pool: 10.1.0.0/16, and spec.nonPrivileged
 * (Enabled, set by kubectl-edit)`. Empty where it takes out nothing.
 */
export function lossesInWords(live: LiveObject | undefined, changes: readonly FieldChange[]): string {
  const gone = changes.filter(({ after }) => after === undefined);
  const items = new Map<string, string[]>();
  for (const { path, item } of gone) {
    if (item !== undefined) items.set(path.join('.'), [...(items.get(path.join('.')) ?? []), item]);
  }
  const fields = gone
    .filter(({ item }) => item === undefined)
    .map(({ place, path, before }) => `${place} (${[shortened(before), ...setBy(live, path)].join(', ')})`);
  const parts = [
    ...[...items].map(([place, labels]) => `${counted(place, labels.length)}: ${listed(labels)}`),
    ...(fields.length > 0 ? [listed(fields)] : []),
  ];
  return parts.length === 0 ? '' : `removes ${parts.join(', and ')}`;
}

/**
 * What a change overwrites that somebody else has written: `overwrites spec.controlPlaneReplicas (set by kubectl-edit)`.
 * Empty where it overwrites nothing. Of a client-side apply nobody else tells so.
 */
export function overwritesInWords(live: LiveObject | undefined, changes: readonly FieldChange[]): string {
  const fields = changes
    .filter(({ before, after }) => before !== undefined && after !== undefined)
    .flatMap(({ place, path }) => setBy(live, path).map((by) => `${place} (${by})`));
  return fields.length === 0 ? '' : `overwrites ${listed(fields)}`;
}

/** Names of what the lists of an Installation hold. */
const ITEMS: Readonly<Record<string, string>> = {
  'spec.calicoNetwork.ipPools': 'IP pool',
  'spec.imagePullSecrets': 'image pull secret',
  'spec.controlPlaneTolerations': 'toleration',
  'spec.componentResources': 'resource requirement',
};

function counted(place: string, count: number): string {
  const noun = ITEMS[place];
  if (noun) return `${count} ${noun}${count === 1 ? '' : 's'}`;
  return `${count} item${count === 1 ? '' : 's'} of ${place}`;
}

/** Whoever wrote a field, where that was not an apply of kubectl, whose text the user has. */
function setBy(live: LiveObject | undefined, path: readonly string[]): string[] {
  const keys = path.map((key) => `f:${key}`);
  const owners = recordsAt(live, 'metadata', 'managedFields')
    .filter((entry) => at(entry, 'fieldsV1', ...keys) !== undefined)
    .map((entry) => textAt(entry, 'manager'))
    .filter((manager) => manager !== '' && !OURS.has(manager));
  return owners.length === 0 ? [] : [`set by ${[...new Set(owners)].join(' and ')}`];
}

const OURS = new Set(['kubectl', 'kubectl-client-side-apply', OPERATOR]);
