import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ownCalicoFacts } from '../../../src/cli/cluster/calico-facts.ts';
import type { CalicoFacts } from '../../../src/cluster/calico-facts.ts';

/** What is known of Calico, in a process of its own: in the editor it is the language server that knows. */
export function knowledgeBeside(): CalicoFacts & { stop(): void } {
  const child = fork(fileURLToPath(import.meta.url), ['--answer'], { execArgv: ['--import', 'tsx'] });
  const waiting = new Map<number, (answer: never) => void>();
  let last = 0;
  child.on('message', ({ id, answer }: Answered) => {
    waiting.get(id)?.(answer as never);
    waiting.delete(id);
  });
  const ask =
    (method: keyof CalicoFacts) =>
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
  readonly method: keyof CalicoFacts;
  readonly args: readonly unknown[];
}

interface Answered {
  readonly id: number;
  readonly answer: unknown;
}

if (process.argv.includes('--answer')) {
  const known = ownCalicoFacts();
  process.on('message', async ({ id, method, args }: Asked) => {
    const answer = await (known[method] as (...args: readonly unknown[]) => unknown)(...args);
    process.send?.({ id, answer } satisfies Answered);
  });
}
