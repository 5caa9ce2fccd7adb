import { type ClusterFacts, readClusterFacts } from '../language/service.ts';
import { readInput } from './io/input.ts';
import { type Io, UsageError } from './io/io.ts';

/** The option that names a file with what is known of the cluster. */
export const CLUSTER_FACTS = { 'cluster-facts': { type: 'string', default: '' } } as const;

/** The facts in that file, JSON; undefined where none is named. */
export async function readFacts(file: string, io: Io): Promise<ClusterFacts | undefined> {
  if (file === '') return undefined;
  const { text } = await readInput(file, io);
  const facts = readClusterFacts(parseJson(file, text.replace(/^\uFEFF/, '')));
  if (typeof facts === 'string') throw new UsageError(`${file}: ${facts}`);
  return facts;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message}`);
  }
}
