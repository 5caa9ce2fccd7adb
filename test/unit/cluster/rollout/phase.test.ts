import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type StatusRow, statusRow } from '../../../../src/cluster/facts/tigerastatus.ts';
import type { LiveObject } from '../../../../src/cluster/object/live-object.ts';
import type { Observation, WatchedDaemonSet } from '../../../../src/cluster/rollout/observation.ts';
import { phaseOf } from '../../../../src/cluster/rollout/phase.ts';

type Row = [available: string, progressing: string, degraded: string, generation?: number, reason?: string];

function row(name: string, [available, progressing, degraded, generation, reason = 'R']: Row): StatusRow {
  const condition = (type: string, status: string) => ({
    type,
    status,
    reason,
    message: 'M',
    ...(generation === undefined ? {} : { observedGeneration: generation }),
  });
  const conditions = [
    condition('Available', available),
    condition('Progressing', progressing),
    condition('Degraded', degraded),
  ];
  return statusRow({ metadata: { name }, status: { conditions } } as unknown as LiveObject);
}

const OLD = {
  privileged: true,
  runAsUser: 0,
  runAsNonRoot: false,
  hostpathInit: false,
  image: 'node:v3.26.5',
};
const NEW = { ...OLD, privileged: false, runAsUser: 10001, runAsNonRoot: true, hostpathInit: true };

const daemonSet = (template: typeof OLD, updated = 3, available = 3, observed = true): WatchedDaemonSet => ({
  template,
  observed,
  desired: 3,
  updated,
  available,
});

const pods = new Map(['a', 'b', 'c'].map((name) => [name, undefined as never]));

function phase(
  calico: Row | undefined,
  set: WatchedDaemonSet | undefined,
  more: StatusRow[] = [],
  before: StatusRow[] = [],
) {
  const rows = new Map([...(calico ? [row('calico', calico)] : []), ...more].map((one) => [one.name, one]));
  const observation: Observation = { rows, daemonSet: set, pods };
  return phaseOf(observation, {
    generation: 5,
    mode: 'non-privileged',
    rowsBefore: new Map(before.map((one) => [one.name, one])),
  });
}

describe('phaseOf: how far a cluster has followed a change', () => {
  const table: [string, string, ReturnType<typeof phase>][] = [
    ['nothing known', 'operator', phase(undefined, undefined)],
    ['a row of the generation before', 'operator', phase(['True', 'False', 'False', 4], daemonSet(OLD))],
    [
      'a row of this generation, the old template',
      'template',
      phase(['True', 'False', 'False', 5], daemonSet(OLD)),
    ],
    // What `kubectl rollout status` takes for success.
    ['the old template, rolled out', 'operator', phase(['True', 'False', 'False', 4], daemonSet(OLD, 3, 3))],
    [
      'the new template, not yet seen by Kubernetes',
      'rollout',
      phase(['True', 'False', 'False', 5], daemonSet(NEW, 3, 3, false)),
    ],
    ['one pod is new', 'rollout', phase(['False', 'True', 'False', 5], daemonSet(NEW, 1, 2))],
    [
      'all pods are new, one is not available',
      'rollout',
      phase(['False', 'True', 'False', 5], daemonSet(NEW, 3, 2)),
    ],
    [
      'all pods are there, the operator has not said so',
      'report',
      phase(['False', 'True', 'False', 5], daemonSet(NEW)),
    ],
    [
      'the row is well, of the generation before',
      'report',
      phase(['True', 'False', 'False', 4], daemonSet(NEW)),
    ],
    ['all is well', 'done', phase(['True', 'False', 'False', 5], daemonSet(NEW))],
    ['all is well, for a later generation', 'done', phase(['True', 'False', 'False', 6], daemonSet(NEW))],
    ['Degraded of the generation before', 'operator', phase(['True', 'False', 'True', 4], daemonSet(OLD))],
    [
      'Degraded of this one, Available all the same',
      'degraded',
      phase(['True', 'False', 'True', 5], daemonSet(OLD)),
    ],
    [
      'Degraded because pods crash',
      'rollout',
      phase(['False', 'False', 'True', 5, 'PodFailure'], daemonSet(NEW, 1, 2)),
    ],
    [
      'ippools is Degraded',
      'degraded',
      phase(['True', 'False', 'False', 5], daemonSet(OLD), [row('ippools', ['False', 'False', 'True', 5])]),
    ],
    [
      'apiserver is Degraded, which is another matter',
      'done',
      phase(['True', 'False', 'False', 5], daemonSet(NEW), [row('apiserver', ['False', 'False', 'True', 5])]),
    ],
  ];
  for (const [name, kind, found] of table) it(`${name}: ${kind}`, () => assert.equal(found.kind, kind));

  it('is certain of a refusal where the operator has judged the Installation', () => {
    for (const reason of ['InvalidConfigurationError', 'Invalid Installation provided']) {
      const found = phase(['False', 'False', 'True', 5, reason], daemonSet(OLD));
      assert.ok(found.kind === 'degraded' && found.certain, reason);
    }
    const other = phase(['False', 'False', 'True', 5, 'ResourceUpdateError'], daemonSet(OLD));
    assert.ok(other.kind === 'degraded' && !other.certain);
  });

  it('before 3.24, where a row names no generation, takes a row that has changed for an answer', () => {
    const degraded: Row = ['False', 'False', 'True'];
    const before = row('calico', degraded);
    assert.equal(phase(degraded, daemonSet(OLD), [], [before]).kind, 'operator');
    const well = row('calico', ['True', 'False', 'False']);
    assert.equal(phase(degraded, daemonSet(OLD), [], [well]).kind, 'degraded');
  });
});
