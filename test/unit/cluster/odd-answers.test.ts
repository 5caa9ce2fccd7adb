import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { statementInWords, statementOf } from '../../../src/cluster/change/words.ts';
import { getCalicoObjects } from '../../../src/cluster/commands/get-calico-objects.ts';
import { getTigeraStatus } from '../../../src/cluster/commands/get-tigerastatus.ts';
import { listNodes } from '../../../src/cluster/commands/list-nodes.ts';
import { listPodEvents } from '../../../src/cluster/commands/list-pod-events.ts';
import { IN_EDITOR } from '../../../src/cluster/errors/remedy.ts';
import { success } from '../../../src/cluster/errors/result.ts';
import { ownership } from '../../../src/cluster/facts/owner.ts';
import { rowInWords, statusRow } from '../../../src/cluster/facts/tigerastatus.ts';
import {
  isRecord,
  type Json,
  type LiveObject,
  liveObjects,
} from '../../../src/cluster/object/live-object.ts';
import { nodesLine, ownerLines, statusLine } from '../../../src/cluster/preflight/cluster-lines.ts';
import { podFaults } from '../../../src/cluster/rollout/pod-faults.ts';
import { watchedPod } from '../../../src/cluster/rollout/pod-state.ts';
import { createPicture } from '../../../src/cluster/view/picture.ts';
import { rowOf, rowsBelow, type ViewState } from '../../../src/cluster/view/rows.ts';
import { nonPrivilegedRendering } from '../../../src/language/service.ts';
import { version } from '../../../src/language/versions/version.ts';

/** What an API server gives in place of a value when something between it and us has gone wrong. */
const ODD: readonly (Json | undefined)[] = [undefined, null, {}, [], 5, true, '', [null, {}], { a: null }];

/** An answer with one place of it gone or odd, for every place. */
function* spoilt(whole: Json, value: Json = whole, path: readonly (string | number)[] = []): Generator<Json> {
  if (path.length > 0) for (const odd of ODD) yield withValue(whole, path, odd) as Json;
  const entries: readonly (readonly [string | number, Json])[] = Array.isArray(value)
    ? [...(value as readonly Json[]).entries()]
    : isRecord(value)
      ? Object.entries(value)
      : [];
  for (const [key, below] of entries) yield* spoilt(whole, below, [...path, key]);
}

function withValue(
  value: Json,
  [key, ...rest]: readonly (string | number)[],
  odd: Json | undefined,
): unknown {
  if (key === undefined) return odd;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const holder = copy as Record<string | number, unknown>;
  const next = rest.length > 0 ? withValue(holder[key] as Json, rest, odd) : odd;
  if (next === undefined) delete holder[key];
  else holder[key] = next;
  return copy;
}

function reads(words: readonly (string | undefined)[], from: Json): void {
  for (const text of words) {
    if (text === undefined) continue;
    const where = `${JSON.stringify(text)} from ${JSON.stringify(from)}`;
    assert.doesNotMatch(text, /undefined|\bnull\b|\[object|NaN|<no value>/, where);
    assert.doesNotMatch(text, /\( *\)|: *:|: *$|^ *:|^ *[,;]/, where);
  }
}

const CONDITIONS = ['Available', 'Progressing', 'Degraded'].map((type) => ({
  type,
  status: 'True',
  reason: 'Why',
  message: 'It says so.',
  observedGeneration: 3,
  lastTransitionTime: '2026-11-24T13:00:00Z',
}));
const STATUS = {
  apiVersion: 'operator.tigera.io/v1',
  kind: 'TigeraStatus',
  metadata: { name: 'calico' },
  status: { conditions: CONDITIONS },
};
const INSTALLATION = {
  apiVersion: 'operator.tigera.io/v1',
  kind: 'Installation',
  metadata: {
    name: 'default',
    generation: 3,
    labels: { 'argocd.argoproj.io/instance': 'calico' },
    managedFields: [{ manager: 'helm', fieldsV1: { 'f:spec': { 'f:nonPrivileged': {} } } }],
  },
  spec: { variant: 'Calico', nonPrivileged: 'Enabled' },
  status: { calicoVersion: 'v3.29.7', conditions: CONDITIONS },
};
const CONTAINER = { name: 'calico-node', ready: false, restartCount: 2 };
const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'calico-node-a' },
  spec: {
    nodeName: 'node-1',
    initContainers: [{ name: 'hostpath-init' }],
    containers: [
      {
        name: 'calico-node',
        image: 'x',
        securityContext: { privileged: false, runAsUser: 1, runAsNonRoot: true },
      },
    ],
  },
  status: {
    conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: 'no room' }],
    initContainerStatuses: [{ ...CONTAINER, state: { terminated: { exitCode: 1 } } }],
    containerStatuses: [
      { ...CONTAINER, state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } } },
    ],
  },
};

