import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { carryOut } from '../../../../src/cluster/apply/plan.ts';
import { modePatch } from '../../../../src/cluster/change/mode.ts';
import type { InstallationPatch } from '../../../../src/cluster/commands/patch-installation.ts';
import type { ClusterErrorKind } from '../../../../src/cluster/errors/error.ts';
import { at } from '../../../../src/cluster/object/at.ts';
import type { LiveObject } from '../../../../src/cluster/object/live-object.ts';
import type { WriteResult } from '../../../../src/cluster/write/locked.ts';
import { tryPatch, writePatch } from '../../../../src/cluster/write/patch.ts';
import { type MemoryCluster, memoryCluster } from '../memory-cluster.ts';

const IN = { context: 'prod' };

/** What was said of a write. */
type Said = 'done' | 'conflict' | 'failed' | 'unknown';

/**
 * Everybody who writes to an Installation, by a change of theirs. `besides`: what is made of another change that has
 * come beside theirs, where no answer came.
 */
const WRITERS: readonly (readonly [
  name: string,
  write: (cluster: MemoryCluster, base: LiveObject, signal?: AbortSignal) => Promise<Said>,
  besides: Said,
])[] = [
  ['a change of the mode', (...args) => patching(modePatch('Enabled'), ...args), 'done'],
  ['the save of a document', saving, 'unknown'],
  ['an apply', applying, 'unknown'],
];

async function patching(
  patch: InstallationPatch,
  { kubectl }: MemoryCluster,
  base: LiveObject,
  signal?: AbortSignal,
): Promise<Said> {
  return (await writePatch(kubectl, { base, patch }, { ...IN, signal })).kind;
}

async function saving({ kubectl }: MemoryCluster, base: LiveObject, signal?: AbortSignal): Promise<Said> {
  const patch = { spec: { nonPrivileged: 'Enabled' } };
  // As the dry run told it, when the user was shown it.
  const expected = { ...base, spec: { ...(base.spec as object), ...patch.spec } } as LiveObject;
  return (await writePatch(kubectl, { base, patch, expected }, { ...IN, signal })).kind;
}

async function applying(
  { kubectl }: MemoryCluster,
  base: LiveObject,
  signal?: AbortSignal,
  force = false,
): Promise<Said> {
  const object = { metadata: { name: 'default' }, spec: { nonPrivileged: 'Enabled' } };
  const sent = { object, force };
  const after = { ...base, spec: { ...(base.spec as object), ...object.spec } } as LiveObject;
  const manifest = { name: 'default', manifest: '', object };
  const plan = {
    way: 'server-side',
    live: base,
    after,
    warnings: [],
    conflicts: [],
    manifest,
    sent,
  } as const;
  const applied = await carryOut(kubectl, plan, { ...IN, signal });
  if (applied.ok) return 'done';
  const { kind, effect } = applied.error;
  if (kind === 'conflict') return 'conflict';
  // A write whose end is not known is told as one that may have been made.
  return effect === 'writes' ? 'unknown' : 'failed';
}

