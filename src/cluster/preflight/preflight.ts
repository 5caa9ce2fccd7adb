import type { CalicoFacts } from '../calico-facts.ts';
import type { ModeChange } from '../change/mode.ts';
import type { SetUp } from '../errors/remedy.ts';
import { type Result, success } from '../errors/result.ts';
import { type ClusterState, gather } from '../facts/gather.ts';
import type { Kubectl } from '../kubectl/kubectl.ts';
import type { Target } from '../target.ts';
import { NEEDED_ACCESS } from './access.ts';
import { withRemedy } from './line.ts';
import { type PreflightReport, preflightReport } from './report.ts';

export interface PreflightOptions {
  readonly target: Target;
  readonly change: ModeChange;
  readonly calicoFacts: CalicoFacts;
  /** How kubectl is set up where the report is shown. */
  readonly setUp: SetUp;
  readonly signal?: AbortSignal;
}

/** Looks at a cluster and says whether it is ready for a change. Nothing is written. */
export async function preflight(
  kubectl: Kubectl,
  { target, change, calicoFacts, setUp, signal }: PreflightOptions,
): Promise<Result<{ readonly report: PreflightReport; readonly state: ClusterState }>> {
  const state = await gather(kubectl, {
    context: target.context,
    signal,
    calicoFacts,
    workloads: change === 'enable',
    access: NEEDED_ACCESS,
  });
  if (!state.ok) return state;
  const report = await preflightReport({ target, change }, state.value, calicoFacts);
  const lines = report.lines.map((line) => withRemedy(line, setUp));
  return success({ report: { ...report, lines }, state: state.value });
}
