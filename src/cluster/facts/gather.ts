import type { CalicoFacts } from '../calico-facts.ts';
import { CALICO_NODE } from '../calico-node.ts';
import { CALICO_KINDS, getCalicoObjects } from '../commands/get-calico-objects.ts';
import { getOperatorImage } from '../commands/get-operator-image.ts';
import { listNodes, type NodeFact } from '../commands/list-nodes.ts';
import {
  type AnnotatedWorkload,
  listWorkloads,
  WORKLOAD_KINDS,
  type Workloads,
} from '../commands/list-workloads.ts';
import { type Access, type AccessAnswer, reviewAccess } from '../commands/review-access.ts';
import { type ClusterError, isError } from '../errors/error.ts';
import { failure, type Result, success } from '../errors/result.ts';
import type { Kubectl, RunOptions } from '../kubectl/kubectl.ts';
import { at } from '../object/at.ts';
import type { LiveObject } from '../object/live-object.ts';
import { type CalicoVersionFact, calicoVersion } from './calico-version.ts';
import { type NodeMarks, nodeMarks } from './node-template.ts';
import { type StatusRow, statusRow } from './tigerastatus.ts';

/** What was found out of a cluster. A part that could not be read holds the error, and the others stand. */
export interface ClusterState {
  /** Undefined where there is no Installation `default`. */
  readonly installation: Result<LiveObject | undefined>;
  readonly rows: Result<readonly StatusRow[]>;
  readonly felixConfigurations: Result<readonly LiveObject[]>;
  readonly ipPools: Result<readonly LiveObject[]>;
  readonly version: CalicoVersionFact;
  /** Undefined where the DaemonSet is not there. */
  readonly daemonSet: Result<LiveObject | undefined>;
  /** Those of the DaemonSet's template; undefined where it is not there or could not be read. */
  readonly template: NodeMarks | undefined;
  readonly nodes: Result<readonly NodeFact[]>;
  /** Undefined where nobody asked. */
  readonly annotated: Result<readonly AnnotatedWorkload[]> | undefined;
  readonly access: Result<readonly AccessAnswer[]> | undefined;
}

export interface GatherOptions extends RunOptions {
  readonly context: string;
  readonly calicoFacts: CalicoFacts;
  /** Whether to look through the pods and templates of all namespaces. */
  readonly workloads: boolean;
  /** What the user must be allowed to do; empty for not asking. */
  readonly access: readonly Access[];
}

/**
 * Reads what a change depends on; nothing is written. Calls come one after the other, since each may ask the user to
 * log in. An error that the next call would meet as well ends it.
 */
export async function gather(kubectl: Kubectl, options: GatherOptions): Promise<Result<ClusterState>> {
  const { calicoFacts } = options;
  const objects = await byKind(CALICO_KINDS, (kinds) => kubectl.run(getCalicoObjects, { kinds }, options));
  if (!objects.ok) return objects;
  const [installations, rows, informations, felix, pools, daemonSets] = objects.value;
  const nodes = await kubectl.run(listNodes, undefined, options);
  if (isFatal(nodes)) return nodes;
  const workloads = await workloadsOf(kubectl, options);
  if (!workloads.ok) return workloads;
  const { annotated, operatorImage } = workloads.value;
  const access =
    options.access.length > 0
      ? await kubectl.run(reviewAccess, { asked: options.access }, options)
      : undefined;
  if (access && isFatal(access)) return access;

  const installation = mapped(installations!, (list) => list.find((one) => one.metadata.name === 'default'));
  const daemonSet = mapped(daemonSets!, calicoNodeIn);
  const template = daemonSet.ok ? nodeMarks(templateSpec(daemonSet.value)) : undefined;
  const version = await calicoVersion(
    {
      operatorImage,
      installation: installation.ok ? installation.value : undefined,
      clusterInformation: informations!.ok ? informations!.value[0] : undefined,
      nodeImage: template?.image ?? '',
    },
    calicoFacts,
  );
  return success({
    installation,
    rows: mapped(rows!, (list) => list.map(statusRow)),
    felixConfigurations: felix!,
    ipPools: pools!,
    version,
    daemonSet,
    template,
    nodes,
    annotated,
    access,
  });
}

