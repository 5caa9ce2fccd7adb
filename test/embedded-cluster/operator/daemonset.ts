import { createHash, randomBytes } from 'node:crypto';
import type { Kinds } from '../api/kinds.ts';
import type { Json, JsonObject, KubeObject } from '../objects/object.ts';
import { at, isObject, now, numberAt } from '../objects/object.ts';
import type { Store } from '../objects/store.ts';

export interface PodOptions {
  /** How long a pod takes to stop and to start, in milliseconds. */
  delayMs: number;
  /** Nodes on which no new pod gets ready. */
  readonly neverReady: Set<string>;
  /** Whether a pod of this template can run at all. */
  readonly broken: (podSpec: Json | undefined) => boolean;
}

interface NodePod {
  readonly name: string;
  readonly hash: string;
  ready: boolean;
  failing: boolean;
  terminating: boolean;
}

/**
 * The DaemonSet controller and the kubelets: one pod on each node, replaced one by one (or as many at a time as
 * `maxUnavailable` says) when the template changes.
 */
export class DaemonSetController {
  readonly pods: PodOptions;
  private readonly store: Store;
  private readonly kinds: Kinds;
  private readonly byNode = new Map<string, NodePod>();
  private readonly nodes = new Set<string>();
  private readonly timers = new Set<NodeJS.Timeout>();
  /** What the kubelets are kept from; undefined where they are not. */
  private held: (() => void)[] | undefined;
  private readonly unsubscribe: () => void;
  private readonly key: { namespace: string; name: string };
  private scheduled = false;

  constructor(store: Store, kinds: Kinds, key: { namespace: string; name: string }, pods: PodOptions) {
    this.store = store;
    this.kinds = kinds;
    this.key = key;
    this.pods = pods;
    for (const node of store.list(kinds.Node)) this.nodes.add(node.metadata.name);
    this.unsubscribe = store.subscribe(({ kind, type, object }) => {
      const { name } = object.metadata;
      if (kind === kinds.Node) type === 'DELETED' ? this.nodes.delete(name) : this.nodes.add(name);
      else if (kind === kinds.Pod && type === 'DELETED') this.forget(object);
      else if (kind !== kinds.DaemonSet || name !== key.name) return;
      this.schedule();
    });
  }

  /** Puts a running pod on every node at once: the state in which a cluster begins. */
  settle(): void {
    const daemonSet = this.daemonSet();
    if (!daemonSet) return;
    for (const node of this.nodes) this.start(daemonSet, node, true);
    this.sync();
  }

  /** From now on no pod stops or gets ready, until they are let go. */
  hold(): void {
    this.held ??= [];
  }

  letGo(): void {
    const waiting = this.held ?? [];
    this.held = undefined;
    for (const action of waiting) action();
  }

  /** Looks again at pods that could not get ready. */
  retry(): void {
    for (const [node, pod] of this.byNode)
      if (!pod.ready && !pod.terminating) this.later(() => this.becomeReady(node, pod));
  }

  /** Names of the pods whose containers crash. */
  failingPods(): string[] {
    return [...this.byNode.values()].filter((pod) => pod.failing && !pod.terminating).map((pod) => pod.name);
  }

  stop(): void {
    this.unsubscribe();
    for (const timer of this.timers) clearTimeout(timer);
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      this.sync();
    });
  }

  /** One look at all nodes: start what is missing, stop what is too much, replace what is old, report. */
  private sync(): void {
    const daemonSet = this.daemonSet();
    if (!daemonSet) return;
    const hash = templateHash(daemonSet);
    for (const [node, pod] of this.byNode)
      if (!this.nodes.has(node)) this.store.remove(this.kinds.Pod, this.key.namespace, pod.name);
    for (const node of this.nodes) if (!this.byNode.has(node)) this.start(daemonSet, node, false);
    let unavailable = 0;
    for (const pod of this.byNode.values()) if (!pod.ready) unavailable += 1;
    const budget = this.maxUnavailable(daemonSet);
    for (const pod of this.byNode.values()) {
      if (pod.hash === hash || pod.terminating) continue;
      if (pod.ready && unavailable >= budget) continue;
      if (pod.ready) unavailable += 1;
      this.terminate(pod);
    }
    this.report(daemonSet, hash);
  }

  private terminate(pod: NodePod): void {
    pod.terminating = true;
    pod.ready = false;
    const object = this.store.get(this.kinds.Pod, this.key.namespace, pod.name);
    if (object)
      this.store.put(this.kinds.Pod, {
        ...object,
        metadata: { ...object.metadata, deletionTimestamp: now() },
      });
    this.later(() => this.store.remove(this.kinds.Pod, this.key.namespace, pod.name));
  }

  private forget(object: KubeObject): void {
    for (const [node, pod] of this.byNode) if (pod.name === object.metadata.name) this.byNode.delete(node);
  }

  private start(daemonSet: KubeObject, node: string, running: boolean): void {
    const pod = {
      name: this.freeName(),
      hash: templateHash(daemonSet),
      ready: running,
      failing: false,
      terminating: false,
    };
    this.byNode.set(node, pod);
    this.store.put(this.kinds.Pod, podObject(daemonSet, node, pod, running ? 'running' : 'pending'));
    if (!running) this.later(() => this.becomeReady(node, pod));
  }

  /** With thousands of pods two would draw the same letters; the API server refuses the second. */
  private freeName(): string {
    for (;;) {
      const name = `${this.key.name}-${randomBytes(3).toString('hex').slice(0, 5)}`;
      if (!this.store.get(this.kinds.Pod, this.key.namespace, name)) return name;
    }
  }

  private becomeReady(node: string, pod: NodePod): void {
    const object = this.store.get(this.kinds.Pod, this.key.namespace, pod.name);
    if (!object || pod.terminating || pod.ready) return;
    const fails = this.pods.neverReady.has(node) || this.pods.broken(object.spec);
    pod.ready = !fails;
    pod.failing = fails;
    this.store.put(this.kinds.Pod, {
      ...object,
      status: podStatus(object.spec, fails ? 'failing' : 'running'),
    });
    if (fails) this.store.put(this.kinds.Event, failureEvent(object));
    this.schedule();
  }

  private report(daemonSet: KubeObject, hash: string): void {
    let [current, updated, ready] = [0, 0, 0];
    for (const pod of this.byNode.values()) {
      if (!pod.terminating) current += 1;
      if (!pod.terminating && pod.hash === hash) updated += 1;
      if (pod.ready) ready += 1;
    }
    const status = {
      observedGeneration: daemonSet.metadata.generation,
      desiredNumberScheduled: this.nodes.size,
      currentNumberScheduled: current,
      numberMisscheduled: 0,
      updatedNumberScheduled: updated,
      numberReady: ready,
      numberAvailable: ready,
      numberUnavailable: this.nodes.size - ready || undefined,
    };
    if (JSON.stringify(status) !== JSON.stringify(daemonSet.status))
      this.store.put(this.kinds.DaemonSet, { ...daemonSet, status });
  }

  private maxUnavailable(daemonSet: KubeObject): number {
    const value = at(daemonSet, 'spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable') ?? 1;
    const share = /^(\d+)%$/.exec(String(value))?.[1];
    return Math.max(1, share ? Math.ceil((Number(share) / 100) * this.nodes.size) : Number(value));
  }

  private daemonSet(): KubeObject | undefined {
    return this.store.get(this.kinds.DaemonSet, this.key.namespace, this.key.name);
  }

  private later(action: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (this.held) this.held.push(action);
      else action();
    }, this.pods.delayMs);
    this.timers.add(timer);
  }
}

