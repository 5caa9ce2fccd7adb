/**
 * Watches embedded clusters as the view in the Explorer does, first while it is opened and then while pods are
 * replaced, and says what that did to this process. Every group is asked for its pages, and the first of them for its
 * nodes, whenever it is told anew. The cluster is a process of its own.
 *
 * `npm run bench -- view`. Environment: `NODES` (`50,5000`), `SECONDS` to watch a rollout.
 */
import { createKubectl } from '../../src/cluster/kubectl/kubectl.ts';
import { throttled } from '../../src/cluster/rollout/throttled.ts';
import { createPicture } from '../../src/cluster/view/picture.ts';
import { rowOf, rowsBelow, type ViewState } from '../../src/cluster/view/rows.ts';
import { watchPicture } from '../../src/cluster/view/watch-picture.ts';
import { byHand } from './enable/by-hand.ts';
import { onNewCluster } from './enable/cluster.ts';
import { type Strain, strainOf } from './enable/strain.ts';

const PROGRAM = process.env.KUBECTL ?? 'kubectl';
const SECONDS = Number(process.env.SECONDS ?? 20);
const PATCH = [
  'patch',
  'installation',
  'default',
  '--type=merge',
  '-p',
  '{"spec":{"nonPrivileged":"Enabled"}}',
];
const BARS = { stallMs: 50, growthMb: 50, refreshesPerSecond: 5 };

for (const nodes of (process.env.NODES ?? '50,5000').split(',').map(Number)) {
  await onNewCluster(PROGRAM, { nodes, rate: 100 }, async (env, _folder, server) => {
    const kubectl = createKubectl({ program: PROGRAM, env, requestTimeoutMs: 60_000 });
    const picture = createPicture({ context: 'embedded', server });
    const state: ViewState = { kind: 'shown', picture };
    let refreshes = 0;
    const show = throttled(500, () => {
      const rows = picture.takeChanges();
      if (rows.length > 0) refreshes += 1;
      for (const id of rows) draw(state, id);
    });
    const closed = new AbortController();
    const until = async (condition: () => boolean) => {
      while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
    };
    console.log(`${nodes} nodes:`);
    const [, opening] = await strainOf(async () => {
      void watchPicture(kubectl, picture, {
        signal: closed.signal,
        patienceMs: 60_000,
        onBegin: () => {},
        onChange: show.soon,
      });
      await until(() => picture.nodes.size === nodes);
    });
    tell('opened', opening);
    refreshes = 0;
    const [, rollout] = await strainOf(async () => {
      await byHand(PROGRAM, env, [{ kind: 'run', argv: [...PATCH, '-o', 'json'], manifest: undefined }]);
      const end = performance.now() + 1000 * SECONDS;
      await until(() => performance.now() > end || picture.nodes.count('non-privileged') === nodes);
    });
    tell(`${picture.nodes.count('non-privileged')} pods replaced`, rollout);
    const perSecond = refreshes / rollout.seconds;
    verdict('updates', `${perSecond.toFixed(1)} a second`, perSecond < BARS.refreshesPerSecond);
    closed.abort();
  });
}

/** What the editor would ask for where this row is open. */
function draw(state: ViewState, id: string): void {
  rowOf(state, id);
  const below = rowsBelow(state, id);
  for (const child of below) rowOf(state, child);
  const [first] = below;
  if (first && id.startsWith('nodes')) draw(state, first);
}

function tell(what: string, { seconds, stallMs, ownStallMs, growthMb }: Strain): void {
  console.log(`  ${what} in ${seconds.toFixed(1)} s:`);
  const stall = `${ownStallMs.toFixed(0)} ms at work (${stallMs.toFixed(0)} ms by the clock)`;
  verdict('  greatest stall', stall, ownStallMs < BARS.stallMs);
  verdict('  memory growth', `${growthMb.toFixed(1)} MB`, growthMb < BARS.growthMb);
}

function verdict(name: string, said: string, isMet: boolean): void {
  console.log(`  ${name}: ${said}: ${isMet ? 'met' : 'MISSED'}`);
  if (!isMet) process.exitCode = 1;
}
