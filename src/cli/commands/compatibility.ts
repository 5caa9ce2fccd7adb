import { type ClusterFacts, type CompatibilityRange, createLanguageService } from '../../language/service.ts';
import { hintsOf } from '../hints.ts';
import { forEachFile } from '../io/input.ts';
import type { Io } from '../io/io.ts';

/**
 * Prints the verdict on every release known, per file. Exit code 0: nothing else went wrong; a release that refuses
 * a file is an answer here, not a failure.
 */
export async function printCompatibility(
  files: readonly string[],
  format: 'text' | 'json',
  io: Io,
  cluster: ClusterFacts | undefined,
): Promise<number> {
  const service = createLanguageService();
  const { results, complete } = await forEachFile(files, io, (file, { text }) => ({
    file,
    ranges: service.compatibility(text, cluster, hintsOf(file)),
  }));
  if (format === 'json') io.out.text(`${JSON.stringify(results.map(toJson), undefined, 2)}\n`);
  else for (const line of results.flatMap(toLines)) io.out.line(line);
  return complete ? 0 : 2;
}

interface FileRanges {
  readonly file: string;
  readonly ranges: readonly CompatibilityRange[];
}

function toJson({ file, ranges }: FileRanges): unknown {
  return {
    file,
    ranges: ranges.map(({ from, to, verdict, codes }) => ({
      from: from.text,
      to: to.text,
      verdict,
      findings: codes,
    })),
  };
}

const VERDICTS = { accepted: 'accepted', broken: 'accepted, but breaks', refused: 'refused' };

function toLines({ file, ranges }: FileRanges): string[] {
  const lines = ranges.map(({ from, to, verdict, reason }) => {
    const span = from.text === to.text ? from.text : `${from.text} to ${to.text}`;
    return `  ${span.padEnd(17)} ${VERDICTS[verdict]}${reason ? `: ${reason}` : ''}`;
  });
  return [file, ...lines];
}