for (const [name, write, besides] of WRITERS) {
  describe(`a locked write: ${name}`, () => {
    let cluster: MemoryCluster;
    let base: LiveObject;
    beforeEach(() => {
      cluster = memoryCluster({ variant: 'Calico', nonPrivileged: 'Disabled' });
      base = cluster.live!;
    });
    const field = () => at(cluster.live, 'spec', 'nonPrivileged');

    it('is made on the state that was seen', async () => {
      assert.equal(await write(cluster, base), 'done');
      assert.equal(field(), 'Enabled');
    });

    it('goes over a new status, and not over what can be seen', async () => {
      cluster.change({ status: { mtu: 2 } });
      assert.equal(await write(cluster, base), 'done');
      const next = cluster.live!;
      cluster.change({ metadata: { labels: { by: 'another' } }, spec: { nonPrivileged: 'Disabled' } });
      assert.equal(await write(cluster, next), 'conflict');
      assert.equal(field(), 'Disabled');
    });

    it('does not go over another object of the same name, though it says the same', async () => {
      cluster.recreate();
      assert.equal(await write(cluster, base), 'conflict');
      assert.equal(field(), 'Disabled');
    });

    it('gives up where the status changes again and again', async () => {
      let mtu = 2;
      cluster.before = (id) => {
        if (!id.startsWith('get-')) cluster.change({ status: { mtu: mtu++ } });
      };
      assert.notEqual(await write(cluster, base), 'done');
      assert.equal(field(), 'Disabled');
      assert.equal(cluster.ran.filter((id) => !id.startsWith('get-')).length, 5);
    });

    it('is not begun where it was cancelled before', async () => {
      assert.equal(await write(cluster, base, AbortSignal.abort()), 'failed');
      assert.deepEqual(cluster.ran, []);
    });

    /** The answer is lost, and what is found then. */
    const lost = (kind: ClusterErrorKind, made: boolean, meanwhile?: () => void) => {
      cluster.loss = { kind, made, meanwhile };
      return write(cluster, base);
    };

    it('has been made where the object says so, whatever the answer would have been', async () => {
      for (const kind of ['unreachable', 'timed-out', 'cancelled', 'bad-output', 'failed'] as const) {
        cluster = memoryCluster({ variant: 'Calico', nonPrivileged: 'Disabled' });
        base = cluster.live!;
        assert.equal(await lost(kind, true), 'done', kind);
      }
    });

    it('has not been made where the object is untouched', async () => {
      for (const kind of ['unreachable', 'bad-output', 'failed'] as const)
        assert.equal(await lost(kind, false, () => cluster.change({ status: { mtu: 9 } })), 'failed', kind);
    });

    it('may be made yet where it was given up, and not answered', async () => {
      for (const kind of ['timed-out', 'cancelled'] as const)
        assert.equal(await lost(kind, false), 'unknown', kind);
    });

    it('is looked for though the user has cancelled', async () => {
      const stop = new AbortController();
      cluster.loss = { kind: 'cancelled', made: true, meanwhile: () => stop.abort() };
      assert.equal(await write(cluster, base, stop.signal), 'done');
    });

    it('is not known to be made where nobody can look', async () => {
      const gone = () => {
        cluster.live = undefined;
      };
      assert.equal(await lost('unreachable', true, gone), 'unknown');
    });

    it('is not known to be made where it was changed back meanwhile', async () => {
      const back = () => cluster.change({ spec: { nonPrivileged: 'Disabled' } });
      assert.equal(await lost('unreachable', true, back), 'unknown');
    });

    it('is not known to be made where the object says something else by now', async () => {
      const other = () => cluster.change({ spec: { mtu: 9 } });
      assert.equal(await lost('unreachable', false, other), 'unknown');
    });

    it(`is ${besides} where the object says it, and something else besides`, async () => {
      assert.equal(await lost('unreachable', true, () => cluster.change({ spec: { mtu: 9 } })), besides);
    });

    it('is not known to be made where the object is another one by now', async () => {
      const anew = () => {
        cluster.recreate();
        cluster.change({ spec: { nonPrivileged: 'Enabled' } });
      };
      assert.equal(await lost('unreachable', false, anew), 'unknown');
    });
  });
}

