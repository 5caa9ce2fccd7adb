import type { CalicoFacts, NodeRendering } from '../calico-facts.ts';
import { nonPrivilegedOf } from '../change/mode.ts';
import { DAEMON_SETS, getCalicoObjects } from '../commands/get-calico-objects.ts';
import { listNodePods, type NodePod } from '../commands/list-node-pods.ts';
import { cancelled } from '../errors/error.ts';
import { failure, type Result, success } from '../errors/result.ts';
import { calicoNodeIn, templateSpec } from '../facts/gather.ts';
import { nodeMarks } from '../facts/node-template.ts';
import { rowInWords, type StatusRow, statusRow } from '../facts/tigerastatus.ts';
import { INSTALLATIONS, TIGERA_STATUSES } from '../kubectl/command.ts';
import type { Kubectl } from '../kubectl/kubectl.ts';
import { mapInSlices, nextTurn } from '../kubectl/slices.ts';
import { numberAt, wordsAt } from '../object/at.ts';
import type { LiveObject } from '../object/live-object.ts';
import type { Target } from '../target.ts';
import { type AskInside, askInside, type InsideAnswer } from './exec-id.ts';
import { podFaults } from './pod-faults.ts';
import { orderOf } from './pod-state.ts';

/** Whether calico-node really runs as it should, pod by pod. */
export interface Verification {
  readonly target: Target;
  readonly wanted: 'non-privileged' | 'privileged';
  /** What it was held against; empty where the version is not known. */
  readonly calicoVersion: string;
  readonly verified: boolean;
  /** What is wrong with the whole; sentences. */
  readonly faults: readonly string[];
  /** By node. */
  readonly pods: readonly VerifiedPod[];
  /** How many nodes the DaemonSet should cover. */
  readonly desired: number;
}

export interface VerifiedPod {
  readonly node: string;
  readonly pod: string;
  readonly runAsUser: number | undefined;
  readonly privileged: boolean;
  /** Those that are added; `hostpath-init` is an init container that only this mode has. */
  readonly capabilities: readonly string[];
  readonly hostpathInit: boolean;
  /** What the container itself says; undefined where nobody asked. */
  readonly inside?: InsideAnswer;
  readonly faults: readonly string[];
}

export interface VerifyOptions {
  readonly target: Target;
  readonly wanted: 'non-privileged' | 'privileged';
  readonly calicoVersion: string;
  /** Of the Installation; the operator must have accepted it. Undefined for the one that it has now. */
  readonly generation?: number;
  readonly calicoFacts: CalicoFacts;
  /** Also runs `id -u` in the pods; undefined for not doing that. */
  readonly askInside?: AskInside | undefined;
  readonly signal?: AbortSignal;
}

const KINDS = [INSTALLATIONS, TIGERA_STATUSES, DAEMON_SETS];

/** Reads TigeraStatus, the DaemonSet and every pod, and holds them against what the operator renders. */
export async function verify(kubectl: Kubectl, options: VerifyOptions): Promise<Result<Verification>> {
  const { target, wanted, calicoVersion, calicoFacts, signal } = options;
  const run = { context: target.context, signal };
  const objects = await kubectl.run(getCalicoObjects, { kinds: KINDS }, run);
  if (!objects.ok) return objects;
  const daemonSet = calicoNodeIn(objects.value);
  const pods = await kubectl.run(listNodePods, undefined, run);
  if (!pods.ok) return pods;

  const rendering =
    wanted === 'non-privileged' && calicoVersion ? await calicoFacts.rendering(calicoVersion) : undefined;
  const running = pods.value.filter(({ terminating }) => !terminating).map(({ name }) => name);
  const inside = options.askInside
    ? await askInside(kubectl, running.sort(), options.askInside, run)
    : undefined;
  if (signal?.aborted) return failure(cancelled({ program: kubectl.program, context: target.context }));
  const verified = await verifiedPods(pods.value, { wanted, rendering, inside });
  const desired = numberAt(daemonSet, 'status', 'desiredNumberScheduled') ?? 0;
  const live = objects.value.find(
    ({ kind, metadata }) => kind === 'Installation' && metadata.name === 'default',
  );
  const rows = objects.value.filter(({ kind }) => kind === 'TigeraStatus').map(statusRow);
  await nextTurn();
  const faults = [
    ...fieldFaults(nonPrivilegedOf(live), wanted),
    ...operatorFaults(rows, options.generation ?? numberAt(live, 'metadata', 'generation') ?? 0),
    ...(daemonSet ? rolloutFaults(daemonSet, wanted) : ['There is no DaemonSet calico-node.']),
    ...coverageFaults(pods.value, desired),
  ];
  return success({
    target,
    wanted,
    calicoVersion,
    verified: faults.length === 0 && verified.every((pod) => pod.faults.length === 0),
    faults,
    pods: verified,
    desired,
  });
}

