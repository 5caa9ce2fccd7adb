import { dryRunApply } from './commands/apply.ts';
import { getInstallation } from './commands/get-installation.ts';
import type { Kubectl, RunOptions } from './kubectl.ts';
import { type LiveObject, withoutNoise } from './live-object.ts';
import { isKindUnknown } from './remedy.ts';
import { failure, type Result, success } from './result.ts';

/** What applying a manifest would do. */
export interface ApplyPlan {
  /** Undefined where the Installation does not exist yet. */
  readonly live: LiveObject | undefined;
  readonly after: LiveObject;
  readonly warnings: readonly string[];
}

/** Reads the live object, then asks the API server what the manifest would make of it. Nothing is written. */
export async function planApply(
  kubectl: Kubectl,
  { name, manifest }: { readonly name: string; readonly manifest: string },
  options: RunOptions,
): Promise<Result<ApplyPlan>> {
  const live = await readLive(kubectl, name, options);
  if (!live.ok) return live;
  const after = await kubectl.run(dryRunApply, { manifest }, options);
  if (!after.ok) return after;
  return success({ live: live.value, after: after.value, warnings: after.warnings });
}

/** Fails with a conflict where the live object is another one than in the plan: then what the user agreed to is outdated. */
export async function checkPlan(
  kubectl: Kubectl,
  { live, after }: ApplyPlan,
  options: RunOptions,
): Promise<Result<void>> {
  const now = await readLive(kubectl, after.metadata.name, options);
  if (!now.ok) return now;
  if (isSame(now.value, live)) return success(undefined);
  const detail = now.value ? 'it is no longer what the difference showed' : 'it has been deleted';
  const { context = '' } = options;
  return failure({ kind: 'conflict', detail, effect: 'reads', context, program: kubectl.program });
}

export function changesNothing({ live, after }: ApplyPlan): boolean {
  return isSame(live, after);
}

/** Undefined where there is no Installation of this name. */
async function readLive(
  kubectl: Kubectl,
  name: string,
  options: RunOptions,
): Promise<Result<LiveObject | undefined>> {
  const live = await kubectl.run(getInstallation, { name }, options);
  if (live.ok || live.error.kind !== 'not-found' || isKindUnknown(live.error)) return live;
  return success(undefined);
}

/** As far as the user sees: the operator writes the status of an Installation all the time. */
function isSame(one: LiveObject | undefined, other: LiveObject | undefined): boolean {
  if (!one || !other) return one === other;
  return JSON.stringify(withoutNoise(one)) === JSON.stringify(withoutNoise(other));
}
