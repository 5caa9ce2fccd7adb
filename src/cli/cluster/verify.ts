import { calicoStatus } from '../../cluster/facts/status.ts';
import type { AskInside, InsideAnswer } from '../../cluster/rollout/exec-id.ts';
import { type Verification, verify } from '../../cluster/rollout/verify.ts';
import { checkFormat, FORMAT, type Io, parseOptions, UsageError } from '../io/io.ts';
import { ownCalicoFacts } from './calico-facts.ts';
import { ClusterFailure, CONNECTION, CONNECTION_HELP, connect } from './connection.ts';
import { DONE, NOT_DONE } from './exit-code.ts';

export const VERIFY_HELP = `  verify [--context NAME] [--format text|json] [--exec-id sample|all]
      Verifies that every calico-node pod runs as the Installation specifies. Exit code 1: one does not.
      --exec-id also runs \`id -u\` in ten of them, or in all, with kubectl exec.
${CONNECTION_HELP}`;

export async function verifyCommand(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseOptions(args, {
    ...CONNECTION,
    ...FORMAT,
    'exec-id': { type: 'string', default: '' },
  });
  const format = checkFormat(values.format);
  const askInside = askInsideOf(values['exec-id']);
  const { kubectl, target } = await connect(values, io, { writes: false });
  const known = ownCalicoFacts();
  const status = await calicoStatus(kubectl, { target, calicoFacts: known, signal: io.signal });
  if (!status.ok) throw new ClusterFailure(status.error);
  const { calicoVersion, installation } = status.value;
  if (!installation) {
    io.err.line(`calico-installation: there is no Installation \`default\` in ${target.context}.`);
    return NOT_DONE;
  }
  const wanted = installation.nonPrivileged === 'Enabled' ? 'non-privileged' : 'privileged';
  const found = await verify(kubectl, {
    target,
    wanted,
    calicoVersion,
    calicoFacts: known,
    askInside,
    signal: io.signal,
  });
  if (!found.ok) throw new ClusterFailure(found.error);
  if (format === 'json') io.out.text(`${JSON.stringify(found.value, undefined, 2)}\n`);
  else for (const line of toLines(found.value)) io.out.line(line);
  return found.value.verified ? DONE : NOT_DONE;
}

export function toLines({ target, wanted, verified, faults, pods, desired }: Verification): string[] {
  const head = verified
    ? `Verified: calico-node runs ${wanted} on all ${desired} nodes of ${target.context}.`
    : `Not verified: calico-node should run ${wanted} on ${desired} nodes of ${target.context}.`;
  return [
    head,
    ...faults,
    ...pods.map((pod) => {
      const how = pod.privileged ? 'privileged' : `unprivileged, user ${pod.runAsUser ?? 'of the image'}`;
      return `${pod.node}  ${pod.pod}  ${how}${insideInWords(pod.inside)}${pod.faults.length > 0 ? `: ${pod.faults.join(', ')}` : ''}`;
    }),
  ];
}

function insideInWords(inside: InsideAnswer | undefined): string {
  if (!inside) return '';
  return inside.uid === undefined
    ? `, exec failed (${inside.how})`
    : `, user ${inside.uid} from inside (${inside.how})`;
}

function askInsideOf(value: string): AskInside | undefined {
  if (value === '' || value === 'sample' || value === 'all') return value || undefined;
  throw new UsageError(`--exec-id takes 'sample' or 'all', not '${value}'`);
}
