import type { CancellationToken } from 'vscode-languageserver';
import type { Steps } from '../language/service.ts';

/** Milliseconds after which others are let through: a keystroke must not wait for what nobody is waiting for. */
const TURN = 5;

/** Runs work that is cut into steps and answers other requests between them; undefined when it is cancelled. */
export async function inSteps<Result>(
  steps: Steps<Result>,
  token: CancellationToken,
): Promise<Result | undefined> {
  let turn = performance.now();
  while (!token.isCancellationRequested) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - turn < TURN) continue;
    await new Promise((resolve) => setImmediate(resolve));
    turn = performance.now();
  }
  return undefined;
}
