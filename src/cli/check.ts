import { createLanguageService, type Diagnostic, isKnownVersion, LineIndex } from '../language/service.ts';
import { type Io, parseOptions, readText, UsageError } from './io.ts';

export const CHECK_HELP = `  check [--calico-version 3.29.7] [--format text|json] FILE...
      Checks the Installations in the files; - reads standard input. Without a version the newest
      release known is assumed, unless the file names one in a comment: # calico-version: v3.29.7
`;

/** One finding as \`--format json\` prints it; lines and columns count from 1. */
interface ReportedFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly path: string;
  readonly fixes: readonly string[];
}

export function check(args: readonly string[], io: Io): number {
  const { values, positionals } = parseOptions(args, {
    'calico-version': { type: 'string', default: '' },
    format: { type: 'string', default: 'text' },
  });
  const calicoVersion = values['calico-version'];
  if (values.format !== 'text' && values.format !== 'json') {
    throw new UsageError(`--format takes text or json, not '${values.format}'`);
  }
  if (calicoVersion !== '' && !isKnownVersion(calicoVersion)) {
    throw new UsageError(`--calico-version takes a release such as 3.29.7, not '${calicoVersion}'`);
  }
  if (positionals.length === 0)
    throw new UsageError('check needs at least one file, or - for standard input');

  const service = createLanguageService();
  const unreadable: string[] = [];
  const checked = positionals.flatMap((file) => {
    try {
      const text = readText(file);
      const { installations, found } = service.check(text, { calicoVersion });
      return [{ file, installations, findings: report(file, text, found) }];
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      unreadable.push(error.message);
      return [];
    }
  });
  const findings = checked.flatMap((file) => file.findings);
  if (values.format === 'json') io.out(`${JSON.stringify(findings, undefined, 2)}\n`);
  else io.out(checked.map(toText).join(''));
  for (const message of unreadable) io.err(`calico-installation: ${message}\n`);
  if (unreadable.length > 0) return 2;
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function report(file: string, text: string, found: readonly Diagnostic[]): ReportedFinding[] {
  const lines = new LineIndex(text);
  return found.map(({ code, severity, message, path, span, finding }) => {
    const start = lines.positionAt(span.start);
    const end = lines.positionAt(span.end);
    return {
      file,
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      code,
      severity,
      message,
      path,
      fixes: finding.fixes.map(({ title }) => title),
    };
  });
}

function toText(checked: {
  file: string;
  installations: number;
  findings: readonly ReportedFinding[];
}): string {
  const { file, installations, findings } = checked;
  if (installations === 0 && findings.length === 0) return `${file}: no Installation in it\n`;
  if (findings.length === 0) return `${file}: nothing to report\n`;
  return findings
    .map(
      ({ line, column, severity, message, code }) =>
        `${file}:${line}:${column}: ${severity}: ${message} [${code}]\n`,
    )
    .join('');
}