/** All that the view says of what a watch has told. */
function viewed(hear: (picture: ReturnType<typeof createPicture>) => void): (string | undefined)[] {
  const picture = createPicture({ context: 'east', server: 'https://east' });
  hear(picture);
  const state: ViewState = { kind: 'shown', picture };
  const below = (id?: string): (string | undefined)[] =>
    rowsBelow(state, id).flatMap((child) => {
      const row = rowOf(state, child);
      return [row?.label, row?.description, row?.tooltip, row?.spoken, ...below(child)];
    });
  return below();
}

/** Those that a list may hold at all: what has no kind or no name is no object. */
function objects(whole: Json): LiveObject[] {
  return [...spoilt(whole)].flatMap((value) => liveObjects([value]) ?? []);
}

describe('odd answers of an API server', () => {
  it('of a TigeraStatus', () => {
    for (const object of objects(STATUS)) {
      const row = statusRow(object);
      const line = statusLine(success([row]), true);
      const words = viewed((picture) => picture.onStatus({ type: 'present', object }));
      reads([rowInWords(row), line.text, ...line.items, ...words], object);
      const { reason = '', message = '' } = row.degraded ?? {};
      const refusal = { row: row.name, reason, message, codes: [] };
      const said = statementOf({ kind: 'refused', written: 'yes', refusal });
      reads([statementInWords(said, IN_EDITOR)], object);
    }
  });

  it('of an Installation', () => {
    for (const object of objects(INSTALLATION)) {
      const words = viewed((picture) => picture.onInstallation({ type: 'present', object }));
      const lines = ownerLines(object).flatMap(({ text, fix, items }) => [text, fix, ...items]);
      reads([...words, ...lines, ...ownership(object).owners.map(({ sign }) => sign)], object);
    }
  });

  it('of a pod', () => {
    for (const object of objects(POD)) {
      const words = viewed((picture) => picture.onPod({ type: 'present', object }));
      reads([watchedPod(object).fault, ...words], object);
    }
  });

  it('of how a pod runs', () => {
    const sound = {
      privileged: false,
      runAsUser: 10001,
      runAsNonRoot: true,
      capabilities: { add: ['NET_ADMIN', 'NET_RAW', 'SYS_TIME'] },
    };
    for (const securityContext of spoilt(sound) as Generator<{ readonly [key: string]: Json }>) {
      const pod = {
        name: 'p',
        node: 'n',
        hash: 'h',
        securityContext,
        initContainers: [],
        ready: true,
        restarts: 0,
        terminating: false,
      };
      reads(podFaults(pod, 'non-privileged', nonPrivilegedRendering(version('3.26.5'))), securityContext);
    }
  });

  it('of events', () => {
    const list = { items: [{ reason: 'BackOff', message: 'it waits' }] };
    for (const answer of spoilt(list)) {
      const events = listPodEvents.parse(JSON.stringify(answer));
      for (const { reason, message } of events ?? []) assert.notEqual(reason + message, '');
    }
  });

  it('of a list: what is no object makes it an error', () => {
    for (const item of [
      null,
      5,
      {},
      { kind: 'TigeraStatus' },
      { ...STATUS, metadata: {} },
      { ...STATUS, kind: 1 },
    ]) {
      assert.equal(getTigeraStatus.parse(JSON.stringify({ items: [STATUS, item] })), undefined);
      assert.equal(getCalicoObjects.parse(JSON.stringify([STATUS, item])), undefined);
    }
    assert.equal(getTigeraStatus.parse(JSON.stringify({ items: [STATUS] }))?.length, 1);
  });

  it('of nodes, which a Go template prints', () => {
    const none = Array(6).fill('<no value>').join('\t');
    const nodes = listNodes.parse(`${none}\nnode-1\tTrue\tlinux\t6.1\tamd64\tDebian\n`);
    const line = nodesLine(success(nodes ?? []));
    reads([line.text, line.fix], nodes as unknown as Json);
  });
});
