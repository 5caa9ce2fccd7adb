import { preflightMarkdown } from '../../cluster/preflight/markdown.ts';
import { preflight } from '../../cluster/preflight/preflight.ts';
import { isBlocked } from '../../cluster/preflight/report.ts';
import { visibleLine } from '../../cluster/text/foreign-text.ts';
import { checkFormat, FORMAT, type Io, parseOptions } from '../io/io.ts';
import { ownCalicoFacts } from './calico-facts.ts';
import { ClusterFailure, CONNECTION, CONNECTION_HELP, connect, OPTIONS } from './connection.ts';
import { DONE, NOT_DONE } from './exit-code.ts';

export const PREFLIGHT_HELP = `  preflight [--context NAME] [--format text|json]
      Checks whether the cluster is ready for non-privileged mode. Read-only. Exit code 1: it is not.
${CONNECTION_HELP}`;

export async function preflightCommand(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseOptions(args, { ...CONNECTION, ...FORMAT });
  const format = checkFormat(values.format);
  const { kubectl, target } = await connect(values, io, { writes: false });
  const checked = await preflight(kubectl, {
    target,
    change: 'enable',
    calicoFacts: ownCalicoFacts(),
    setUp: OPTIONS,
    signal: io.signal,
  });
  if (!checked.ok) throw new ClusterFailure(checked.error);
  const { report } = checked.value;
  io.out.text(
    format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : preflightMarkdown(inLines(report)),
  );
  return isBlocked(report) ? NOT_DONE : DONE;
}

/** What clusters say in a report, each in one line, so that it cannot begin one of the page. */
function inLines<T>(value: T): T {
  if (typeof value === 'string') return visibleLine(value) as T;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inLines) as T;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inLines(one)])) as T;
}
