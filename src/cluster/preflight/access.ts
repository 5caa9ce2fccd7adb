import type { Access } from '../commands/review-access.ts';

const INSTALLATIONS = { group: 'operator.tigera.io', resource: 'installations', namespace: '' };
const CALICO_SYSTEM = 'calico-system';

/** Every verb that a change needs, with its watches. */
export const NEEDED_ACCESS: readonly Access[] = [
  ...verbs(INSTALLATIONS, 'get', 'list', 'patch'),
  ...verbs({ group: 'operator.tigera.io', resource: 'tigerastatuses', namespace: '' }, 'list', 'watch'),
  ...verbs({ group: 'apps', resource: 'daemonsets', namespace: CALICO_SYSTEM }, 'get', 'list', 'watch'),
  ...verbs({ group: '', resource: 'pods', namespace: CALICO_SYSTEM }, 'list', 'watch'),
  ...verbs({ group: '', resource: 'events', namespace: CALICO_SYSTEM }, 'list'),
];

function verbs(what: Omit<Access, 'verb'>, ...names: readonly string[]): Access[] {
  return names.map((verb) => ({ verb, ...what }));
}