/** Pods may still run as they should after somebody has changed the field again; they will not for long. */
function fieldFaults(value: string, wanted: VerifyOptions['wanted']): string[] {
  if ((value === 'Enabled') === (wanted === 'non-privileged')) return [];
  return [`The Installation says \`nonPrivileged: ${value || '(absent)'}\`.`];
}

function operatorFaults(rows: readonly StatusRow[], generation: number): string[] {
  const row = rows.find(({ name }) => name === 'calico');
  if (!row) return ['There is no TigeraStatus `calico`.'];
  const faults =
    row.available?.isTrue && !row.degraded?.isTrue ? [] : [`TigeraStatus calico: ${rowInWords(row)}`];
  const observed = row.degraded?.observedGeneration;
  if (observed !== undefined && observed < generation) {
    faults.push(
      `The operator has not reconciled generation ${generation} of the Installation yet, only ${observed}.`,
    );
  }
  return faults;
}

function rolloutFaults(daemonSet: LiveObject, wanted: VerifyOptions['wanted']): string[] {
  const faults: string[] = [];
  const number = (...path: string[]) => numberAt(daemonSet, ...path) ?? 0;
  const marks = nodeMarks(templateSpec(daemonSet));
  if (!marks) faults.push('The DaemonSet has no container calico-node.');
  else if (marks.privileged !== (wanted === 'privileged')) {
    faults.push(`The DaemonSet’s template is ${marks.privileged ? 'privileged' : 'unprivileged'}.`);
  }
  if (number('status', 'observedGeneration') !== number('metadata', 'generation')) {
    faults.push('Kubernetes has not observed the newest template yet.');
  }
  const desired = number('status', 'desiredNumberScheduled');
  const updated = number('status', 'updatedNumberScheduled');
  const available = number('status', 'numberAvailable');
  if (updated !== desired) faults.push(`${updated} of ${desired} pods have the newest template.`);
  if (available !== desired) faults.push(`${available} of ${desired} pods are available.`);
  return faults;
}

function coverageFaults(pods: readonly NodePod[], desired: number): string[] {
  const faults: string[] = [];
  const running = pods.filter(({ terminating }) => !terminating);
  const nodes = new Set(running.map(({ node }) => node));
  if (nodes.size !== desired)
    faults.push(`${nodes.size} nodes have a calico-node pod, and ${desired} should.`);
  const hashes = new Set(running.map(({ hash }) => hash));
  if (hashes.size > 1) faults.push(`The pods come from ${hashes.size} templates.`);
  return faults;
}

async function verifiedPods(
  pods: readonly NodePod[],
  {
    wanted,
    rendering,
    inside,
  }: {
    readonly wanted: VerifyOptions['wanted'];
    readonly rendering: NodeRendering | undefined;
    readonly inside: ReadonlyMap<string, InsideAnswer> | undefined;
  },
): Promise<VerifiedPod[]> {
  const ordered = await mapInSlices(pods, (pod) => {
    const { securityContext: context } = pod;
    const said = inside?.get(pod.name);
    const isRoot = wanted === 'non-privileged' && said?.uid === 0;
    const verified: VerifiedPod = {
      node: pod.node,
      pod: pod.name,
      runAsUser: typeof context?.runAsUser === 'number' ? context.runAsUser : undefined,
      privileged: context?.privileged === true,
      capabilities: wordsAt(context, 'capabilities', 'add'),
      hostpathInit: pod.initContainers.includes('hostpath-init'),
      ...(said ? { inside: said } : {}),
      faults: [...podFaults(pod, wanted, rendering), ...(isRoot ? [`runs as root: ${said.how} says 0`] : [])],
    };
    return { order: orderOf(pod.node), verified };
  });
  return ordered.sort((one, other) => (one.order < other.order ? -1 : 1)).map(({ verified }) => verified);
}
