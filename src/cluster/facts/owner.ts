import { at, recordsAt, textAt } from '../object/at.ts';
import { isRecord, type Json, type LiveObject } from '../object/live-object.ts';

/** Who else keeps the Installation as it is, and would set a change back or overwrite it. */
export interface Owner {
  readonly tool: 'Helm' | 'Argo CD' | 'Flux';
  /** What gave it away: `label argocd.argoproj.io/instance=calico`. */
  readonly sign: string;
  /** What to change in place of the Installation, where the sign names it. */
  readonly source?: OwnerSource;
}

/** A release of Helm, or an object of Argo CD or Flux. */
export interface OwnerSource {
  readonly kind: 'release' | 'Application' | 'Kustomization' | 'HelmRelease';
  readonly name: string;
  /** Empty where the sign does not say. */
  readonly namespace: string;
}

export interface Ownership {
  readonly owners: readonly Owner[];
  /** The field managers that own `spec.nonPrivileged`. */
  readonly fieldManagers: readonly string[];
}

export function ownership(installation: LiveObject): Ownership {
  const entries = recordsAt(installation, 'metadata', 'managedFields');
  const managers = entries.map((one) => textAt(one, 'manager'));
  return {
    owners: [...metadataSigns(installation, managers), ...managerSigns(managers)],
    fieldManagers: entries
      .filter((entry) => isRecord(at(entry, 'fieldsV1', 'f:spec', 'f:nonPrivileged')))
      .map((entry) => textAt(entry, 'manager')),
  };
}

/** Labels and annotations by which the tools find their objects again. */
interface Sign {
  readonly where: 'labels' | 'annotations';
  readonly key: string;
  readonly tool: Owner['tool'];
  readonly kind: OwnerSource['kind'];
  /** The key that has the namespace, in the same place. */
  readonly namespaceKey?: string;
  /** The sign is also used by others, and counts only beside one of these field managers. */
  readonly beside?: readonly string[];
}

const ARGO_MANAGERS = ['argocd-controller', 'argocd-application-controller'];

const METADATA: readonly Sign[] = [
  {
    where: 'annotations',
    key: 'meta.helm.sh/release-name',
    tool: 'Helm',
    kind: 'release',
    namespaceKey: 'meta.helm.sh/release-namespace',
  },
  { where: 'annotations', key: 'argocd.argoproj.io/tracking-id', tool: 'Argo CD', kind: 'Application' },
  { where: 'labels', key: 'argocd.argoproj.io/instance', tool: 'Argo CD', kind: 'Application' },
  // What Argo CD up to 2.x tracks by unless it is told otherwise; charts of Helm have it, too.
  {
    where: 'labels',
    key: 'app.kubernetes.io/instance',
    tool: 'Argo CD',
    kind: 'Application',
    beside: ARGO_MANAGERS,
  },
  {
    where: 'labels',
    key: 'kustomize.toolkit.fluxcd.io/name',
    tool: 'Flux',
    kind: 'Kustomization',
    namespaceKey: 'kustomize.toolkit.fluxcd.io/namespace',
  },
  {
    where: 'labels',
    key: 'helm.toolkit.fluxcd.io/name',
    tool: 'Flux',
    kind: 'HelmRelease',
    namespaceKey: 'helm.toolkit.fluxcd.io/namespace',
  },
];

function metadataSigns(installation: LiveObject, managers: readonly string[]): Owner[] {
  return METADATA.flatMap(({ where, key, tool, kind, namespaceKey = '', beside }) => {
    const value = textAt(installation, 'metadata', where, key);
    if (value === '' || (beside && !beside.some((manager) => managers.includes(manager)))) return [];
    const sign = `${where.slice(0, -1)} ${key}=${value}`;
    const namespace = textAt(installation, 'metadata', where, namespaceKey);
    return [
      {
        tool,
        sign,
        source: { kind, namespace, name: value, ...(kind === 'Application' ? application(value) : {}) },
      },
    ];
  });
}

/** `net:operator.tigera.io/Installation:/default`; `argo_net:…` for an Application outside of Argo CD's own namespace. */
function application(trackingId: string): Pick<OwnerSource, 'name' | 'namespace'> {
  const [whole = ''] = trackingId.split(':');
  const [, namespace = '', name = whole] = /^([^_]+)_(.+)$/.exec(whole) ?? [];
  return { name, namespace };
}

const MANAGERS: Readonly<Record<string, Owner['tool']>> = {
  helm: 'Helm',
  'argocd-controller': 'Argo CD',
  'argocd-application-controller': 'Argo CD',
  'kustomize-controller': 'Flux',
  'helm-controller': 'Flux',
};

function managerSigns(managers: readonly Json[]): Owner[] {
  return [...new Set(managers.map(String))].flatMap((manager) => {
    const tool = MANAGERS[manager];
    return tool ? [{ tool, sign: `field manager ${manager}` }] : [];
  });
}
