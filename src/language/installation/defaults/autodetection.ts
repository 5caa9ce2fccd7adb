import type { Path } from '../../text/path.ts';
import { versions } from '../../versions/version-range.ts';
import { familyOf, type IpFamily } from '../cidr.ts';
import type { NodeAddressAutodetection } from '../spec.ts';
import type { DefaultingContext, DefaultingStep, SpecDraft } from './draft.ts';

const LOOKS_AT_CLUSTER = versions('3.28.0..');

/**
 * How nodes find their addresses (core_controller.go fillDefaults). Up to 3.27 a pool of the family in the spec calls
 * for it; from 3.28 an enabled IPPool in the cluster, which the pools of the spec have become by the second pass.
 * BPF needs an IPv4 address even without a pool.
 */
export const fillAutodetection: DefaultingStep = (draft, context) => {
  const { calicoNetwork } = draft;
  if (!calicoNetwork.nodeAddressAutodetectionV4) {
    const path = ['spec', 'calicoNetwork', 'nodeAddressAutodetectionV4'];
    const needed = calicoNetwork.linuxDataplane === 'BPF' || hasPool(draft, 4, path, context);
    if (needed) calicoNetwork.nodeAddressAutodetectionV4 = methodV4(draft.kubernetesProvider);
  }
  if (!calicoNetwork.nodeAddressAutodetectionV6) {
    const path = ['spec', 'calicoNetwork', 'nodeAddressAutodetectionV6'];
    if (hasPool(draft, 6, path, context)) calicoNetwork.nodeAddressAutodetectionV6 = { firstFound: true };
  }
};

function methodV4(provider: string | undefined): NodeAddressAutodetection {
  if (provider === 'DockerEnterprise') return { skipInterface: '^br-.*' };
  if (provider === 'EKS') return { canReach: '8.8.8.8' };
  return { firstFound: true };
}

function hasPool(
  { calicoNetwork }: SpecDraft,
  family: IpFamily,
  path: Path,
  context: DefaultingContext,
): boolean {
  if (calicoNetwork.ipPools?.some(({ cidr }) => familyOf(cidr) === family)) return true;
  if (!context.holds(LOOKS_AT_CLUSTER)) return false;
  const existing = context.ask('existingIPPools', path) ?? [];
  return existing.some(({ cidr, disabled }) => disabled !== true && familyOf(cidr) === family);
}
