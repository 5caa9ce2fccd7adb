import { RELEASES } from '../../language/service.ts';
import { checkFormat, FORMAT, type Io, parseOptions } from '../io/io.ts';

export const RELEASES_HELP = `  releases [--format text|json]
      Lists the Calico releases that are known, and the operator version that each installs.
`;

export function releases(args: readonly string[], io: Io): number {
  const { format } = parseOptions(args, FORMAT).values;
  const rows = RELEASES.map(({ calico, operator, date }) => ({ calico: calico.text, operator, date }));
  if (checkFormat(format) === 'json') io.out.text(`${JSON.stringify(rows, undefined, 2)}\n`);
  else for (const line of ['Calico    operator   of', ...rows.map(toLine)]) io.out.line(line);
  return 0;
}

function toLine({ calico, operator, date }: { calico: string; operator: string; date: string }): string {
  return `${calico.padEnd(9)} ${operator.padEnd(10)} ${date}`;
}
