import { nonPrivilegedOf } from '../change/mode.ts';
import type { ClusterError } from '../errors/error.ts';
import { explainError, type RemedyAction } from '../errors/remedy.ts';
import { rowInWords, type StatusRow } from '../facts/tigerastatus.ts';
import { numberAt, recordsAt, textAt } from '../object/at.ts';
import { nodeGroupRows, nodeRow, nodesRow, pagedRows } from './node-rows.ts';
import type { Picture, Section } from './picture.ts';
import { BAD, GOOD, type Icon, MOVING, type Row, told } from './row.ts';

export type { Row } from './row.ts';

export type ViewState =
  /** Nobody has asked for it. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly context: string }
  | { readonly kind: 'error'; readonly error: ClusterError }
  | { readonly kind: 'shown'; readonly picture: Picture };

/** The ids of the rows below a row; below none, those at the top. */
export function rowsBelow(state: ViewState, id: string | undefined): readonly string[] {
  if (state.kind === 'idle') return [];
  if (state.kind === 'loading') return id ? [] : ['loading'];
  if (state.kind === 'error') return id ? [] : errorRows('error', state.error);
  const { picture } = state;
  if (id === undefined) return ['context'];
  if (id === 'context') return ['installation', 'statuses', 'nodes'];
  const fault = faultOf(picture, id);
  if (fault) return errorRows(`${id}/error`, fault);
  if (id === 'installation') return conditionsOf(picture).map(({ type }) => `installation/${String(type)}`);
  if (id === 'statuses') return [...picture.statuses.keys()].sort().map((name) => `statuses/${name}`);
  if (id === 'nodes') return nodeGroupRows(picture);
  return pagedRows(picture, id);
}

/** What a row says now; undefined where it is gone meanwhile. */
export function rowOf(state: ViewState, id: string): Row | undefined {
  if (state.kind === 'loading') {
    return { id, label: `Asking ${state.context}…`, icon: { name: 'loading~spin' }, expands: 'no' };
  }
  if (state.kind === 'error') return errorRow(id, state.error);
  if (state.kind !== 'shown') return undefined;
  const { picture } = state;
  const [top, below] = id.split('/') as [string, string | undefined];
  const fault = faultOf(picture, top);
  if (below === 'error' && fault) return errorRow(id, fault);
  if (top === 'context') return contextRow(picture);
  if (top === 'installation') return below ? conditionRow(picture, id, below) : installationRow(picture);
  if (top === 'statuses') return below ? statusRowOf(picture, id, below) : statusesRow(picture);
  return below === undefined ? nodesRow(picture) : nodeRow(picture, id);
}

function contextRow({ target, isLive }: Picture): Row {
  const { context, server } = target;
  return {
    id: 'context',
    label: context,
    description: isLive ? server : `${server} · not watched`,
    tooltip: told([`Context ${context}`, `API server ${server || '(none)'}`]),
    icon: { name: isLive ? 'server-environment' : 'debug-disconnect' },
    expands: 'expanded',
    menu: 'context',
    spoken: `Context ${context}${isLive ? '' : ', not watched'}`,
  };
}

function installationRow(picture: Picture): Row {
  const { installation, target } = picture;
  const id = 'installation';
  if (!installation) {
    return {
      id,
      label: 'No Installation',
      description: faultOf(picture, id) ? '' : `no default Installation in ${target.context}`,
      tooltip: 'Calico: Apply Installation creates one from the text at the cursor.',
      icon: { name: 'circle-slash' },
      expands: faultOf(picture, id) ? 'expanded' : 'no',
      menu: 'noInstallation',
    };
  }
  const value = nonPrivilegedOf(installation);
  const mode = value ? `nonPrivileged: ${value}` : 'nonPrivileged is absent';
  const version = textAt(installation, 'status', 'calicoVersion');
  const generation = numberAt(installation, 'metadata', 'generation') ?? 'unknown';
  return {
    id,
    label: 'Installation default',
    description: [mode, `generation ${generation}`, version].filter(Boolean).join(' · '),
    tooltip: told([
      `Installation default, generation ${generation}`,
      mode,
      `variant ${textAt(installation, 'spec', 'variant') || 'Calico'}`,
      version && `Calico ${version}`,
    ]),
    icon: { name: value === 'Enabled' ? 'shield' : 'file-code' },
    expands: conditionsOf(picture).length > 0 ? 'collapsed' : 'no',
    menu: value === 'Enabled' ? 'installation.enabled' : 'installation.disabled',
    spoken: `Installation default, ${mode}, generation ${generation}`,
  };
}

