export type LineStatus = 'pass' | 'warn' | 'block' | 'unknown';

/** One thing that was looked at before a change. */
export interface PreflightLine {
  /** What was looked at: `operator-version`; findings of the language service have their own code. */
  readonly id: string;
  readonly status: LineStatus;
  /** What was found; a sentence. */
  readonly text: string;
  /** What to do about it, in the imperative; empty where there is nothing to do. */
  readonly fix: string;
  /** What it concerns, one by one: workloads, nodes, verbs. */
  readonly items: readonly string[];
  /** The rule whose page says more; empty where there is none. */
  readonly rule: string;
}

export function checkLine(
  id: string,
  status: LineStatus,
  text: string,
  fix = '',
  items: readonly string[] = [],
  rule = '',
): PreflightLine {
  return { id, status, text, fix, items, rule };
}
