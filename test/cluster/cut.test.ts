import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import type { Outcome } from '../../src/cluster/change/outcome.ts';
import { kubectls } from '../embedded-cluster/kubectl.ts';
import { type Changing, said, startChanging } from './changing.ts';

const [[, program] = ['', '']] = kubectls();

/** Every request takes a minute; each time the tests are run, every third one does. */
const STEP = process.env.CALICO_TEST_THOROUGH ? 1 : 3;

/**
 * The enabling of the mode with one connection cut: the k-th request of the flow, for every k, before the request is
 * looked at; and where it is a write, also after it took effect. Each time what is said must be true of the cluster,
 * and Undo must lead back.
 */
describe('a connection that is cut at request k', function () {
  this.timeout(120_000);
  const benches: Changing[] = [];
  before(async () => {
    // As many as this kind of machine has cores.
    benches.push(
      ...(await Promise.all([1, 2].map(() => startChanging(program, { calicoVersion: '3.26.5' })))),
    );
    // kubectl learns the kinds of the server, which it then need not ask for.
    await Promise.all(benches.map((bench) => bench.change({}, { confirm: async () => false })));
  });
  after(() => Promise.all(benches.map((bench) => bench.stop())));

  it(`ends in a true statement, and Undo works, for ${STEP === 1 ? 'every k' : `every k of ${STEP}`}`, async () => {
    const counts = { runs: 0, undone: 0, kinds: new Map<string, number>() };
    const cuts: Cut[] = [];
    let next = 1 - STEP;
    const nextRequest = () => {
      next += STEP;
      return next;
    };
    let isOver = false;
    const work = async (bench: Changing) => {
      for (let cut = cuts.pop(); cut ?? !isOver; cut = cuts.pop()) {
        const { k, when } = cut ?? { k: nextRequest(), when: 'before' };
        const { outcome, method } = await cutAt(bench, { k, when });
        if (method === undefined) {
          isOver = true;
          assert.equal(outcome.kind, 'done', said(outcome));
        }
        if (method === 'PATCH' && when === 'before') cuts.push({ k, when: 'after' });
        await isTrue(bench, outcome, `request ${k}, ${when}: ${said(outcome)}`);
        counts.runs += 1;
        counts.kinds.set(outcome.kind, (counts.kinds.get(outcome.kind) ?? 0) + 1);
        if (outcome.written === 'no') continue;
        const undone = await bench.undo();
        assert.equal(undone.kind, 'done', `request ${k}, ${when}: ${said(undone)}`);
        assert.equal(await liveField(bench), 'Disabled');
        counts.undone += 1;
      }
    };
    await Promise.all(benches.map(work));
    const kinds = [...counts.kinds].map(([kind, times]) => `${times} ${kind}`).join(', ');
    console.log(`      ${counts.runs} runs (${kinds}), ${counts.undone} of them taken back`);
    assert.ok(counts.runs > 35 / STEP, `${counts.runs} runs`);
  });
});

interface Cut {
  readonly k: number;
  readonly when: 'before' | 'after';
}

/** The method of the request that was cut; undefined where there were fewer. */
async function cutAt(
  bench: Changing,
  { k, when }: Cut,
): Promise<{ outcome: Outcome; method: string | undefined }> {
  const { control } = bench.cluster;
  control.clearRequests();
  control.fault({ effect: { kind: 'drop', when }, nth: k, times: 1 });
  const outcome = await bench.change({});
  const method = control.requests()[k - 1]?.method;
  control.clearFaults();
  return { outcome, method };
}

/** What an outcome says, held against the cluster itself. */
async function isTrue(bench: Changing, outcome: Outcome, message: string): Promise<void> {
  const live = await liveField(bench);
  const snapshotThere = existsSync(bench.snapshotFile);
  assert.ok(!existsSync(`${bench.snapshotFile}.part`), message);
  assert.ok(said(outcome).length > 0 && !/undefined|\[object/.test(said(outcome)), message);
  assert.notEqual(outcome.written, 'unknown', message);
  assert.equal(live, outcome.written === 'yes' ? 'Enabled' : 'Disabled', message);
  if (outcome.written === 'yes') assert.ok(snapshotThere, message);
  else assert.match(said(outcome), /Nothing was written/, message);
  if (outcome.kind !== 'done') {
    assert.equal(outcome.kind, 'failed', message);
    if (outcome.written === 'yes') assert.match(said(outcome), /The change was made/, message);
    assert.equal(outcome.offers.includes('undo'), outcome.written === 'yes', message);
    return;
  }
  const pods = JSON.parse(
    await bench.out('get', 'pods', '-n', 'calico-system', '-l', 'k8s-app=calico-node', '-o', 'json'),
  ).items;
  assert.equal(pods.length, 3, message);
  for (const { spec } of pods) assert.equal(spec.containers[0].securityContext.privileged, false, message);
}

/** Without kubectl: the faults are over, and this is asked often. */
async function liveField({ cluster }: Changing): Promise<string> {
  const answer = await fetch(`${cluster.url}/apis/operator.tigera.io/v1/installations/default`);
  const { spec } = (await answer.json()) as { spec: { nonPrivileged?: string } };
  return spec.nonPrivileged ?? '';
}
