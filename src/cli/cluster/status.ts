import { type CalicoStatus, calicoStatus } from '../../cluster/facts/status.ts';
import { rowInWords } from '../../cluster/facts/tigerastatus.ts';
import { checkFormat, FORMAT, type Io, parseOptions } from '../io/io.ts';
import { ownCalicoFacts } from './calico-facts.ts';
import { ClusterFailure, CONNECTION, CONNECTION_HELP, connect } from './connection.ts';
import { DONE } from './exit-code.ts';

export const STATUS_HELP = `  status [--context NAME] [--format text|json]
      Shows which Calico a cluster runs, the state of nonPrivileged, and what the operator reports.
${CONNECTION_HELP}`;

export async function status(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseOptions(args, { ...CONNECTION, ...FORMAT });
  const format = checkFormat(values.format);
  const { kubectl, target } = await connect(values, io, { writes: false });
  const found = await calicoStatus(kubectl, { target, calicoFacts: ownCalicoFacts(), signal: io.signal });
  if (!found.ok) throw new ClusterFailure(found.error);
  if (format === 'json') io.out.text(`${JSON.stringify(found.value, undefined, 2)}\n`);
  else for (const line of toLines(found.value)) io.out.line(line);
  return DONE;
}

function toLines({ target, calicoVersion, running, operatorImage, ...rest }: CalicoStatus): string[] {
  const { installation, rows, calicoNode } = rest;
  return [
    `context       ${target.context} (${target.server})`,
    `Calico        ${calicoVersion || 'of an unknown version'}${running && running !== calicoVersion ? `, running ${running}` : ''}`,
    `operator      ${operatorImage || 'not found'}`,
    ...(installation
      ? [
          `nonPrivileged ${installation.nonPrivileged || '(absent)'}, generation ${installation.generation}`,
          ...installation.ownership.owners.map(({ tool, sign }) => `kept by       ${tool} (${sign})`),
        ]
      : ['Installation  none']),
    calicoNode
      ? `calico-node   ${calicoNode.mode}; ${calicoNode.updated} of ${calicoNode.desired} pods new, ${calicoNode.available} available`
      : 'calico-node   none',
    ...rows.map((row) => `${row.name.padEnd(13)} ${rowInWords(row)}`),
  ];
}
