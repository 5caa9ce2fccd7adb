import type { NodeFact } from '../commands/list-nodes.ts';
import type { AccessAnswer } from '../commands/review-access.ts';
import type { Result } from '../errors/result.ts';
import { ownership } from '../facts/owner.ts';
import { rowInWords, type StatusRow } from '../facts/tigerastatus.ts';
import type { LiveObject } from '../object/live-object.ts';
import { checkLine, failedLine, type PreflightLine } from './line.ts';

/** The rows of TigeraStatus that a change waits for; `ippools` since Calico 3.28. */
const NEEDED = ['calico', 'ippools'];

export function statusLine(rows: Result<readonly StatusRow[]>, enabling: boolean): PreflightLine {
  const id = 'tigerastatus';
  if (!rows.ok) {
    return failedLine(id, 'unknown', 'TigeraStatus could not be read.', rows.error);
  }
  const degraded = rows.value.filter((row) => row.degraded?.isTrue);
  const items = rows.value.filter((row) => !isWell(row)).map((row) => `${row.name}: ${rowInWords(row)}`);
  const calico = rows.value.find(({ name }) => name === 'calico');
  if (!calico) {
    return checkLine(
      id,
      'unknown',
      'There is no TigeraStatus `calico`: the operator has not installed Calico.',
      'Check that the operator is running.',
    );
  }
  if (degraded.some(({ name }) => NEEDED.includes(name))) {
    // To take the mode back may be the cure.
    return checkLine(
      id,
      enabling ? 'block' : 'warn',
      'The operator already reports a problem.',
      enabling ? 'Fix that first.' : 'This change may fix it; if not, fix it first.',
      items,
    );
  }
  if (items.length > 0) {
    return checkLine(
      id,
      'warn',
      'Not all components that the operator manages are ready.',
      'Wait until they are.',
      items,
    );
  }
  return checkLine(id, 'pass', `TigeraStatus: ${rows.value.map(({ name }) => name).join(', ')} Available.`);
}

function isWell({ available, degraded, progressing }: StatusRow): boolean {
  return available?.isTrue === true && !degraded?.isTrue && !progressing?.isTrue;
}

export function nodesLine(nodes: Result<readonly NodeFact[]>): PreflightLine {
  const id = 'nodes';
  if (!nodes.ok) {
    return failedLine(id, 'unknown', 'The nodes could not be listed.', nodes.error);
  }
  const all = nodes.value;
  const away = all.filter(({ ready }) => !ready);
  const kinds = count(all.map(({ os, architecture }) => `${os || 'unknown'}/${architecture || 'unknown'}`));
  if (away.length > 0) {
    return checkLine(
      id,
      'warn',
      `${away.length} of ${all.length} nodes are not Ready; the rollout will wait for them.`,
      'Repair them, or remove them from the cluster.',
      away.slice(0, MOST).map(({ name }) => name),
    );
  }
  return checkLine(id, 'pass', `${all.length} nodes, all Ready (${kinds.join(', ')}).`);
}

const MOST = 20;

function count(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, times]) => `${times} ${word}`);
}

export function accessLine(access: Result<readonly AccessAnswer[]>): PreflightLine {
  const id = 'access';
  if (!access.ok) {
    return failedLine(id, 'unknown', 'Your permissions could not be checked.', access.error);
  }
  const missing = access.value.filter(({ allowed }) => !allowed);
  if (missing.length === 0) return checkLine(id, 'pass', 'You have all permissions that the change needs.');
  const items = missing.map(accessInWords);
  // Without events a stuck pod tells less; everything else is needed.
  const harmless = missing.every(({ resource }) => resource === 'events');
  return checkLine(
    id,
    harmless ? 'warn' : 'block',
    `You may not ${items.join(', ')}.`,
    'Ask for a role with these verbs.',
    items,
  );
}

function accessInWords({ verb, resource, group, namespace }: AccessAnswer): string {
  return `${verb} ${resource}${group ? `.${group}` : ''}${namespace ? ` in ${namespace}` : ''}`;
}

export function ownerLines(installation: LiveObject): PreflightLine[] {
  const { owners, fieldManagers } = ownership(installation);
  const writers = fieldManagers.filter((name) => name !== '' && name !== 'operator').join(', ');
  const written = writers ? [`nonPrivileged was last written by: ${writers}`] : [];
  if (owners.length === 0) {
    return [
      checkLine('owner', 'pass', 'The Installation is not managed by Helm, Argo CD or Flux.', '', written),
    ];
  }
  const found = [...new Set(owners.map(({ tool }) => tool))];
  const tools = found.join(' and ');
  return [
    checkLine(
      'owner',
      'warn',
      `${tools} manages the Installation and may revert the change.`,
      `Change it in the source as well: ${found.map((tool) => SOURCES[tool]).join('; ')}.`,
      [...owners.map(({ tool, sign }) => `${tool}: ${sign}`), ...written],
    ),
  ];
}

/** Where the Installation of a tool is changed so that it stays. */
const SOURCES = {
  Helm: '`installation.nonPrivileged` in the values of the release',
  'Argo CD': 'the repository that the Application names',
  Flux: 'the repository, or the values of the HelmRelease, that Flux reads',
} as const;
