import { writeFileSync } from 'node:fs';
import { createTwoFilesPatch } from 'diff';
import { createLanguageService } from '../language/service.ts';
import { hintsOf } from './hints.ts';
import { CALICO_VERSION, checkVersion, forEachFile, type Io, parseOptions, UsageError } from './io.ts';

export const FIX_HELP = `  fix [--calico-version 3.29.7] [--dry-run] FILE...
      Applies the fixes that are certainly meant and prints what changed as a diff. With --dry-run, and for
      standard input (-), nothing is written.
`;

export function fix(args: readonly string[], io: Io): number {
  const { values, positionals } = parseOptions(args, {
    ...CALICO_VERSION,
    'dry-run': { type: 'boolean', default: false },
  });
  const calicoVersion = checkVersion(values['calico-version']);
  if (positionals.length === 0) throw new UsageError('fix needs at least one file, or - for standard input');
  const service = createLanguageService();
  const { results, complete } = forEachFile(positionals, io, (file, text) => {
    const { text: fixed, remaining } = service.fixAll(text, { calicoVersion, hints: hintsOf(file) });
    if (fixed !== text) {
      io.out(createTwoFilesPatch(file, file, text, fixed, '', '', { context: 3 }));
      if (!values['dry-run'] && file !== '-') write(file, fixed);
    }
    return remaining;
  });
  if (!complete) return 2;
  return results.some((remaining) => remaining.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${(error as Error).message}`);
  }
}
