import type { Access, Denial } from './api/access.ts';
import type { Kinds } from './api/kinds.ts';
import type { Watches } from './api/watch.ts';
import type { FaultOrder, Faults, LoggedRequest } from './faults.ts';
import type { Json, JsonObject } from './objects/object.ts';
import type { Store } from './objects/store.ts';
import type { DaemonSetController } from './operator/daemonset.ts';
import type { Operator } from './operator/operator.ts';
import { node, operatorDeployment } from './seeds.ts';

interface Parts {
  readonly store: Store;
  readonly kinds: Kinds;
  readonly faults: Faults;
  readonly access: Access;
  readonly operator: Operator;
  readonly daemonSet: DaemonSetController;
  readonly watches: Watches;
}

interface PodOrder {
  readonly delayMs?: number;
  readonly neverReady?: readonly string[];
  readonly held?: boolean;
}

/** Orders to the cluster that no user could give. Each is also `POST /-/control/NAME` with its argument as JSON. */
export class Control {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Makes requests go wrong, from now until {@link clearFaults}. */
  fault(order: FaultOrder): void {
    this.parts.faults.order(order);
  }

  clearFaults(): void {
    this.parts.faults.clear();
  }

  /** All requests so far, oldest first. */
  requests(): readonly LoggedRequest[] {
    return this.parts.faults.log;
  }

  clearRequests(): void {
    this.parts.faults.log.length = 0;
  }

  /** What the user may not do; replaces what was denied before. */
  deny(denied: readonly Denial[]): void {
    this.parts.access.denied = denied;
  }

  /** The tokens that are let in; undefined lets everybody in. */
  setTokens(tokens: readonly string[] | undefined): void {
    this.parts.access.tokens = tokens;
  }

  operator({
    paused,
    delayMs,
    calicoVersion,
  }: {
    paused?: boolean;
    delayMs?: number;
    calicoVersion?: string;
  }): void {
    const { operator } = this.parts;
    if (delayMs !== undefined) operator.delayMs = delayMs;
    if (calicoVersion !== undefined) {
      this.parts.store.put(this.parts.kinds.Deployment, operatorDeployment(calicoVersion));
      operator.upgrade(calicoVersion);
    }
    if (paused === true) operator.pause();
    if (paused === false) operator.resume();
  }

  /**
   * `neverReady` replaces the list of nodes on which no new pod gets ready; while `held`, a rollout stands still
   * wherever it is.
   */
  pods({ delayMs, neverReady, held }: PodOrder): void {
    const { daemonSet } = this.parts;
    const { pods } = daemonSet;
    if (delayMs !== undefined) pods.delayMs = delayMs;
    if (held === true) daemonSet.hold();
    if (held === false) daemonSet.letGo();
    if (!neverReady) return;
    pods.neverReady.clear();
    for (const name of neverReady) pods.neverReady.add(name);
    daemonSet.retry();
  }

  addNode(name: string): void {
    this.parts.store.put(this.parts.kinds.Node, node(name));
  }

  /** Lets a node vanish, and its pods with it. */
  removeNode(name: string): void {
    this.parts.store.remove(this.parts.kinds.Node, '', name);
  }

  /** Ends every open watch. */
  closeWatches(): void {
    this.parts.watches.closeAll();
  }

  /** Ends every open watch with a 410 in its stream. */
  expireWatches(): void {
    this.parts.watches.expireAll();
  }

  /** Forgets the past: a watch from an earlier resourceVersion gets 410. */
  compact(): void {
    this.parts.store.compact();
  }

  /** Carries out a command by name; undefined for a name that is none. */
  command(name: string, argument: JsonObject): JsonObject | undefined {
    const run = COMMANDS[name];
    if (!run) return undefined;
    const result = run(this, argument);
    return { ok: true, ...(result === undefined ? {} : { result: result as Json }) };
  }
}

type Command = (control: Control, argument: JsonObject) => unknown;

/** The wire's side of the methods above. The argument is trusted: only tests and the demo send it. */
const COMMANDS: { [name: string]: Command } = {
  fault: (control, argument) => control.fault(argument as unknown as FaultOrder),
  'clear-faults': (control) => control.clearFaults(),
  requests: (control) => control.requests().map((entry) => ({ ...entry })),
  'clear-requests': (control) => control.clearRequests(),
  deny: (control, { denied }) => control.deny(denied as unknown as Denial[]),
  tokens: (control, { tokens }) => control.setTokens(tokens as string[] | undefined),
  operator: (control, argument) => control.operator(argument),
  pods: (control, argument) => control.pods(argument),
  'add-node': (control, { name }) => control.addNode(String(name)),
  'remove-node': (control, { name }) => control.removeNode(String(name)),
  'close-watches': (control) => control.closeWatches(),
  'expire-watches': (control) => control.expireWatches(),
  compact: (control) => control.compact(),
};
