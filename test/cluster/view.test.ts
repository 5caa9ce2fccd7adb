import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { ClusterError } from '../../src/cluster/errors/error.ts';
import { createPicture, type Picture } from '../../src/cluster/view/picture.ts';
import { rowOf, rowsBelow } from '../../src/cluster/view/rows.ts';
import { watchPicture } from '../../src/cluster/view/watch-picture.ts';
import { kubectls } from '../embedded-cluster/kubectl.ts';
import { type Changing, startChanging } from './changing.ts';

/** Watches until the condition holds of the picture, and gives what the watching ended with. */
async function watchUntil(
  { kubectl }: Changing,
  picture: Picture,
  enough: () => boolean | Promise<boolean>,
): Promise<ClusterError | undefined> {
  const controller = new AbortController();
  const ended = watchPicture(kubectl, picture, {
    signal: controller.signal,
    patienceMs: 5000,
    onBegin: () => {},
    onChange: () => {},
  });
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver && !(await enough())) await new Promise((resolve) => setTimeout(resolve, 50));
  controller.abort();
  return ended;
}

const labels = (picture: Picture, id: string) => {
  const state = { kind: 'shown', picture } as const;
  return rowsBelow(state, id).map((child) => {
    const row = rowOf(state, child);
    return [row?.label, row?.description].filter(Boolean).join(' · ');
  });
};

for (const [name, program] of kubectls()) {
  describe(`${name}: the picture of a cluster`, function () {
    this.timeout(60_000);
    let changing: Changing;
    before(async () => {
      changing = await startChanging(program, { calicoVersion: '3.26.5', requestTimeoutMs: 10_000 });
    });
    after(() => changing.stop());

    it('follows a change to every node', async () => {
      const picture = createPicture(changing.target);
      let isWritten = false;
      const ended = await watchUntil(changing, picture, () => {
        if (picture.nodes.count('privileged') === 3 && picture.installation && !isWritten) {
          isWritten = true;
          const patch = '{"spec":{"nonPrivileged":"Enabled"}}';
          void changing.out('patch', 'installation', 'default', '--type=merge', '-p', patch);
        }
        return picture.nodes.count('non-privileged') === 3 && picture.desired === 3;
      });
      assert.equal(ended, undefined);
      assert.match(
        labels(picture, 'context')[0]!,
        /Installation default · nonPrivileged: Enabled · generation/,
      );
      assert.deepEqual(labels(picture, 'nodes'), ['Unprivileged · 3']);
      assert.equal(labels(picture, 'nodes/non-privileged')[0], 'node-1 · unprivileged · uid 10001 · ready');
    });

    it('goes on after the watches have expired, and forgets what went meanwhile', async () => {
      const picture = createPicture(changing.target);
      let isCut = false;
      await watchUntil(changing, picture, () => {
        if (picture.nodes.size === 3 && picture.installation && !isCut) {
          isCut = true;
          const { control } = changing.cluster;
          control.removeNode('node-2');
          control.addNode('node-4');
          control.expireWatches();
        }
        return (
          isCut && picture.nodes.pod('node-2') === undefined && picture.nodes.pod('node-4')?.stage === 'ready'
        );
      });
      const names = (['privileged', 'non-privileged'] as const).flatMap(picture.nodes.namesIn);
      assert.deepEqual(names, ['node-1', 'node-3', 'node-4']);
      changing.cluster.control.addNode('node-2');
    });

    it('tells that the Installation is gone', async () => {
      const picture = createPicture(changing.target);
      let isDeleted = false;
      await watchUntil(changing, picture, () => {
        if (picture.installation && !isDeleted) {
          isDeleted = true;
          void changing.out('delete', 'installation', 'default', '--wait=false');
        }
        return isDeleted && picture.installation === undefined;
      });
      assert.match(labels(picture, 'context')[0]!, /No Installation/);
    });

    it('shows the rest where a part is forbidden', async () => {
      const picture = createPicture(changing.target);
      changing.cluster.control.deny([{ verb: 'list', resource: 'tigerastatuses' }]);
      await watchUntil(changing, picture, () => picture.troubles.has('statuses') && picture.nodes.size > 0);
      changing.cluster.control.deny([]);
      assert.match(labels(picture, 'statuses')[0]!, /do not have permission in context embedded/);
    });

    it('ends with the error where the cluster asks who that is', async () => {
      const picture = createPicture(changing.target);
      changing.cluster.control.fault({ effect: { kind: 'status', code: 401 } });
      const ended = await watchUntil(changing, picture, () => false);
      changing.cluster.control.clearFaults();
      assert.equal(ended?.kind, 'unauthorized');
    });
  });

  describe(`${name}: the picture of a cluster of 5,000 nodes`, function () {
    this.timeout(120_000);
    let changing: Changing;
    before(async () => {
      changing = await startChanging(program, {
        nodes: 5000,
        calicoVersion: '3.26.5',
        requestTimeoutMs: 30_000,
      });
    });
    after(() => changing.stop());

    it('has all of them, in pages', async () => {
      const picture = createPicture(changing.target);
      await watchUntil(changing, picture, () => picture.nodes.size === 5000);
      assert.equal(rowsBelow({ kind: 'shown', picture }, 'nodes/privileged').length, 50);
      assert.deepEqual(labels(picture, 'nodes/privileged').at(-1), 'node-4901 … node-5000 · 100');
      const last = rowsBelow({ kind: 'shown', picture }, 'nodes/privileged/49').at(-1);
      assert.equal(rowOf({ kind: 'shown', picture }, last!)?.label, 'node-5000');
    });
  });
}
