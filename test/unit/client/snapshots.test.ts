import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createSnapshots, MOST_SNAPSHOTS } from '../../../src/client/cluster-change/snapshots.ts';
import { saveSnapshot } from '../../../src/cluster/change/snapshot.ts';

const target = { context: 'arn:aws:eks:eu-west-1:123456789012:cluster/staging', server: 'https://192.0.2.1' };
const installation = {
  apiVersion: 'operator.tigera.io/v1',
  kind: 'Installation',
  metadata: { name: 'default' },
};

const told = (message: string) => assert.fail(message);

describe('the states before changes', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'calico snapshots '));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const keep = async (takenAt: string, change: 'enable' | 'disable' = 'enable') => {
    const snapshots = createSnapshots(folder, told);
    const file = path.join(
      path.dirname(snapshots.place(target, change)),
      `${takenAt.replace(/:/g, '-')}.json`,
    );
    assert.equal(await saveSnapshot(file, { takenAt, target, change, installation }), undefined);
    return file;
  };

  it('have time, context and change in their name, whatever the context is called', async () => {
    const file = createSnapshots(folder, told).place(target, 'enable');
    assert.match(
      path.basename(file),
      /^\d{4}-\d\d-\d\dT[\d-]+Z arn_aws_eks_eu-west-1_123456789012_cluster_staging enable\.json$/,
    );
    assert.equal(path.dirname(file), folder);
  });

  it('are listed newest first; what is no snapshot is left out, and so is a folder that is not there', async () => {
    await keep('2026-01-01T10:00:00.000Z');
    await keep('2026-03-01T10:00:00.000Z', 'disable');
    writeFileSync(path.join(folder, 'broken.json'), '{');
    const kept = await createSnapshots(folder, told).list();
    assert.deepEqual(
      kept.map(({ snapshot }) => [snapshot.takenAt.slice(0, 7), snapshot.change]),
      [
        ['2026-03', 'disable'],
        ['2026-01', 'enable'],
      ],
    );
    assert.deepEqual(await createSnapshots(path.join(folder, 'not there'), told).list(), []);
  });

  it('are not kept without bound, and one that was taken back is gone', async () => {
    const days = Array.from({ length: MOST_SNAPSHOTS + 3 }, (_, index) => String(index + 1).padStart(2, '0'));
    for (const day of days) await keep(`2026-01-${day}T10:00:00.000Z`);
    const snapshots = createSnapshots(folder, told);
    await snapshots.prune();
    const kept = await snapshots.list();
    assert.equal(kept.length, MOST_SNAPSHOTS);
    assert.equal(kept.at(-1)?.snapshot.takenAt.slice(0, 10), '2026-01-04');
    await snapshots.drop(kept[0]!.file);
    assert.equal((await snapshots.list()).length, MOST_SNAPSHOTS - 1);
  });
});
