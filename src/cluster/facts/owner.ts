import { at, recordsAt, textAt } from '../at.ts';
import { isRecord, type Json, type LiveObject } from '../live-object.ts';

/** Who else keeps the Installation as it is, and would set a change back or overwrite it. */
export interface Owner {
  readonly tool: 'Helm' | 'Argo CD' | 'Flux';
  /** What gave it away: `label argocd.argoproj.io/instance=calico`. */
  readonly sign: string;
}

export interface Ownership {
  readonly owners: readonly Owner[];
  /** The field managers that own `spec.nonPrivileged`. */
  readonly fieldManagers: readonly string[];
}

export function ownership(installation: LiveObject): Ownership {
  const entries = recordsAt(installation, 'metadata', 'managedFields');
  return {
    owners: [...metadataSigns(installation), ...managerSigns(entries.map((one) => textAt(one, 'manager')))],
    fieldManagers: entries
      .filter((entry) => isRecord(at(entry, 'fieldsV1', 'f:spec', 'f:nonPrivileged')))
      .map((entry) => textAt(entry, 'manager')),
  };
}

const METADATA: readonly (readonly ['labels' | 'annotations', key: string, Owner['tool']])[] = [
  ['annotations', 'meta.helm.sh/release-name', 'Helm'],
  ['annotations', 'argocd.argoproj.io/tracking-id', 'Argo CD'],
  ['labels', 'argocd.argoproj.io/instance', 'Argo CD'],
  ['labels', 'kustomize.toolkit.fluxcd.io/name', 'Flux'],
  ['labels', 'helm.toolkit.fluxcd.io/name', 'Flux'],
];

function metadataSigns(installation: LiveObject): Owner[] {
  return METADATA.flatMap(([where, key, tool]) => {
    const value = textAt(installation, 'metadata', where, key);
    return value ? [{ tool, sign: `${where.slice(0, -1)} ${key}=${value}` }] : [];
  });
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
