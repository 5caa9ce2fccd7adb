import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createClusterSchemas } from '../../../../src/client/language/cluster-schemas.ts';
import type { ClusterParams } from '../../../../src/protocol/notifications.ts';

const TARGET = { context: 'kind-a', server: 'https://10.0.0.1:6443' };
const own = (hash: string) => ({ hash, calicoVersion: '3.29.7', schema: { type: 'object', hash } });

describe('the schemas that clusters have given', () => {
  let folder: string;
  let kept: Map<string, unknown>;
  let told: ClusterParams[];
  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'calico schemas ')), 'deep', 'er');
    kept = new Map();
    told = [];
  });
  afterEach(() => rmSync(path.dirname(path.dirname(folder)), { recursive: true }));

  /** What a window has after its start; the storage outlives it. */
  const window = () =>
    createClusterSchemas({
      folder,
      memory: {
        get: <Value>(key: string) => kept.get(key) as Value | undefined,
        update: async (key, value) => {
          if (value === undefined) kept.delete(key);
          // As a memento does: what comes back is equal, and not the same.
          else kept.set(key, structuredClone(value));
        },
      },
      server: { tellCluster: (params) => void told.push(params) },
    });
  const lastTold = () => told.at(-1)?.cluster;

  it('are told to the server, and taken back', async () => {
    const schemas = window();
    let changes = 0;
    schemas.onDidChange(() => changes++);
    await schemas.use(TARGET, own('abc'));
    assert.deepEqual(lastTold(), {
      context: 'kind-a',
      calicoVersion: '3.29.7',
      crd: { hash: 'abc', schema: own('abc').schema },
    });
    assert.equal(schemas.used()?.server, TARGET.server);
    await schemas.useBuiltIn();
    assert.equal(lastTold(), null);
    assert.equal(schemas.used(), undefined);
    assert.equal(changes, 2);
  });

  it('are taken up again by the next window of the same folder', async () => {
    await window().use(TARGET, own('abc'));
    told.length = 0;
    const next = window();
    await next.restore();
    assert.deepEqual(lastTold()?.crd, { hash: 'abc', schema: own('abc').schema });
    assert.deepEqual(next.used(), { ...TARGET, hash: 'abc', calicoVersion: '3.29.7' });
    await next.useBuiltIn();
    told.length = 0;
    await window().restore();
    assert.deepEqual(told, []);
  });

  it('are forgotten where the file is gone or broken', async () => {
    for (const spoil of [(file: string) => rmSync(file), (file: string) => writeFileSync(file, '{')]) {
      await window().use(TARGET, own('abc'));
      spoil(path.join(folder, readdirSync(folder)[0]!));
      told.length = 0;
      const next = window();
      await next.restore();
      assert.deepEqual([told, next.used(), kept.size], [[], undefined, 0]);
    }
  });

  it('give way to what the user chooses while they are being read', async () => {
    await window().use(TARGET, own('abc'));
    const next = window();
    const restoring = next.restore();
    await next.use(TARGET, own('def'));
    await restoring;
    assert.equal(next.used()?.hash, 'def');
  });

  it('are kept apart by cluster and by hash, and not for ever', async () => {
    const schemas = window();
    await schemas.use(TARGET, own('abc'));
    await schemas.use({ ...TARGET, server: 'https://10.0.0.2:6443' }, own('abc'));
    await schemas.use(TARGET, own('../../def'));
    assert.equal(readdirSync(folder).length, 3);
    const [first] = readdirSync(folder);
    utimesSync(path.join(folder, first!), 1, 1);
    for (let index = 0; index < 18; index++) await schemas.use(TARGET, own(`h${index}`));
    const left = readdirSync(folder);
    assert.equal(left.length, 20);
    assert.ok(!left.includes(first!));
  });

  it('are used where they cannot be kept, which is said; what was kept before is whole', async () => {
    // A file where the folder should be.
    mkdirSync(path.dirname(folder), { recursive: true });
    writeFileSync(folder, '');
    const schemas = window();
    assert.match((await schemas.use(TARGET, own('abc'))) ?? '', /^(EEXIST|ENOTDIR)/);
    assert.equal(schemas.used()?.hash, 'abc');
    assert.equal(kept.size, 0);
    await window().restore();
  });
});
