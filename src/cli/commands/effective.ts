import { createLanguageService } from '../../language/service.ts';
import { CLUSTER_FACTS, readFacts } from '../cluster-facts.ts';
import { hintsOf } from '../hints.ts';
import { forEachFile } from '../io/input.ts';
import { CALICO_VERSION, checkVersion, type Io, parseOptions, UsageError } from '../io/io.ts';

export const EFFECTIVE_HELP = `  effective [--calico-version 3.29.7] [--cluster-facts FILE] FILE...
      Prints the Installations in the files with every value that the operator fills in, marked as such,
      and what was assumed about the cluster.
`;

export async function effective(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseOptions(args, { ...CALICO_VERSION, ...CLUSTER_FACTS });
  const calicoVersion = checkVersion(values['calico-version'], io);
  if (positionals.length === 0)
    throw new UsageError('effective needs at least one file, or - for standard input');
  const cluster = await readFacts(values['cluster-facts'], io);
  const service = createLanguageService();
  const { results, complete } = await forEachFile(positionals, io, (file, { text }) => {
    const found = service.effective(text, { calicoVersion, cluster, hints: hintsOf(file) });
    if (found.length === 0) io.err.line(`calico-installation: ${file}: no Installation in it`);
    return found;
  });
  io.out.text(results.flat().join('---\n'));
  return complete ? 0 : 2;
}
