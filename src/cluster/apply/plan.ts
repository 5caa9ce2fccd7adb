import { isDeepStrictEqual } from 'node:util';
import { apply, dryRunApply } from '../commands/apply.ts';
import { applyServerSide, dryRunServerSide, type ServerSideInput } from '../commands/apply-server-side.ts';
import { getManagedInstallation } from '../commands/get-managed-installation.ts';
import type { FieldConflict } from '../errors/conflicts.ts';
import { isKindUnknown } from '../errors/remedy.ts';
import { failure, type Result, success } from '../errors/result.ts';
import type { Kubectl, RunOptions } from '../kubectl/kubectl.ts';
import { textAt } from '../object/at.ts';
import { type Json, LAST_APPLIED, type LiveObject, withoutNoise } from '../object/live-object.ts';
import { isSameToUser } from '../object/same.ts';
import { writeLocked } from '../write/locked.ts';
import { leaveOut } from './leave-out.ts';
import { hasSameManagers } from './managers.ts';

/** An Installation that is to be applied. */
export interface Manifest {
  readonly name: string;
  /** The user's own text, whole. */
  readonly manifest: string;
  /** What it says. */
  readonly object: { readonly [key: string]: Json };
}

/** What applying a manifest would do. */
export interface ApplyPlan {
  /**
   * How the live object is being kept: client-side where it has kubectl's annotation, otherwise server-side. To change
   * over is the user's business: whoever applies the file next, from a terminal or CI, would have to change with it.
   */
  readonly way: 'client-side' | 'server-side';
  /** With its `managedFields`; undefined where the Installation does not exist yet. */
  readonly live: LiveObject | undefined;
  /** As if every field in conflict were taken over. */
  readonly after: LiveObject;
  readonly warnings: readonly string[];
  /** The fields that others own and this would change: nothing can be written before each of them was decided on. */
  readonly conflicts: readonly FieldConflict[];
  readonly manifest: Manifest;
  /** What goes to the cluster, server-side. */
  readonly sent: ServerSideInput;
}

/** Reads the live object, then asks the API server what the manifest would make of it. Nothing is written. */
export async function planApply(
  kubectl: Kubectl,
  manifest: Manifest,
  options: RunOptions,
): Promise<Result<ApplyPlan>> {
  const live = await readLive(kubectl, manifest.name, options);
  if (!live.ok) return live;
  const way = textAt(live.value, 'metadata', 'annotations', LAST_APPLIED) ? 'client-side' : 'server-side';
  const sent = { object: withoutServerSet(manifest.object), force: false };
  const about = { way, live: live.value, manifest } as const;
  if (way === 'server-side') return tryServerSide(kubectl, about, sent, options);
  const after = await kubectl.run(dryRunApply, manifest, options);
  if (!after.ok) return after;
  return success({ ...about, after: after.value, warnings: after.warnings, conflicts: [], sent });
}

/** The plan after a choice: these fields are taken from their owners, the others in conflict are left out. */
export function planChoice(
  kubectl: Kubectl,
  plan: ApplyPlan,
  taken: readonly string[],
  options: RunOptions,
): Promise<Result<ApplyPlan>> {
  const left = plan.conflicts.map(({ field }) => field).filter((field) => !taken.includes(field));
  // `--force-conflicts` takes everything that is sent, so what is left must not be sent.
  const sent = { object: leaveOut(plan.sent.object, left), force: taken.length > 0 };
  return tryServerSide(kubectl, plan, sent, options);
}

/** Where there are conflicts, it is tried by force as well, to see what it comes to. */
async function tryServerSide(
  kubectl: Kubectl,
  { way, live, manifest }: Pick<ApplyPlan, 'way' | 'live' | 'manifest'>,
  sent: ServerSideInput,
  options: RunOptions,
): Promise<Result<ApplyPlan>> {
  const about = { way, live, manifest, sent };
  const tried = await kubectl.run(dryRunServerSide, sent, options);
  if (tried.ok) return success({ ...about, after: tried.value, warnings: tried.warnings, conflicts: [] });
  const { conflicts = [] } = tried.error;
  if (conflicts.length === 0) return tried;
  const forced = await kubectl.run(dryRunServerSide, { ...sent, force: true }, options);
  if (!forced.ok) return forced;
  return success({ ...about, after: forced.value, warnings: forced.warnings, conflicts });
}

/**
 * Writes what was planned, if the live object is still the one of the plan; otherwise it fails with a conflict, since
 * what the user agreed to is outdated. Server-side the API server is held to that, too, by the resourceVersion.
 * Client-side it cannot be: kubectl would keep the resourceVersion in its annotation.
 */
export async function carryOut(
  kubectl: Kubectl,
  plan: ApplyPlan,
  options: RunOptions,
): Promise<Result<LiveObject>> {
  const { live, after, way, manifest, sent } = plan;
  const written = await writeLocked(
    kubectl,
    {
      base: live,
      read: (reading) => readLive(kubectl, manifest.name, reading),
      send: (state) =>
        way === 'client-side'
          ? kubectl.run(apply, manifest, options)
          : kubectl.run(applyServerSide, locked(sent, state), options),
      // What is taken by force must have been agreed to by its owners' names.
      isStill: (state) => isSameToUser(state, live) && (!sent.force || hasSameManagers(state, live)),
      looksFirst: true,
      isMade: (object) => isDeepStrictEqual(withoutNoise(object), withoutNoise(after)),
    },
    options,
  );
  if (written.kind === 'done') return success(written.after, written.warnings);
  if (written.kind !== 'conflict') return failure(written.error);
  const detail = written.theirs ? 'it has changed since the diff was shown' : 'it has been deleted';
  return failure({ ...written.error, detail, effect: 'reads' });
}

function locked({ object, force }: ServerSideInput, live: LiveObject | undefined): ServerSideInput {
  const { metadata } = object;
  const resourceVersion = live?.metadata.resourceVersion;
  if (resourceVersion === undefined) return { object, force };
  return { object: { ...object, metadata: { ...(metadata as object), resourceVersion } }, force };
}

/** Undefined where there is no Installation of this name. */
async function readLive(
  kubectl: Kubectl,
  name: string,
  options: RunOptions,
): Promise<Result<LiveObject | undefined>> {
  const live = await kubectl.run(getManagedInstallation, { name }, options);
  if (live.ok || live.error.kind !== 'not-found' || isKindUnknown(live.error)) return live;
  return success(undefined);
}

/** What nobody may apply; a text that was copied from a cluster has it. */
function withoutServerSet(object: Manifest['object']): Manifest['object'] {
  const { status: _, metadata, ...rest } = object;
  const kept = Object.entries((metadata ?? {}) as object).filter(([key]) => !SERVER_SET.includes(key));
  return { ...rest, metadata: Object.fromEntries(kept) };
}

const SERVER_SET = ['creationTimestamp', 'generation', 'managedFields', 'resourceVersion', 'selfLink', 'uid'];
