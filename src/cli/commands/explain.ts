import { codesOfMessage, fieldPage, page, resolveVersion, similarPaths } from '../../language/service.ts';
import { CALICO_VERSION, checkVersion, type Io, parseOptions, UsageError } from '../io/io.ts';

export const EXPLAIN_HELP = `  explain [--calico-version 3.29.7] PATH|RULE|MESSAGE
      Prints the page of a field (spec.calicoNetwork.bgp), of a rule (ipip-requires-bgp), or of the rule
      that a message of TigeraStatus or kubectl leads to ('IPIP encapsulation requires that BGP is enabled').
`;

export function explain(args: readonly string[], io: Io): number {
  const { values, positionals } = parseOptions(args, CALICO_VERSION);
  const calicoVersion = checkVersion(values['calico-version'], io);
  const subject = positionals.join(' ').trim();
  if (subject === '') throw new UsageError('explain needs the path of a field, or the id of a rule');
  const found =
    page(subject) ??
    fieldPage(subject, calicoVersion ? resolveVersion(calicoVersion) : undefined) ??
    page(codesOfMessage(subject)[0] ?? '');
  if (found === undefined) throw new UsageError(notFound(subject));
  io.out.text(found);
  return 0;
}

function notFound(subject: string): string {
  const similar = similarPaths(subject);
  const hint = similar.length > 0 ? `; perhaps ${similar.join(', ')}` : '';
  return `there is no field, rule or known message '${subject}'${hint}`;
}
