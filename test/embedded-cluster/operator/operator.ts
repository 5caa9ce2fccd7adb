import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { createInstallation } from '../../../src/language/installation/create.ts';
import { version } from '../../../src/language/versions/version.ts';
import { includes, versions } from '../../../src/language/versions/version-range.ts';
import type { Judge } from '../../cluster/judge.ts';
import type { Kinds, ResourceKind } from '../api/kinds.ts';
import type { Json, JsonObject, KubeObject } from '../objects/object.ts';
import { isObject, listAt, now, numberAt, textAt } from '../objects/object.ts';
import type { Store } from '../objects/store.ts';
import type { Writes } from '../objects/write.ts';
import { danglingMount, NODE_LABELS, nodeTemplate } from './node-template.ts';

export interface OperatorOptions {
  readonly calicoVersion: string;
  /** How long after a change the operator looks at it, in milliseconds. */
  readonly delayMs: number;
  readonly judge: Judge;
  /** Names of calico-node pods that crash. */
  readonly failingPods: () => string[];
}

/** The DaemonSet that the operator renders. */
export const CALICO_NODE = { namespace: 'calico-system', name: 'calico-node' };

type Status = 'True' | 'False';

interface Row {
  readonly available: Status;
  readonly progressing: Status;
  readonly degraded: Status;
  readonly reason: string;
  readonly message: string;
}

const READY: Row = {
  available: 'True',
  progressing: 'False',
  degraded: 'False',
  reason: 'AllObjectsAvailable',
  message: 'All objects available',
};

/** Plays tigera-operator for calico-node: judge, default, render, report. */
export class Operator {
  delayMs: number;
  private readonly store: Store;
  private readonly kinds: Kinds;
  private readonly writes: Writes;
  private readonly judge: Judge;
  private readonly failingPods: () => string[];
  private readonly unsubscribe: () => void;
  private version: string;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  /** Whether this process has accepted an Installation; before that it changes no condition but Degraded. */
  private accepted = false;

  constructor(store: Store, kinds: Kinds, writes: Writes, options: OperatorOptions) {
    this.store = store;
    this.kinds = kinds;
    this.writes = writes;
    this.judge = options.judge;
    this.failingPods = options.failingPods;
    this.delayMs = options.delayMs;
    this.version = options.calicoVersion;
    const watched: ResourceKind[] = [
      kinds.Installation,
      kinds.FelixConfiguration,
      kinds.DaemonSet,
      kinds.Event,
    ];
    this.unsubscribe = store.subscribe(({ kind }) => {
      if (watched.includes(kind)) this.schedule();
    });
  }

  get calicoVersion(): string {
    return this.version;
  }

  /** Starts a new operator process of another version, as an upgrade does. */
  upgrade(calicoVersion: string): void {
    this.version = calicoVersion;
    this.accepted = false;
    this.schedule();
  }

  pause(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  resume(): void {
    this.stopped = false;
    this.schedule();
  }

  stop(): void {
    this.pause();
    this.unsubscribe();
  }

  /** One pass over the Installation. */
  reconcile(): void {
    const installation = this.store.get(this.kinds.Installation, '', 'default');
    if (!installation) return;
    const verdict = this.judge(this.manifest(installation), this.version, installation);
    if (verdict.refused) {
      this.refuse(installation, invalidInstallation(this.version, verdict.message ?? ''));
      return;
    }
    this.accepted = true;
    const spec = this.withDefaults(installation.spec ?? {});
    const current = this.patch(this.kinds.Installation, '', 'default', { spec });
    const template = nodeTemplate(spec, this.version);
    const dangling = danglingMount(template);
    if (dangling) {
      const why = `DaemonSet.apps "calico-node" is invalid: ${dangling.path}: Not found: "${dangling.volume}"`;
      this.refuse(current, {
        reason: 'ResourceUpdateError',
        message: `Error creating / updating resource: ${why}`,
      });
      return;
    }
    this.render(spec, template);
    this.report(current);
  }

  private schedule(): void {
    if (this.stopped || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.reconcile();
    }, this.delayMs);
  }

  /** What the judge reads: the Installation as a user would have written it, and its neighbours in the cluster. */
  private manifest({ apiVersion, kind, metadata, spec }: KubeObject): string {
    const objects = [
      { apiVersion, kind, metadata: { name: metadata.name }, spec: spec ?? {} },
      ...this.store.list(this.kinds.FelixConfiguration).map((felix) => ({
        apiVersion: felix.apiVersion,
        kind: felix.kind,
        metadata: { name: felix.metadata.name },
        spec: felix.spec ?? {},
      })),
    ];
    return objects.map((object) => stringify(object)).join('---\n');
  }

  /** What the operator writes back after it accepted an Installation. */
  private withDefaults(written: JsonObject): JsonObject {
    return createInstallation({
      version: version(this.version),
      name: 'default',
      completeness: 'whole',
      written,
      cluster: {},
    }).spec as JsonObject;
  }

  private render(spec: JsonObject, template: JsonObject): void {
    const { namespace, name } = CALICO_NODE;
    const wanted = {
      selector: { matchLabels: { 'k8s-app': 'calico-node' } },
      template,
      updateStrategy: spec.nodeUpdateStrategy,
    };
    const live = this.store.get(this.kinds.DaemonSet, namespace, name);
    if (live && isDeepStrictEqual(live.spec, wanted)) return;
    const object: KubeObject = {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { ...live?.metadata, name, namespace, labels: NODE_LABELS },
      spec: wanted,
    };
    const options = { writer: { manager: 'operator' } };
    if (live) this.writes.replace({ kind: this.kinds.DaemonSet, namespace, name }, object, options);
    else this.writes.create(this.kinds.DaemonSet, namespace, object, options);
  }