function conditionsOf({ installation }: Picture) {
  return recordsAt(installation, 'status', 'conditions').filter(({ type }) => typeof type === 'string');
}

function conditionRow(picture: Picture, id: string, type: string): Row | undefined {
  const condition = conditionsOf(picture).find((one) => one.type === type);
  if (!condition) return undefined;
  const status = textAt(condition, 'status');
  const isTrue = status === 'True';
  const isGood = isTrue === (type === 'Ready' || type === 'Available');
  const reason = textAt(condition, 'reason');
  const message = textAt(condition, 'message');
  return {
    id,
    label: type,
    description: [isTrue ? 'yes' : status === 'False' ? 'no' : 'unknown', message || reason]
      .filter(Boolean)
      .join(' · '),
    tooltip: told([`${type}: ${status || 'unknown'}`, reason, message]),
    icon: isGood ? GOOD : type === 'Progressing' ? MOVING : BAD,
    expands: 'no',
  };
}

function statusesRow(picture: Picture): Row {
  const rows = [...picture.statuses.values()];
  const degraded = rows.filter((row) => row.degraded?.isTrue).length;
  const available = rows.filter((row) => !row.degraded?.isTrue && row.available?.isTrue).length;
  const said =
    degraded > 0 ? `${degraded} of ${rows.length} degraded` : `${available} of ${rows.length} available`;
  const isAll = available === rows.length;
  return {
    id: 'statuses',
    label: 'TigeraStatus',
    description: rows.length > 0 ? said : faultOf(picture, 'statuses') ? '' : 'none',
    icon: rows.length === 0 ? { name: 'pulse' } : degraded > 0 ? BAD : isAll ? GOOD : MOVING,
    // From the first moment on: the editor opens no row by itself that had nothing below it before.
    expands: 'expanded',
    menu: 'statuses',
  };
}

function statusRowOf({ statuses }: Picture, id: string, name: string): Row | undefined {
  const row = statuses.get(name);
  if (!row) return undefined;
  const words = rowInWords(row);
  const since = (row.degraded?.isTrue ? row.degraded : (row.progressing ?? row.available))?.since;
  const generation = row.degraded?.observedGeneration ?? row.available?.observedGeneration;
  return {
    id,
    label: name,
    description: words,
    tooltip: told([
      `TigeraStatus ${name}: ${words}`,
      since && `since ${since}`,
      generation !== undefined && `of generation ${generation}`,
    ]),
    icon: statusIcon(row),
    expands: 'no',
    menu: 'status',
    spoken: `TigeraStatus ${name}: ${words}`,
  };
}

function statusIcon({ available, progressing, degraded }: StatusRow): Icon {
  if (degraded?.isTrue) return BAD;
  if (progressing?.isTrue || !available?.isTrue) return MOVING;
  return GOOD;
}

function faultOf({ troubles }: Picture, id: string): ClusterError | undefined {
  return troubles.get(id as Section) ?? (id === 'nodes' ? troubles.get('coverage') : undefined);
}

function errorRows(id: string, error: ClusterError): string[] {
  return [id, ...explainError(error).actions.map((action) => `${id}/${action}`)];
}

/** What happened, in words, and below it each thing that can be done about it. */
function errorRow(id: string, error: ClusterError): Row | undefined {
  const { happened, remedy, actions } = explainError(error);
  const action = actions.find((one) => id.endsWith(`/${one}`));
  if (action) {
    return { id, label: ACTIONS[action], icon: { name: 'arrow-right' }, expands: 'no', action };
  }
  const text = `${happened} ${remedy}`.replaceAll('`', '');
  return {
    id,
    label: happened.replaceAll('`', ''),
    tooltip: text,
    icon: { name: 'warning', colour: 'list.warningForeground' },
    expands: 'no',
    menu: 'error',
    spoken: text,
  };
}

const ACTIONS: Readonly<Record<RemedyAction, string>> = {
  'manage-trust': 'Manage Workspace Trust',
  retry: 'Try Again',
  'show-output': 'Show Output',
  'set-kubectl-path': 'Open Setting',
  'set-time-limit': 'Open Setting',
  'pick-context': 'Pick Context',
  'open-kubeconfig': 'Open kubeconfig',
  'open-terminal': 'Sign in from a Terminal',
};
