import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { modePatch, nonPrivilegedOf } from '../../src/cluster/change/mode.ts';
import { shownOf } from '../../src/cluster/live/base.ts';
import { patchOf } from '../../src/cluster/live/patch.ts';
import { at } from '../../src/cluster/object/at.ts';
import { applyChanges } from '../../src/cluster/object/difference.ts';
import type { Json, LiveObject } from '../../src/cluster/object/live-object.ts';
import { threeWay } from '../../src/cluster/object/merge.ts';
import type { WriteResult } from '../../src/cluster/write/locked.ts';
import { tryPatch, writePatch } from '../../src/cluster/write/patch.ts';
import { startCluster } from '../embedded-cluster/cluster.ts';
import { kubectls, kubectlsOnApiServers, type Pair } from '../embedded-cluster/kubectl.ts';
import { Random } from '../unit/conformance/random.ts';
import { type Changing, startChanging } from './changing.ts';

const [[, newest] = ['', '']] = kubectls();
const PAIRS = kubectlsOnApiServers().filter(([, program]) => program === newest);

/** The embedded cluster takes little, so there are two; of real ones there is one. */
const startAll = ([, program, start]: Pair, options = {}) =>
  Promise.all(
    Array.from({ length: start === startCluster ? 2 : 1 }, () => startChanging(program, options, start)),
  );

/** Enough to meet every order each time; all of them when asked for. */
const RUNS = process.env.CALICO_TEST_THOROUGH ? 200 : 60;

/** What another writer does to the object while our patch is under way. */
const OTHERS = ['status', 'another field', 'the same field', 'labels'] as const;

for (const pair of PAIRS)
  describe(`our write and another writer, in any order, ${pair[0]}`, function () {
    this.timeout(120_000);
    const benches: Changing[] = [];
    before(async () => {
      benches.push(...(await startAll(pair, { calicoVersion: '3.26.5' })));
      for (const { cluster } of benches) cluster.control.operator({ paused: true });
      await Promise.all(benches.map((bench) => bench.out('get', 'installation')));
    });
    after(() => Promise.all(benches.map((bench) => bench.stop())));

    it(`loses no change of either side, ${RUNS} times`, async () => {
      const random = new Random(20260101);
      let left = RUNS;
      const counts = { written: 0, conflicts: 0, between: 0 };
      // How long a write takes here and now, so that the other one comes before it, amid it and after it.
      let usual = 100;
      const work = async (bench: Changing) => {
        while (left-- > 0) {
          const what = random.pick(OTHERS);
          const delay = random.next() * 1.3 * usual;
          const mark = String(random.index(1e9));
          usual = (usual + (await once(bench, { what, delay, mark }, counts))) / 2;
        }
      };
      await Promise.all(benches.map(work));
      console.log(
        `      ${counts.written} written, ${counts.conflicts} conflicts; ${counts.between} times the other one came between`,
      );
      assert.equal(counts.written + counts.conflicts, RUNS);
      const few = RUNS / 20;
      assert.ok(counts.conflicts > few && counts.written > few && counts.between > few);
    });
  });

/** What another writer does while a live document is edited and saved. */
const OTHERS_OF_DOCUMENT = [...OTHERS, 'an item of the same list', 'the whole list'] as const;

for (const pair of PAIRS)
  describe(`our save of a live document and another writer, in any order, ${pair[0]}`, function () {
    this.timeout(240_000);
    const benches: Changing[] = [];
    before(async () => {
      benches.push(...(await startAll(pair)));
      for (const { cluster } of benches) cluster.control.operator({ paused: true });
      await Promise.all(benches.map((bench) => bench.out('get', 'installation')));
    });
    after(() => Promise.all(benches.map((bench) => bench.stop())));

    it(`loses no change of either side but by choice, ${RUNS} times`, async () => {
      const random = new Random(20260202);
      let left = RUNS;
      const counts = { saved: 0, merged: 0, rebased: 0 };
      let usual = 200;
      const work = async (bench: Changing) => {
        while (left-- > 0) {
          const what = random.pick(OTHERS_OF_DOCUMENT);
          const run = { what, delay: random.next() * 1.3 * usual, mark: String(random.index(1e9)) };
          usual =
            (usual + (await saveOnce(bench, { ...run, chooses: random.pick(['ours', 'theirs']) }, counts))) /
            2;
        }
      };
      await Promise.all(benches.map(work));
      console.log(
        `      ${counts.saved} saved at once, ${counts.rebased} of them over a new status; ${counts.merged} merged`,
      );
      assert.equal(counts.saved + counts.merged, RUNS);
      const few = RUNS / 20;
      assert.ok(counts.merged > few && counts.saved > few && counts.rebased > 0);
    });
  });

