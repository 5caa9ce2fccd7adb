import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nodeMarks } from '../../../../src/cluster/facts/node-template.ts';
import type { LiveObject } from '../../../../src/cluster/object/live-object.ts';
import { nodeProgress } from '../../../../src/cluster/rollout/nodes.ts';
import { watchedPod } from '../../../../src/cluster/rollout/pod-state.ts';

const spec = (privileged: boolean) => ({
  initContainers: privileged ? [] : [{ name: 'hostpath-init' }],
  containers: [{ name: 'calico-node', image: 'node:v3.26.5', securityContext: { privileged } }],
});

interface Given {
  readonly name: string;
  readonly node: string;
  readonly privileged?: boolean;
  readonly deleted?: boolean;
  readonly status?: object;
}

function pod({ name, node, privileged = false, deleted = false, status = {} }: Given) {
  const metadata = { name, ...(deleted ? { deletionTimestamp: '2026-01-01T00:00:00Z' } : {}) };
  return watchedPod({
    metadata,
    spec: { ...spec(privileged), nodeName: node },
    status,
  } as unknown as LiveObject);
}

const waiting = (reason: string, restartCount = 0) => ({
  containerStatuses: [{ name: 'calico-node', ready: false, restartCount, state: { waiting: { reason } } }],
});
const READY = { containerStatuses: [{ name: 'calico-node', ready: true, state: { running: {} } }] };

function progress(...given: Given[]) {
  const pods = new Map(given.map((one) => [one.name, pod(one)]));
  const template = nodeMarks(spec(false));
  const daemonSet = { template, observed: true, desired: 3, updated: 0, available: 0 };
  return nodeProgress({ rows: new Map(), pods, daemonSet }).map(({ node, stage, fault }) =>
    [node, stage, fault].filter((text) => text !== '').join(' '),
  );
}

describe('nodeProgress: where each node stands in a rollout', () => {
  const table: [string, Omit<Given, 'name' | 'node'>, string][] = [
    ['the old pod, ready', { privileged: true, status: READY }, 'waiting'],
    ['the old pod, being ended', { privileged: true, status: READY, deleted: true }, 'terminating'],
    [
      'the old pod crashes, which the new one may mend',
      { privileged: true, status: waiting('CrashLoopBackOff', 9) },
      'waiting calico-node: CrashLoopBackOff, 9 restarts',
    ],
    ['nothing started', { status: {} }, 'pending'],
    ['containers to come', { status: waiting('PodInitializing') }, 'pending'],
    [
      'an init container runs',
      {
        status: {
          initContainerStatuses: [{ name: 'hostpath-init', state: { running: {} } }],
          ...waiting('PodInitializing'),
        },
      },
      'starting',
    ],
    [
      'running, not ready',
      { status: { containerStatuses: [{ name: 'calico-node', ready: false, state: { running: {} } }] } },
      'starting',
    ],
    ['ready', { status: READY }, 'ready'],
    [
      'crash loop',
      { status: waiting('CrashLoopBackOff', 3) },
      'failing calico-node: CrashLoopBackOff, 3 restarts',
    ],
    ['no image', { status: waiting('ImagePullBackOff') }, 'failing calico-node: ImagePullBackOff'],
    [
      'an init container that fails',
      {
        status: {
          initContainerStatuses: [
            { name: 'hostpath-init', restartCount: 1, state: { terminated: { exitCode: 2 } } },
          ],
        },
      },
      'failing hostpath-init: ended with exit code 2, 1 restarts',
    ],
    [
      'no room',
      {
        status: {
          conditions: [{ type: 'PodScheduled', status: 'False', message: '0/3 nodes are available' }],
        },
      },
      'failing not scheduled: 0/3 nodes are available',
    ],
  ];
  for (const [name, given, expected] of table) {
    it(`${name}: ${expected}`, () =>
      assert.deepEqual(progress({ name: 'p', node: 'node-1', ...given }), [`node-1 ${expected}`]));
  }

  it('takes the newer of two pods, and orders names as people do', () => {
    assert.deepEqual(
      progress(
        { name: 'a', node: 'node-10', status: READY },
        { name: 'b', node: 'node-2', privileged: true, deleted: true, status: READY },
        { name: 'c', node: 'node-2', status: {} },
      ),
      ['node-2 pending', 'node-10 ready'],
    );
  });
});
