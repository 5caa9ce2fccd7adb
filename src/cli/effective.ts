import { createLanguageService } from '../language/service.ts';
import { hintsOf } from './hints.ts';
import {
  CALICO_VERSION,
  CLUSTER_FACTS,
  checkVersion,
  forEachFile,
  type Io,
  parseOptions,
  readFacts,
  UsageError,
} from './io.ts';

export const EFFECTIVE_HELP = `  effective [--calico-version 3.29.7] [--cluster-facts FILE] FILE...
      Prints the Installations in the files with everything that the operator fills in, each such value
      marked, and what was assumed of the cluster.
`;

export function effective(args: readonly string[], io: Io): number {
  const { values, positionals } = parseOptions(args, { ...CALICO_VERSION, ...CLUSTER_FACTS });
  const calicoVersion = checkVersion(values['calico-version']);
  const cluster = readFacts(values['cluster-facts']);
  if (positionals.length === 0)
    throw new UsageError('effective needs at least one file, or - for standard input');
  const service = createLanguageService();
  const { results, complete } = forEachFile(positionals, io, (file, text) => {
    const found = service.effective(text, { calicoVersion, cluster, hints: hintsOf(file) });
    if (found.length === 0) io.err(`calico-installation: ${file}: no Installation in it\n`);
    return found;
  });
  io.out(results.flat().join('---\n'));
  return complete ? 0 : 2;
}