/** The value of `controller-revision-hash`; equal templates have equal ones. */
function templateHash(daemonSet: KubeObject): string {
  const template = daemonSet.spec?.template;
  const known = isObject(template) ? HASHES.get(template) : undefined;
  if (known || !isObject(template)) return known ?? '';
  const hash = createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 10);
  HASHES.set(template, hash);
  return hash;
}

const HASHES = new WeakMap<JsonObject, string>();

function podObject(daemonSet: KubeObject, node: string, pod: NodePod, state: PodState): KubeObject {
  const { name, namespace, uid, generation } = daemonSet.metadata;
  const template = daemonSet.spec?.template;
  const labels = {
    ...labelsOf(template),
    'controller-revision-hash': pod.hash,
    'pod-template-generation': String(generation ?? 1),
  };
  const owner = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    name,
    uid,
    controller: true,
    blockOwnerDeletion: true,
  };
  const spec = { ...podSpecOf(template), nodeName: node };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: pod.name, namespace, generateName: `${name}-`, labels, ownerReferences: [owner] },
    spec,
    status: podStatus(spec, state),
  };
}

type PodState = 'pending' | 'running' | 'failing';

function podStatus(spec: JsonObject | undefined, state: PodState): JsonObject {
  const ready = state === 'running';
  const [init, main] = ['initContainers', 'containers'].map((key) => {
    const list = at(spec, key);
    return Array.isArray(list) ? list.filter(isObject) : [];
  });
  const waiting = state === 'failing' ? 'CrashLoopBackOff' : 'PodInitializing';
  const containerStatuses = main!.map(({ name, image }) => ({
    name,
    image,
    ready,
    started: ready,
    restartCount: state === 'failing' ? 3 : 0,
    state: ready ? { running: { startedAt: now() } } : { waiting: { reason: waiting } },
  }));
  const initContainerStatuses = init!.map(({ name, image }) => ({
    name,
    image,
    ready: state !== 'pending',
    restartCount: 0,
    state:
      state === 'pending'
        ? { waiting: { reason: waiting } }
        : { terminated: { exitCode: 0, reason: 'Completed' } },
  }));
  const flag = ready ? 'True' : 'False';
  const conditions = ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
    type,
    status: type === 'PodScheduled' ? 'True' : flag,
    lastTransitionTime: now(),
  }));
  return {
    phase: state === 'pending' ? 'Pending' : 'Running',
    conditions,
    containerStatuses,
    initContainerStatuses,
    hostIP: '10.0.0.1',
    podIP: '10.0.0.1',
  };
}

function failureEvent(pod: KubeObject): KubeObject {
  const { name, namespace, uid } = pod.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${name}.backoff`, namespace },
    involvedObject: { apiVersion: 'v1', kind: 'Pod', name, namespace, uid },
    type: 'Warning',
    reason: 'BackOff',
    message: `Back-off restarting failed container in pod ${name}`,
    count: numberAt(pod, 'status', 'containerStatuses', 0, 'restartCount') + 1,
    firstTimestamp: now(),
    lastTimestamp: now(),
    source: { component: 'kubelet' },
  };
}

function labelsOf(template: Json | undefined): { [key: string]: string } {
  const labels = at(template, 'metadata', 'labels');
  return isObject(labels) ? (labels as { [key: string]: string }) : {};
}

function podSpecOf(template: Json | undefined): JsonObject {
  const spec = at(template, 'spec');
  return isObject(spec) ? spec : {};
}
