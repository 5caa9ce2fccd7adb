import type { CalicoVersion } from '../versions/version.ts';
import type { Assumption } from './assumption.ts';
import type { ClusterFacts } from './cluster/facts.ts';
import { fillAutodetection } from './defaults/autodetection.ts';
import { fillCni, fillCniDirectories } from './defaults/cni.ts';
import { fillCrdDefaults } from './defaults/crd.ts';
import {
  fillBgp,
  fillCalicoCniOnly,
  fillLinuxDataplane,
  fillPolicySetupTimeout,
} from './defaults/dataplane.ts';
import { DefaultingContext, type DefaultingStep, specDraftOf } from './defaults/draft.ts';
import { fillIpPools } from './defaults/ip-pools.ts';
import { fillLogging } from './defaults/logging.ts';
import { fillNodes } from './defaults/nodes.ts';
import { fillProduct } from './defaults/product.ts';
import { fillAzure, fillProvider, fillTyphaAffinity } from './defaults/provider.ts';
import { fillWindows } from './defaults/windows.ts';
import type { InstallationSpec } from './spec.ts';

/**
 * In the operator's order, with one change: the operator runs several passes, because the pools controller (3.28+)
 * fills pools only after the core's first pass, and the core looks at them in its next. No step before the pools
 * depends on them, so with the pools in their place one pass is the fixed point.
 */
const STEPS: readonly DefaultingStep[] = [
  fillCrdDefaults,
  fillProvider,
  fillProduct,
  fillTyphaAffinity,
  fillCni,
  fillLinuxDataplane,
  fillWindows,
  fillBgp,
  fillIpPools,
  fillAutodetection,
  fillPolicySetupTimeout,
  fillCniDirectories,
  fillCalicoCniOnly,
  fillLogging,
  fillNodes,
  fillAzure,
];

export interface Effective {
  readonly spec: InstallationSpec;
  /** What the spec would not hold if the cluster were otherwise; once per field and fact. */
  readonly assumptions: readonly Assumption[];
}

/** What the operator of this version makes of what is written. `written` is not changed, but shared in part. */
export function effectiveSpec(
  written: InstallationSpec,
  version: CalicoVersion,
  cluster: ClusterFacts,
): Effective {
  const context = new DefaultingContext(version, cluster);
  const draft = specDraftOf(written);
  for (const step of STEPS) step(draft, context);
  return { spec: draft, assumptions: context.assumptions };
}
