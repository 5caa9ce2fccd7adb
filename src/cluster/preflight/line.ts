import type { ClusterError } from '../errors/error.ts';
import { explainError, type SetUp } from '../errors/remedy.ts';

export type LineStatus = 'pass' | 'warn' | 'block' | 'unknown';

/** One thing that was looked at before a change. */
export interface PreflightLine {
  /** What was looked at: `operator-version`; findings of the language service have their own code. */
  readonly id: string;
  readonly status: LineStatus;
  /** What was found, in one sentence. */
  readonly text: string;
  /** More of it; sentences. Empty where that is all. */
  readonly more: string;
  /** What to do about it, in the imperative; empty where there is nothing to do. */
  readonly fix: string;
  /** What it concerns, one by one: workloads, nodes, verbs. */
  readonly items: readonly string[];
  /** The rule whose page says more; empty where there is none. */
  readonly rule: string;
  /** Why it could not be looked at. */
  readonly error?: ClusterError;
}

export function checkLine(
  id: string,
  status: LineStatus,
  text: string,
  fix = '',
  items: readonly string[] = [],
  rule = '',
): PreflightLine {
  return { id, status, text, more: '', fix, items, rule };
}

/** What could not be looked at. What to do about that is `withRemedy`'s to say. */
export function failedLine(id: string, status: LineStatus, text: string, error: ClusterError): PreflightLine {
  const { happened } = explainError(error);
  return text === ''
    ? { ...checkLine(id, status, happened), error }
    : { ...checkLine(id, status, text), more: happened, error };
}

/** With what to do about an error, as it is done where the line is shown. */
export function withRemedy({ error, ...line }: PreflightLine, setUp: SetUp): PreflightLine {
  return error ? { ...line, fix: explainError(error, setUp).remedy } : line;
}
