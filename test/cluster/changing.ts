import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ownCalicoFacts } from '../../src/cli/cluster/calico-facts.ts';
import { type ChangeHooks, type ChangeRequest, changeMode } from '../../src/cluster/change/flow.ts';
import type { ChangeEvent, Outcome } from '../../src/cluster/change/outcome.ts';
import { parseSnapshot } from '../../src/cluster/change/snapshot.ts';
import { undoChange } from '../../src/cluster/change/undo.ts';
import { statementInWords } from '../../src/cluster/change/words.ts';
import { IN_EDITOR } from '../../src/cluster/errors/remedy.ts';
import { success } from '../../src/cluster/errors/result.ts';
import { createKubectl, type Kubectl, type KubectlRun } from '../../src/cluster/kubectl/kubectl.ts';
import type { Limits } from '../../src/cluster/rollout/limits.ts';
import type { Target } from '../../src/cluster/target.ts';
import type { ClusterOptions } from '../embedded-cluster/cluster.ts';
import { type Bench, type StartCluster, startBench } from '../embedded-cluster/kubectl.ts';

/** A cluster that changes are carried to, as fast as it goes. */
export interface Changing extends Bench {
  readonly kubectl: Kubectl;
  readonly target: Target;
  readonly runs: KubectlRun[];
  readonly snapshotFile: string;
  /** Everything that the last change has told. */
  readonly events: ChangeEvent[];
  change(request: Partial<ChangeRequest>, hooks?: Partial<ChangeHooks>): Promise<Outcome>;
  undo(hooks?: Partial<ChangeHooks>): Promise<Outcome>;
}

/** What an end is said to be. */
export function said({ statement }: Pick<Outcome, 'statement'>): string {
  return statementInWords(statement, IN_EDITOR);
}

const AGREES: Pick<ChangeHooks, 'confirm' | 'mayWrite'> = {
  confirm: async () => true,
  mayWrite: async () => success(true),
};

/** A busy machine is no reason to give up; only what is refused is refused at once. */
const PATIENT: Partial<Limits> = { operatorMs: 60_000, stuckMs: 60_000, settleMs: 400 };

export async function startChanging(
  program: string,
  options: ClusterOptions & { readonly requestTimeoutMs?: number } = {},
  start?: StartCluster,
): Promise<Changing> {
  const bench = await startBench(program, { podDelayMs: 5, operatorDelayMs: 5, ...options }, start);
  const runs: KubectlRun[] = [];
  const { url } = bench.cluster;
  const kubectl = createKubectl({
    program,
    env: bench.environment,
    requestTimeoutMs: options.requestTimeoutMs ?? 20_000,
    onRun: (run) => runs.push(run),
  });
  const target = { context: 'embedded', server: url };
  const snapshotFile = path.join(bench.folder, 'snapshot.json');
  const known = ownCalicoFacts();
  const events: ChangeEvent[] = [];
  const hear = (event: ChangeEvent) => events.push(event);
  return {
    ...bench,
    kubectl,
    target,
    runs,
    snapshotFile,
    events,
    change: (request, hooks) => {
      events.length = 0;
      return changeMode(
        kubectl,
        {
          target,
          change: 'enable',
          calicoFacts: known,
          setUp: IN_EDITOR,
          snapshotFile,
          ...request,
          limits: { ...PATIENT, ...request.limits },
        },
        { onEvent: hear, ...AGREES, ...hooks },
      );
    },
    undo: (hooks) => {
      events.length = 0;
      const snapshot = parseSnapshot(readFileSync(snapshotFile, 'utf8'));
      if (!snapshot) throw new Error('There is no snapshot.');
      return undoChange(
        kubectl,
        { target, snapshot, calicoFacts: known, limits: PATIENT },
        { onEvent: hear, ...hooks },
      );
    },
  };
}