describe('a locked write whose answer is lost', () => {
  it('is no write of a value that counts as the same as none', async () => {
    const cluster = memoryCluster({ variant: 'Calico' });
    const base = cluster.live!;
    const disable = async (made: boolean, meanwhile?: () => void): Promise<WriteResult> => {
      cluster.loss = { kind: 'unreachable', made, meanwhile };
      return writePatch(cluster.kubectl, { base, patch: modePatch('Disabled') }, IN);
    };
    const untouched = await disable(false);
    assert.equal(untouched.kind, 'failed');
    // It has been looked at, so nobody need be told to look.
    assert.equal(untouched.kind === 'failed' && untouched.error.effect, 'reads');
    assert.equal((await disable(false, () => cluster.change({ spec: { mtu: 9 } }))).kind, 'unknown');
  });

  it('counts from the state that it was sent for, which may be newer than the one that was seen', async () => {
    const cluster = memoryCluster({ nonPrivileged: 'Disabled' });
    const base = cluster.live!;
    // There and back: the same to the user, two generations later.
    cluster.change({ spec: { nonPrivileged: 'Enabled' } });
    cluster.change({ spec: { nonPrivileged: 'Disabled' } });
    let sent = 0;
    cluster.before = (id) => {
      if (id === 'patch-installation' && ++sent === 2) cluster.loss = { kind: 'failed', made: false };
    };
    const result = await writePatch(cluster.kubectl, { base, patch: modePatch('Enabled') }, IN);
    assert.equal(result.kind, 'failed');
    assert.deepEqual(cluster.ran, [
      'patch-installation',
      'get-installation',
      'patch-installation',
      'get-installation',
    ]);
  });

  it('is not looked for where nothing was sent, or the API server has refused it', async () => {
    const cluster = memoryCluster({ nonPrivileged: 'Disabled' });
    const { resourceVersion: _, ...metadata } = cluster.live!.metadata;
    const base = { ...cluster.live!, metadata } as LiveObject;
    const change = { base, patch: modePatch('Enabled') };
    const unlocked = await writePatch(cluster.kubectl, change, IN);
    assert.ok(unlocked.kind === 'failed');
    assert.equal(unlocked.error.detail, 'the Installation has no resourceVersion');
    assert.deepEqual(cluster.ran, []);
    cluster.loss = { kind: 'forbidden', made: false };
    assert.equal((await writePatch(cluster.kubectl, { ...change, base: cluster.live! }, IN)).kind, 'failed');
    assert.deepEqual(cluster.ran, ['patch-installation']);
  });

  it('is not known where it would show nowhere', async () => {
    const cluster = memoryCluster({ nonPrivileged: 'Enabled' });
    const live = cluster.live!;
    cluster.loss = { kind: 'unreachable', made: true };
    assert.equal(await applying(cluster, live), 'unknown');
  });
});

describe('a locked apply', () => {
  const owned = (manager: string) => ({ metadata: { managedFields: [{ manager, time: 'now' }] } });

  it('is held to the owners of the fields only where it takes them by force', async () => {
    const cluster = memoryCluster({ nonPrivileged: 'Disabled' });
    cluster.change(owned('helm'));
    const base = cluster.live!;
    cluster.change(owned('argocd'));
    assert.equal(await applying(cluster, base, undefined, true), 'conflict');
    assert.equal(await applying(cluster, base), 'done');
  });

  it('is not tried again where a field has an owner', async () => {
    const cluster = memoryCluster({ nonPrivileged: 'Disabled' });
    const conflicts = [{ field: '.spec.nonPrivileged', owner: 'helm' }];
    cluster.loss = { kind: 'conflict', made: false, conflicts };
    assert.equal(await applying(cluster, cluster.live!), 'conflict');
    assert.deepEqual(cluster.ran, ['get-managed-installation', 'apply-server-side']);
  });

  it('does not bring back what has been deleted', async () => {
    const cluster = memoryCluster({ nonPrivileged: 'Disabled' });
    const base = cluster.live!;
    cluster.live = undefined;
    assert.equal(await applying(cluster, base), 'conflict');
  });
});

describe('a dry run', () => {
  it('tells what a patch would make of the newest state that looks the same, and writes nothing', async () => {
    const cluster = memoryCluster({ nonPrivileged: 'Disabled' });
    const base = cluster.live!;
    cluster.change({ status: { mtu: 2 } });
    const tried = await tryPatch(cluster.kubectl, { base, patch: modePatch('Enabled') }, IN);
    assert.ok(tried.kind === 'done');
    assert.equal(tried.base, cluster.live);
    assert.equal(at(tried.after, 'spec', 'nonPrivileged'), 'Enabled');
    assert.equal(at(cluster.live, 'spec', 'nonPrivileged'), 'Disabled');
  });

  it('that fails is no write that may have been made', async () => {
    const cluster = memoryCluster({ nonPrivileged: 'Disabled' });
    cluster.recreate();
    const stale = {
      ...cluster.live!,
      metadata: { ...cluster.live!.metadata, uid: 'x', resourceVersion: '1' },
    };
    const tried = await tryPatch(cluster.kubectl, { base: stale, patch: modePatch('Enabled') }, IN);
    assert.ok(tried.kind === 'conflict');
    assert.equal(tried.theirs, cluster.live);
    assert.deepEqual(cluster.ran, ['dry-run-patch', 'get-installation']);
  });
});
