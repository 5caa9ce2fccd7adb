/**
 * Enables non-privileged mode on embedded clusters of 3, 50 and 5,000 nodes, and says whether the report is right,
 * what the flow did to its process (memory, stalls), and how much longer it took than the same calls of kubectl
 * typed by hand. The cluster, and what the language server knows, are in processes of their own, as for the editor.
 *
 * `npm run bench -- enable`. Environment: `NODES` (`3,50`), another list of sizes; `PODS_PER_SECOND` (`10`), how fast
 * a rollout is (by default 10, and 200 from 1,000 nodes on, to have it over in half a minute); `ROUNDS`.
 */
import path from 'node:path';
import { changeMode } from '../../src/cluster/change/flow.ts';
import type { Outcome } from '../../src/cluster/change/outcome.ts';
import { IN_EDITOR } from '../../src/cluster/errors/remedy.ts';
import { success } from '../../src/cluster/errors/result.ts';
import { createKubectl } from '../../src/cluster/kubectl/kubectl.ts';
import { byHand, type Call, recording } from './enable/by-hand.ts';
import { knowledgeBeside } from './enable/calico-facts.ts';
import { onNewCluster } from './enable/cluster.ts';
import { type Strain, strainOf } from './enable/strain.ts';
import { quantile } from './measure.ts';

const PROGRAM = process.env.KUBECTL ?? 'kubectl';
const REQUEST_TIMEOUT_MS = 60_000;
const BARS = { ownStallMs: 50, growthMb: 50, overhead: 0.15 };
const sizes = (process.env.NODES ?? '3,50,5000').split(',').map(Number);
const calicoFacts = knowledgeBeside();

// What runs for the first time is not yet compiled.
await onNewCluster(PROGRAM, { nodes: 3, rate: 100 }, enable);

for (const nodes of sizes) {
  const rounds = Number(process.env.ROUNDS ?? (nodes < 1000 ? 5 : 3));
  const rate = Number(process.env.PODS_PER_SECOND ?? (nodes < 1000 ? 10 : 200));
  const flows: Strain[] = [];
  const hands: number[] = [];
  let correct = true;
  console.log(`${nodes} nodes, ${rate} pods a second:`);
  for (let round = 1; round <= rounds; round++) {
    const [outcome, strain, calls] = await onNewCluster(PROGRAM, { nodes, rate }, enable);
    const fault = faultOf(outcome, nodes);
    correct &&= fault === '';
    tell(round, strain, fault);
    flows.push(strain);
    const hand = await onNewCluster(PROGRAM, { nodes, rate }, (env) => byHand(PROGRAM, env, calls));
    hands.push(hand);
    console.log(`    the same ${calls.length} calls by hand: ${hand.toFixed(2)} s`);
  }
  const median = (list: readonly number[]) => quantile(list, 0.5);
  const overhead = median(flows.map(({ seconds }) => seconds)) / median(hands) - 1;
  verdict('report', correct ? 'correct' : 'WRONG', correct);
  for (const [name, key, unit] of [
    ['memory growth', 'growthMb', 'MB'],
    ['greatest stall, at work', 'ownStallMs', 'ms'],
  ] as const) {
    const worst = Math.max(...flows.map((one) => one[key]));
    verdict(name, `${worst.toFixed(1)} ${unit}, bar ${BARS[key]}`, worst < BARS[key]);
  }
  verdict(
    'overhead over the same calls by hand',
    `${(100 * overhead).toFixed(1)} %, bar 15`,
    overhead < BARS.overhead,
  );
}
calicoFacts.stop();

async function enable(
  env: NodeJS.ProcessEnv,
  folder: string,
  server: string,
): Promise<[Outcome, Strain, Call[]]> {
  const options = { program: PROGRAM, env, requestTimeoutMs: REQUEST_TIMEOUT_MS };
  const kubectl = recording(createKubectl(options), REQUEST_TIMEOUT_MS);
  const [outcome, strain] = await strainOf(() =>
    changeMode(
      kubectl,
      {
        target: { context: 'embedded', server },
        change: 'enable',
        calicoFacts,
        setUp: IN_EDITOR,
        snapshotFile: path.join(folder, 'snapshot.json'),
      },
      { onEvent: () => {}, confirm: async () => true, mayWrite: async () => success(true) },
    ),
  );
  return [outcome, strain, kubectl.calls];
}

/** Empty where the report is as it should be. */
function faultOf({ kind, statement, verification, progress }: Outcome, nodes: number): string {
  if (kind !== 'done' || !verification?.verified) return `${kind}: ${statement.happened}`;
  const names = new Set(verification.pods.map(({ node }) => node));
  const right = verification.pods.filter((pod) => !pod.privileged && pod.runAsUser === 10001);
  const ready = progress?.nodes.filter(({ stage }) => stage === 'ready').length;
  if (names.size === nodes && right.length === nodes && ready === nodes) return '';
  return `${names.size} nodes, ${right.length} compliant, ${ready} ready`;
}

function tell(round: number, { seconds, stallMs, ownStallMs, growthMb }: Strain, fault: string): void {
  const stalls = `${ownStallMs.toFixed(0)} ms at work (${stallMs.toFixed(0)} ms by the clock)`;
  console.log(
    `  run ${round}: report ${fault || 'correct'}; memory +${growthMb.toFixed(1)} MB; greatest stall ${stalls}; ${seconds.toFixed(2)} s`,
  );
}

function verdict(name: string, said: string, isMet: boolean): void {
  console.log(`  ${name}: ${said}: ${isMet ? 'met' : 'MISSED'}`);
  if (!isMet) process.exitCode = 1;
}
