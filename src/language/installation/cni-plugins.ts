import type { InstallationSpec } from './spec.ts';

/**
 * The managed service that a CNI plugin belongs to. The operator takes the plugin there and where no provider is
 * set; Calico's own goes with every provider. Source: validation.go validateCustomResource, all versions.
 */
export const PROVIDER_OF_PLUGIN: Readonly<Record<string, string>> = {
  GKE: 'GKE',
  AmazonVPC: 'EKS',
  AzureVNET: 'AKS',
};

/** The IPAM plugins that go with a CNI plugin, the default first. Source as above, all versions. */
export const IPAM_OF_PLUGIN: Readonly<Record<string, readonly string[]>> = {
  Calico: ['Calico', 'HostLocal'],
  GKE: ['HostLocal'],
  AmazonVPC: ['AmazonVPC'],
  AzureVNET: ['AzureVNET'],
};

/** The CNI plugin where it is known and not Calico's own; undefined otherwise, as in a patch that does not say. */
export function foreignPlugin({ cni }: InstallationSpec): string | undefined {
  return cni?.type === 'Calico' ? undefined : cni?.type;
}

/** True where pods get their network and their addresses from Calico; false where that is not known. */
export function isCalicoAllThrough({ cni }: InstallationSpec): boolean {
  return cni?.type === 'Calico' && cni.ipam?.type === 'Calico';
}
