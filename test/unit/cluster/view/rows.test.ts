import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ClusterError } from '../../../../src/cluster/errors/error.ts';
import type { LiveObject } from '../../../../src/cluster/object/live-object.ts';
import { createPicture, type Picture } from '../../../../src/cluster/view/picture.ts';
import { rowOf, rowsBelow, type ViewState } from '../../../../src/cluster/view/rows.ts';

const TARGET = { context: 'east', server: 'https://east:6443' };

const object = (name: string, rest: object) =>
  ({ apiVersion: 'v1', kind: 'Any', metadata: { name }, ...rest }) as unknown as LiveObject;

interface Given {
  readonly node?: string;
  readonly privileged?: boolean;
  readonly uid?: number;
  readonly state?: 'ready' | 'starting' | 'crashing' | 'terminating';
}

function pod(name: string, { node = '', privileged = false, uid, state = 'ready' }: Given): LiveObject {
  const metadata = { name, ...(state === 'terminating' ? { deletionTimestamp: 'now' } : {}) };
  const waiting = state === 'crashing' ? { waiting: { reason: 'CrashLoopBackOff' } } : { running: {} };
  return object(name, {
    metadata,
    spec: {
      nodeName: node,
      initContainers: privileged ? [] : [{ name: 'hostpath-init' }],
      containers: [
        { name: 'calico-node', image: 'node:v3', securityContext: { privileged, runAsUser: uid } },
      ],
    },
    status: {
      containerStatuses: [
        {
          name: 'calico-node',
          ready: state === 'ready',
          restartCount: state === 'crashing' ? 2 : 0,
          state: waiting,
        },
      ],
    },
  });
}

function pictureOf(pods: readonly [string, Given][]): Picture {
  const picture = createPicture(TARGET);
  picture.isLive = true;
  for (const [name, given] of pods) picture.onPod({ type: 'present', object: pod(name, given) });
  return picture;
}

/** The rows below a row, all the way down, as a text with indents. */
function tree(state: ViewState, id?: string, indent = ''): string[] {
  return rowsBelow(state, id).flatMap((child) => {
    const row = rowOf(state, child);
    assert.ok(row, `no row ${child}`);
    assert.equal(row.id, child);
    const line = [row.label, row.description].filter(Boolean).join(' · ');
    return [`${indent}${line}`, ...(row.expands === 'no' ? [] : tree(state, child, `${indent}  `))];
  });
}

const shown = (picture: Picture): ViewState => ({ kind: 'shown', picture });
const condition = (type: string, status: string, rest: object = {}) => ({ type, status, ...rest });