  private refuse(installation: KubeObject, { reason, message }: { reason: string; message: string }): void {
    const row: Row = { available: 'False', progressing: 'False', degraded: 'True', reason, message };
    this.setRow('calico', row, installation, this.accepted ? ALL : ['Degraded']);
    this.setInstallationStatus(installation, row, {});
  }

  private report(installation: KubeObject): void {
    const row = this.rollout();
    this.setRow('calico', row, installation, ALL);
    this.setRow('apiserver', READY, installation, ALL);
    if (includes(POOLS_ROW, version(this.version))) this.setRow('ippools', READY, installation, ALL);
    const done =
      row === READY ? { calicoVersion: `v${this.version}`, variant: installation.spec?.variant } : {};
    this.setInstallationStatus(installation, row, { ...done, mtu: 1450, computed: installation.spec });
  }

  private rollout(): Row {
    const daemonSet = this.store.get(this.kinds.DaemonSet, CALICO_NODE.namespace, CALICO_NODE.name);
    const failing = this.failingPods().map(
      (name) => `Pod calico-system/${name} has crash looping container: calico-node`,
    );
    if (failing.length) {
      return {
        available: 'False',
        progressing: 'False',
        degraded: 'True',
        reason: 'PodFailure',
        message: failing.join('\n'),
      };
    }
    const [generation, observed] = [
      numberAt(daemonSet, 'metadata', 'generation'),
      numberAt(daemonSet, 'status', 'observedGeneration'),
    ];
    const [wanted, updated, ready] = [
      'desiredNumberScheduled',
      'updatedNumberScheduled',
      'numberAvailable',
    ].map((key) => numberAt(daemonSet, 'status', key));
    const waiting: Row = {
      available: 'False',
      progressing: 'True',
      degraded: 'False',
      reason: 'ResourceNotReady',
      message: '',
    };
    const subject = 'DaemonSet "calico-system/calico-node"';
    if (generation !== observed) {
      return {
        ...waiting,
        message: `${subject} update is being processed (generation ${generation}, observed generation ${observed})`,
      };
    }
    if (updated !== wanted)
      return {
        ...waiting,
        message: `${subject} update is rolling out (${updated} out of ${wanted} updated)`,
      };
    if (ready !== wanted)
      return { ...waiting, message: `${subject} is not available (awaiting ${wanted! - ready!} nodes)` };
    return READY;
  }

  private setRow(name: string, row: Row, installation: KubeObject, types: readonly string[]): void {
    const kind = this.kinds.TigeraStatus;
    if (!this.store.get(kind, '', name)) {
      this.writes.create(kind, '', { metadata: { name }, spec: {} }, { writer: { manager: 'operator' } });
    }
    const observed = includes(OBSERVED, version(this.version)) ? installation.metadata.generation : undefined;
    const old = listAt(this.store.get(kind, '', name), 'status', 'conditions');
    this.patch(kind, '', name, { status: { conditions: conditions(row, old, observed, types) } }, 'status');
  }

  private setInstallationStatus(installation: KubeObject, row: Row, rest: JsonObject): void {
    if (!includes(OBSERVED, version(this.version))) return;
    const old = listAt(installation, 'status', 'conditions');
    const types = this.accepted ? ALL : ['Degraded'];
    const fresh = conditions(row, old, installation.metadata.generation, types);
    this.patch(
      this.kinds.Installation,
      '',
      installation.metadata.name,
      { status: { ...rest, conditions: fresh } },
      'status',
    );
  }

  private patch(
    kind: ResourceKind,
    namespace: string,
    name: string,
    body: JsonObject,
    subresource?: string,
  ): KubeObject {
    const writer = { manager: 'operator', subresource };
    return this.writes.patch(
      { kind, namespace, name },
      'application/merge-patch+json',
      JSON.stringify(body),
      { writer },
    ).object;
  }
}

const ALL = ['Available', 'Progressing', 'Degraded'];

const OBSERVED = versions('3.24.0..');
const POOLS_ROW = versions('3.28.0..');
const REASON_IS_HEADING = versions('..3.24.0');
const DASHED = versions('3.24.0..3.25.0');

/** How the operator frames what validation says, per version. */
function invalidInstallation(calicoVersion: string, error: string): { reason: string; message: string } {
  const heading = 'Invalid Installation provided';
  const release = version(calicoVersion);
  if (includes(REASON_IS_HEADING, release)) return { reason: heading, message: error };
  const separator = includes(DASHED, release) ? ' - Error: ' : ': ';
  return { reason: 'InvalidConfigurationError', message: heading + separator + error };
}

/** The old conditions with those of `types` set; a condition whose status stays keeps its time. */
function conditions(
  row: Row,
  old: Json[],
  observedGeneration: number | undefined,
  types: readonly string[],
): JsonObject[] {
  const statuses: { [type: string]: Status } = {
    Available: row.available,
    Progressing: row.progressing,
    Degraded: row.degraded,
  };
  return ALL.map((type) => {
    const before = old.find((condition) => textAt(condition, 'type') === type);
    if (!types.includes(type) && isObject(before)) return before;
    const status = types.includes(type) ? statuses[type]! : 'False';
    const same = textAt(before, 'status') === status;
    const lastTransitionTime = same ? textAt(before, 'lastTransitionTime') : now();
    const told = row === READY || status === 'True';
    return {
      type,
      status,
      reason: told ? row.reason : 'NotApplicable',
      message: told ? row.message : 'Not Applicable',
      lastTransitionTime,
      observedGeneration,
    };
  });
}