interface Interleaving {
  readonly what: (typeof OTHERS_OF_DOCUMENT)[number];
  readonly delay: number;
  readonly mark: string;
  /** What the user takes where both have changed the same. */
  readonly chooses: 'ours' | 'theirs';
}

/** Edits one field of a list's item and one other, saves, and merges as often as it takes. */
async function saveOnce(
  bench: Changing,
  { what, delay, mark, chooses }: Interleaving,
  counts: { saved: number; merged: number; rebased: number },
): Promise<number> {
  await merge(bench, {
    spec: { nonPrivileged: 'Disabled', nodeMetricsPort: null, calicoNetwork: { ipPools: POOLS } },
  });
  const live = await read(bench);
  let base = live;
  const seen = shownOf(live) as unknown as Json;
  let mine = applyChanges(seen, [
    { path: ['spec', 'nonPrivileged'], value: 'Enabled' },
    { path: ['spec', 'calicoNetwork', 'ipPools', 0, 'natOutgoing'], value: 'Disabled' },
  ]);
  const theirs = sleep(delay).then(() =>
    merge(bench, changeBeside(what, mark), what === 'status' ? '/status' : ''),
  );
  const started = performance.now();
  let took = 0;
  let merges = 0;
  let isOurs = true;
  for (;;) {
    const saved = await save(bench, base, mine);
    took ||= performance.now() - started;
    if (saved.kind === 'done') {
      if (saved.base.metadata.resourceVersion !== base.metadata.resourceVersion) counts.rebased += 1;
      break;
    }
    assert.equal(saved.kind, 'conflict', JSON.stringify(saved));
    merges += 1;
    const now = shownOf(saved.theirs) as unknown as Json;
    const { takeIn, conflicts: open } = threeWay(shownOf(base) as unknown as Json, mine, now);
    const conflicts = open.map(({ path, theirs }) =>
      theirs === undefined ? { path } : { path, value: theirs },
    );
    if (conflicts.length > 0) isOurs = chooses === 'ours';
    mine = applyChanges(mine, isOurs ? takeIn : [...takeIn, ...conflicts]);
    base = saved.theirs;
  }
  await theirs;
  const about = `${what}, after ${Math.round(delay)} ms, ${merges} merges, ${isOurs ? 'ours' : 'theirs'}`;
  const final = await read(bench);
  const pool = at(final, 'spec', 'calicoNetwork', 'ipPools') as { natOutgoing: string; blockSize: number }[];
  const isTheirsLast = merges === 0 && what !== 'status';
  if (merges === 0) counts.saved += 1;
  else counts.merged += 1;

  if (what === 'another field') assert.equal(at(final, 'spec', 'nodeMetricsPort'), port(mark), about);
  if (what === 'labels') assert.equal(at(final, 'metadata', 'labels', 'mark'), mark, about);
  if (what === 'the same field') {
    const theirsStands = isTheirsLast || !isOurs;
    assert.equal(nonPrivilegedOf(final), theirsStands ? `By${mark}` : 'Enabled', about);
  } else assert.equal(nonPrivilegedOf(final), 'Enabled', about);
  if (what === 'an item of the same list') {
    assert.equal(pool[0]!.blockSize, Number(mark) % 2 === 0 ? 27 : 28, about);
  }
  // Who does not lock replaces whole lists: where they came last, it is their loss of ours, and not ours of theirs.
  if (!(isTheirsLast && (what === 'the whole list' || what === 'an item of the same list'))) {
    const stands = what === 'the whole list' && !isOurs ? 'Enabled' : 'Disabled';
    assert.equal(pool[0]!.natOutgoing, stands, about);
  }
  return took;
}

