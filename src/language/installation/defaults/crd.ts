import { versions } from '../../versions/version-range.ts';
import { type DefaultingStep, fill } from './draft.ts';

const POOL_BGP_EXPORT = versions('3.24.0..');
const AZURE = versions('3.29.2..');
const HEAD = versions('3.33.0-unreleased..');

/**
 * What the API server fills in before the operator looks (`default:` in the CRD). Pools that the operator makes
 * later never pass through it.
 */
export const fillCrdDefaults: DefaultingStep = (draft, context) => {
  if (context.holds(POOL_BGP_EXPORT)) {
    for (const pool of draft.calicoNetwork.ipPools ?? []) fill(pool, 'disableBGPExport', false);
  }
  if (draft.azure && context.holds(AZURE)) fill(draft.azure, 'policyMode', 'Default');
  if (context.holds(HEAD)) {
    fill(draft, 'calicoRunHostPath', '/var/run/calico');
    fill(draft, 'calicoLibHostPath', '/var/lib/calico');
    if (draft.networkPolicy) fill(draft.networkPolicy, 'managePolicies', 'Enabled');
  }
};
