import { createTwoFilesPatch } from 'diff';
import { visibleLine } from '../../cluster/text/foreign-text.ts';
import { createLanguageService } from '../../language/service.ts';
import { hintsOf } from '../hints.ts';
import { encodeText, faultInWords } from '../io/encoding.ts';
import { forEachFile } from '../io/input.ts';
import { CALICO_VERSION, checkVersion, type Io, parseOptions, UsageError } from '../io/io.ts';
import { fileErrorReason } from '../io/reasons.ts';
import { replaceFile } from '../io/replace-file.ts';

export const FIX_HELP = `  fix [--calico-version 3.29.7] [--dry-run] FILE...
      Applies the safe fixes and prints what changed as a diff. With --dry-run, and for
      standard input (-), nothing is written. If there is too much to fix at once, it says so and exits with 1.
`;

export async function fix(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    ...CALICO_VERSION,
    'dry-run': { type: 'boolean', default: false },
  });
  const calicoVersion = checkVersion(values['calico-version'], io);
  if (positionals.length === 0) throw new UsageError('fix needs at least one file, or - for standard input');
  const service = createLanguageService();
  const { results, complete } = await forEachFile(positionals, io, (file, { text, encoding, fault }) => {
    const settings = { calicoVersion, hints: hintsOf(file) };
    const { text: fixed, remaining, isComplete } = service.fixAll(text, settings);
    if (fixed !== text) {
      // Bytes that could not be read cannot be written either.
      if (fault)
        throw new UsageError(`cannot fix ${file}: ${faultInWords(fault)}; save it as UTF-8 and fix it then`);
      if (!values['dry-run'] && file !== '-') write(file, encodeText(fixed, encoding));
      const name = visibleLine(file);
      io.out.text(createTwoFilesPatch(name, name, text, fixed, '', '', { context: 3 }));
    }
    if (!isComplete)
      io.err.line(
        `calico-installation: ${file}: there is too much to fix at once; run fix again for the rest`,
      );
    return !isComplete || remaining.some(({ severity }) => severity === 'error');
  });
  if (!complete) return 2;
  return results.some((hasMore) => hasMore) ? 1 : 0;
}

function write(file: string, bytes: Buffer): void {
  try {
    replaceFile(file, bytes);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${fileErrorReason(error)}`);
  }
}