/** As the window does: what was changed since the base, tried and then written, on nothing but that base. */
async function save({ kubectl }: Changing, base: LiveObject, mine: Json): Promise<WriteResult> {
  const options = { context: 'embedded' };
  const patch = patchOf(shownOf(base) as unknown as Json, mine);
  if (!patch) return { kind: 'done', base, after: base, warnings: [] };
  const tried = await tryPatch(kubectl, { base, patch }, options);
  if (tried.kind !== 'done') return tried;
  return writePatch(kubectl, { base: tried.base, patch, expected: tried.after }, options);
}

const POOLS = [{ cidr: '192.168.0.0/16', natOutgoing: 'Enabled', blockSize: 26, name: 'one' }];

function changeBeside(what: Interleaving['what'], mark: string): object {
  const [pool] = POOLS;
  switch (what) {
    case 'an item of the same list':
      return {
        spec: { calicoNetwork: { ipPools: [{ ...pool, blockSize: Number(mark) % 2 === 0 ? 27 : 28 }] } },
      };
    case 'the whole list':
      return { spec: { calicoNetwork: { ipPools: [pool, { cidr: '10.0.0.0/16' }] } } };
    default:
      return otherChange(what, mark);
  }
}

async function once(
  bench: Changing,
  { what, delay, mark }: { what: (typeof OTHERS)[number]; delay: number; mark: string },
  counts: { written: number; conflicts: number; between: number },
): Promise<number> {
  await merge(bench, { spec: { nonPrivileged: 'Disabled' } });
  const base = await read(bench);
  const theirs = sleep(delay).then(() =>
    merge(bench, otherChange(what, mark), what === 'status' ? '/status' : ''),
  );
  const started = performance.now();
  let took = 0;
  const ours = writePatch(
    bench.kubectl,
    { base, patch: modePatch('Enabled') },
    { context: 'embedded' },
  ).finally(() => {
    took = performance.now() - started;
  });
  const [written, other] = await Promise.all([ours, theirs]);
  const now = await read(bench);
  const about = `${what}, after ${Math.round(delay)} ms: ${written.kind}`;

  // Theirs is there, but for the field that we may have written after they did, having seen it.
  if (what === 'another field')
    assert.equal(String(at(now, 'spec', 'nodeMetricsPort')), String(port(mark)), about);
  if (what === 'labels') assert.equal(at(now, 'metadata', 'labels', 'mark'), mark, about);
  if (written.kind === 'done') {
    counts.written += 1;
    const isLast = version(written.after) > version(other);
    if (isLast) assert.equal(nonPrivilegedOf(now), 'Enabled', about);
    else assert.equal(nonPrivilegedOf(now), what === 'the same field' ? `By${mark}` : 'Enabled', about);
    // Came between what the user saw and what we wrote: then it must have been nothing that the user could see.
    if (isLast) {
      counts.between += 1;
      assert.equal(what, 'status', about);
    }
    return took;
  }
  counts.conflicts += 1;
  assert.equal(written.error.kind, 'conflict', about);
  assert.equal(nonPrivilegedOf(now), what === 'the same field' ? `By${mark}` : 'Disabled', about);
  return took;
}

function otherChange(what: (typeof OTHERS)[number], mark: string): object {
  switch (what) {
    case 'status':
      return { status: { mtu: port(mark) } };
    case 'another field':
      return { spec: { nodeMetricsPort: port(mark) } };
    case 'the same field':
      return { spec: { nonPrivileged: `By${mark}` } };
    case 'labels':
      return { metadata: { labels: { mark } } };
  }
}

function port(mark: string): number {
  return 1024 + (Number(mark) % 60_000);
}

/** A writer that does not lock, as most do not. */
async function merge({ cluster }: Changing, patch: object, subresource = ''): Promise<LiveObject> {
  return (await cluster.request('PATCH', PATH + subresource, patch)) as unknown as LiveObject;
}

async function read({ cluster }: Changing): Promise<LiveObject> {
  return (await cluster.request('GET', PATH)) as unknown as LiveObject;
}

const PATH = '/apis/operator.tigera.io/v1/installations/default';

function version({ metadata }: LiveObject): number {
  return Number(metadata.resourceVersion);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