/** The DaemonSet calico-node, among whatever objects. */
export function calicoNodeIn(objects: readonly LiveObject[]): LiveObject | undefined {
  return objects.find(({ kind, metadata }) => kind === 'DaemonSet' && metadata.name === CALICO_NODE.name);
}

/** That of the pods that a DaemonSet makes. */
export function templateSpec(daemonSet: LiveObject | undefined) {
  return at(daemonSet, 'spec', 'template', 'spec');
}

/** All kinds in one call; where one of them is unknown or forbidden, each by itself, so that the others are seen. */
async function byKind(
  kinds: readonly string[],
  get: (kinds: readonly string[]) => Promise<Result<readonly LiveObject[]>>,
): Promise<Result<Result<readonly LiveObject[]>[]>> {
  const all = await get(kinds);
  if (isFatal(all)) return all;
  if (all.ok) {
    const ofKind = (kind: string) => all.value.filter((object) => pluralOf(object) === kind);
    return success(kinds.map((kind) => success(ofKind(kind))));
  }
  const results: Result<readonly LiveObject[]>[] = [];
  for (const kind of kinds) {
    const one = await get([kind]);
    if (isFatal(one)) return one;
    results.push(one);
  }
  return success(results);
}

/** `tigerastatuses.v1.operator.tigera.io`: as in `CALICO_KINDS`. */
function pluralOf({ kind, apiVersion }: LiveObject): string {
  const plural = `${kind.toLowerCase()}${kind.endsWith('s') ? 'es' : 's'}`;
  const [group, version] = apiVersion.split('/');
  return `${plural}.${version}.${group}`;
}

interface WorkloadsSeen {
  readonly annotated: Result<readonly AnnotatedWorkload[]> | undefined;
  readonly operatorImage: string;
}

async function workloadsOf(kubectl: Kubectl, options: GatherOptions): Promise<Result<WorkloadsSeen>> {
  const listed = options.workloads ? await everyWorkload(kubectl, options) : undefined;
  if (listed && isFatal(listed)) return listed;
  const annotated = listed && mapped(listed, (workloads) => workloads.annotated);
  const image = listed?.ok ? listed.value.operatorImages[0] : undefined;
  if (image) return success({ annotated, operatorImage: image });
  const found = await kubectl.run(getOperatorImage, undefined, options);
  if (isFatal(found)) return found;
  return success({ annotated, operatorImage: found.ok ? found.value : '' });
}

/** Kinds that the user may not list, or that the cluster does not have, must not hide what the others say. */
async function everyWorkload(kubectl: Kubectl, options: GatherOptions): Promise<Result<Workloads>> {
  const all = await kubectl.run(listWorkloads, { kinds: WORKLOAD_KINDS }, options);
  if (all.ok || isFatal(all)) return all;
  const found: Workloads[] = [];
  let missing: ClusterError | undefined;
  for (const kind of WORKLOAD_KINDS) {
    const one = await kubectl.run(listWorkloads, { kinds: [kind] }, options);
    if (isFatal(one)) return one;
    if (one.ok) found.push(one.value);
    else if (one.error.kind !== 'not-found') missing ??= one.error;
  }
  const annotated = found.flatMap((one) => one.annotated);
  // What was found stands even if not everything could be looked at.
  if (missing && annotated.length === 0) return failure(missing);
  return success({ annotated, operatorImages: found.flatMap((one) => one.operatorImages) });
}

function mapped<From, To>(result: Result<From>, map: (value: From) => To): Result<To> {
  return result.ok ? success(map(result.value), result.warnings) : result;
}

/** An error that says nothing of this one question alone. */
export function isFatal(result: Result<unknown>): result is { ok: false; error: ClusterError } {
  return !result.ok && !isError(result.error, 'partial');
}
