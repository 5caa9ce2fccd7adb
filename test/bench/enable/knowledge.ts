import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { knowledge } from '../../../src/cli/cluster/knowledge.ts';
import type { CalicoKnowledge } from '../../../src/cluster/knowledge.ts';

/** What is known of Calico, in a process of its own: in the editor it is the language server that knows. */
export function knowledgeBeside(): CalicoKnowledge & { stop(): void } {
  const child = fork(fileURLToPath(import.meta.url), ['--answer'], { execArgv: ['--import', 'tsx'] });
  const waiting = new Map<number, (answer: never) => void>();
  let last = 0;
  child.on('message', ({ id, answer }: Answered) => {
    waiting.get(id)?.(answer as never);
    waiting.delete(id);
  });
  const ask =
    (method: keyof CalicoKnowledge) =>
    (...args: unknown[]): Promise<never> =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        child.send({ id: last, method, args } satisfies Asked);
      });
  return {
    releaseOfOperator: ask('releaseOfOperator'),
    judge: ask('judge'),
    mode: ask('mode'),
    rendering: ask('rendering'),
    codesOfMessage: ask('codesOfMessage'),
    stop: () => child.kill(),
  };
}

interface Asked {
  readonly id: number;
  readonly method: keyof CalicoKnowledge;
  readonly args: readonly unknown[];
}

interface Answered {
  readonly id: number;
  readonly answer: unknown;
}

if (process.argv.includes('--answer')) {
  const known = knowledge();
  process.on('message', async ({ id, method, args }: Asked) => {
    const answer = await (known[method] as (...args: readonly unknown[]) => unknown)(...args);
    process.send?.({ id, answer } satisfies Answered);
  });
}
