import type { CalicoFacts } from '../calico-facts.ts';
import { getInstallation } from '../commands/get-installation.ts';
import { type Result, success } from '../errors/result.ts';
import type { Kubectl } from '../kubectl/kubectl.ts';
import { numberAt } from '../object/at.ts';
import type { Target } from '../target.ts';
import { LIMITS, type Limits } from './limits.ts';
import { type RolloutProgress, type WaitResult, waitForRollout } from './wait.ts';

export interface FollowRolloutOptions {
  readonly target: Target;
  readonly calicoFacts: CalicoFacts;
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal;
  readonly onProgress: (progress: RolloutProgress) => void;
  readonly onNote: (note: string) => void;
}

/** Follows what goes on without changing anything: until the operator and all pods have caught up with the Installation. */
export async function followRollout(
  kubectl: Kubectl,
  { target, calicoFacts, limits, signal, onProgress, onNote }: FollowRolloutOptions,
): Promise<Result<WaitResult>> {
  const { context } = target;
  const live = await kubectl.run(getInstallation, { name: 'default' }, { context, signal });
  if (!live.ok) return live;
  const generation = numberAt(live.value, 'metadata', 'generation') ?? 0;
  return success(
    await waitForRollout(kubectl, {
      context,
      value: undefined,
      expected: { generation, mode: undefined, rowsBefore: new Map() },
      calicoFacts,
      limits: { ...LIMITS, ...limits },
      signal,
      onProgress,
      onNote,
    }),
  );
}
