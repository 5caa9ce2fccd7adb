import type { Outcome, Statement } from './outcome.ts';
import { statementOf } from './words.ts';

/** How a change ended before anything was written. */
export type Early = Pick<Outcome, 'kind' | 'error' | 'report'>;

export function endedBeforeWriting(
  {
    target,
    change,
    signal,
  }: Pick<Outcome, 'target' | 'change'> & { readonly signal: AbortSignal | undefined },
  early: Early,
  statement?: Statement,
): Outcome {
  const isCancelled = early.error?.kind === 'cancelled' || signal?.aborted === true;
  const kind = isCancelled ? 'cancelled' : early.kind;
  const said = (isCancelled ? undefined : statement) ?? statementOf({ ...early, kind, written: 'no' });
  return {
    ...early,
    kind,
    target,
    change,
    written: 'no',
    statement: { ...said, details: [...said.details, `Nothing was written to ${target.context}.`] },
    offers: [],
    snapshotFile: undefined,
  };
}