describe('the view of a cluster, as rows', () => {
  it('has none before somebody asks', () => {
    assert.deepEqual(rowsBelow({ kind: 'idle' }, undefined), []);
  });

  it('says that it asks', () => {
    assert.deepEqual(tree({ kind: 'loading', context: 'east' }), ['Asking east…']);
  });

  it('says what went wrong, and what can be done', () => {
    const error: ClusterError = {
      kind: 'login-needed',
      detail: 'token expired',
      effect: 'reads',
      context: 'east',
      program: 'kubectl',
    };
    const state: ViewState = { kind: 'error', error };
    const [first, ...actions] = tree(state);
    assert.equal(first, 'Context east requires you to sign in: token expired.');
    assert.ok(actions.includes('Sign in from a Terminal'), actions.join());
    assert.equal(rowOf(state, 'error/open-terminal')?.action, 'open-terminal');
  });

  it('shows a cluster', () => {
    const picture = pictureOf([
      ['a', { node: 'node-10', uid: 999 }],
      ['b', { node: 'node-2', uid: 999 }],
      ['c', { node: 'node-1', privileged: true, uid: 0 }],
      ['d', { node: 'node-3', state: 'crashing', uid: 999 }],
      ['e', { node: 'node-4', state: 'terminating', privileged: true }],
      ['f', { node: 'node-4', state: 'starting' }],
    ]);
    picture.onInstallation({
      type: 'present',
      object: object('default', {
        metadata: { name: 'default', generation: 7 },
        spec: { nonPrivileged: 'Enabled' },
        status: {
          calicoVersion: 'v3.29.7',
          conditions: [
            condition('Ready', 'True', { reason: 'AllObjectsAvailable' }),
            condition('Degraded', 'True', { message: 'no' }),
          ],
        },
      }),
    });
    for (const [name, conditions] of [
      ['ippools', [condition('Available', 'True')]],
      ['calico', [condition('Degraded', 'True', { reason: 'PodFailure', message: 'calico-node crashes' })]],
    ] as const) {
      picture.onStatus({ type: 'present', object: object(name, { status: { conditions } }) });
    }
    picture.onDaemonSet({
      type: 'present',
      object: object('calico-node', { status: { desiredNumberScheduled: 6 } }),
    });
    assert.deepEqual(tree(shown(picture)), [
      'east · https://east:6443',
      '  Installation default · nonPrivileged: Enabled · generation 7 · v3.29.7',
      '    Ready · yes · AllObjectsAvailable',
      '    Degraded · yes · no',
      '  TigeraStatus · 1 of 2 degraded',
      '    calico · Degraded (PodFailure): calico-node crashes',
      '    ippools · Available',
      '  calico-node · on 5 of 6 nodes',
      '    Failing · 1',
      '      node-3 · unprivileged · uid 999 · failing · calico-node: CrashLoopBackOff, 2 restarts',
      '    Starting or terminating · 1',
      '      node-4 · unprivileged · uid of the image · starting',
      '    Privileged · 1',
      '      node-1 · privileged · uid 0 · ready',
      '    Unprivileged · 2',
      '      node-2 · unprivileged · uid 999 · ready',
      '      node-10 · unprivileged · uid 999 · ready',
    ]);
    assert.equal(rowOf(shown(picture), 'installation')?.menu, 'installation.enabled');
    assert.equal(
      rowOf(shown(picture), 'nodes/non-privileged/0/node-2')?.spoken,
      'Node node-2: calico-node is unprivileged, uid 999, ready',
    );
  });

  it('shows a cluster with nothing on it', () => {
    assert.deepEqual(tree(shown(pictureOf([]))), [
      'east · https://east:6443',
      '  No Installation · no default Installation in east',
      '  TigeraStatus · none',
      '  calico-node · on 0 nodes',
    ]);
  });

  it('shows the rest where a part may not be read', () => {
    const picture = pictureOf([['a', { node: 'node-1' }]]);
    const about = { effect: 'reads', context: 'east', program: 'kubectl' } as const;
    picture.setFault('statuses', { kind: 'forbidden', detail: 'cannot list', ...about });
    const lines = tree(shown(picture));
    assert.ok(
      lines.includes('    You do not have permission in context east: cannot list.'),
      lines.join('\n'),
    );
    assert.ok(lines.includes('      node-1 · unprivileged · uid of the image · ready'));
  });

  it('divides thousands of nodes into pages', () => {
    const picture = pictureOf(
      Array.from({ length: 250 }, (_, index) => [`pod-${index}`, { node: `node-${index + 1}` }]),
    );
    const state = shown(picture);
    assert.deepEqual(
      rowsBelow(state, 'nodes/non-privileged').map((id) => rowOf(state, id)?.label),
      ['node-1 … node-100', 'node-101 … node-200', 'node-201 … node-250'],
    );
    assert.equal(rowsBelow(state, 'nodes/non-privileged/2').length, 50);
    assert.equal(rowOf(state, rowsBelow(state, 'nodes/non-privileged/2')[49]!)?.label, 'node-250');
    assert.deepEqual(rowsBelow(state, 'nodes/non-privileged/2/node-250'), []);
  });
});

describe('what of the view has changed', () => {
  const begin = () => {
    const picture = pictureOf([
      ['a', { node: 'node-1', privileged: true }],
      ['b', { node: 'node-2', privileged: true }],
      ['c', { node: 'node-3' }],
    ]);
    picture.takeChanges();
    return picture;
  };
  const table: [string, (picture: Picture) => void, string[]][] = [
    ['nothing', () => {}, []],
    [
      'a pod that is as it was',
      (picture) => picture.onPod({ type: 'present', object: pod('c', { node: 'node-3' }) }),
      ['nodes/non-privileged'],
    ],
    [
      'a pod that goes to another group that has some',
      (picture) => picture.onPod({ type: 'present', object: pod('b', { node: 'node-2' }) }),
      ['nodes/privileged', 'nodes/non-privileged'],
    ],
    [
      'the first of a group',
      (picture) =>
        picture.onPod({ type: 'present', object: pod('b', { node: 'node-2', state: 'starting' }) }),
      ['nodes'],
    ],
    ['a node less', (picture) => picture.onPod({ type: 'gone', object: pod('a', {}) }), ['nodes']],
    [
      'a status',
      (picture) => picture.onStatus({ type: 'present', object: object('calico', {}) }),
      ['statuses'],
    ],
    [
      'what is still there after a watch was lost',
      (picture) => {
        picture.doubt('nodes');
        for (const name of ['a', 'b']) {
          const node = `node-${name === 'a' ? 1 : 2}`;
          picture.onPod({ type: 'present', object: pod(name, { node, privileged: true }) });
        }
        picture.settle('nodes');
        assert.deepEqual([...picture.nodes.podNames()], ['a', 'b']);
      },
      ['nodes'],
    ],
  ];
  for (const [name, act, expected] of table) {
    it(name, () => {
      const picture = begin();
      act(picture);
      assert.deepEqual(picture.takeChanges(), expected);
      assert.deepEqual(picture.takeChanges(), []);
    });
  }

  it('takes a pod for the node that it comes to be on', () => {
    const picture = begin();
    picture.onPod({ type: 'present', object: pod('d', {}) });
    picture.onPod({ type: 'present', object: pod('d', { node: 'node-4' }) });
    assert.equal(picture.nodes.size, 4);
    assert.deepEqual(picture.nodes.namesIn('non-privileged'), ['node-3', 'node-4']);
  });
});
