import { createLanguageService, type Diagnostic, LineIndex } from '../../language/service.ts';
import { CLUSTER_FACTS, readFacts } from '../cluster-facts.ts';
import { hintsOf } from '../hints.ts';
import { faultInWords } from '../io/encoding.ts';
import { forEachFile } from '../io/input.ts';
import {
  CALICO_VERSION,
  checkFormat,
  checkVersion,
  FORMAT,
  type Io,
  parseOptions,
  UsageError,
} from '../io/io.ts';
import { printCompatibility } from './compatibility.ts';

export const CHECK_HELP = `  check [--calico-version 3.29.7 | --all-versions] [--format text|json]
        [--cluster-facts FILE] FILE...
      Checks the Installations in the files; - reads standard input. Without a version the newest
      known release is assumed, unless the file names one in a comment: # calico-version: v3.29.7
      A file that a kustomization.yaml lists among its patches is taken for a part of an Installation, and
      of values the Chart.yaml beside them gives the version.
      What hangs on the cluster (the detected provider, existing IPPools ...) is assumed, unless a JSON
      file says so: { "detectedProvider": "EKS" }.
      With --all-versions, the verdict on every release known, folded into ranges.
`;

/** One finding as `--format json` prints it; lines and columns count from 1. */
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

export async function check(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    ...FORMAT,
    ...CALICO_VERSION,
    ...CLUSTER_FACTS,
    'all-versions': { type: 'boolean', default: false },
  });
  const format = checkFormat(values.format);
  const calicoVersion = checkVersion(values['calico-version'], io);
  if (positionals.length === 0)
    throw new UsageError('check needs at least one file, or - for standard input');
  const cluster = await readFacts(values['cluster-facts'], io);
  if (values['all-versions']) {
    if (calicoVersion) throw new UsageError('--all-versions and --calico-version cannot be combined');
    return printCompatibility(positionals, format, io, cluster);
  }

  const service = createLanguageService();
  const { results, complete } = await forEachFile(positionals, io, (file, { text, fault }) => {
    if (fault)
      io.err.line(`calico-installation: ${file}: ${faultInWords(fault)}; kubectl reads U+FFFD there`);
    const { installations, found } = service.check(text, { calicoVersion, cluster, hints: hintsOf(file) });
    return { file, installations, findings: report(file, text, found) };
  });
  const findings = results.flatMap((file) => file.findings);
  if (format === 'json') io.out.text(`${JSON.stringify(findings, undefined, 2)}\n`);
  else for (const line of results.flatMap(toLines)) io.out.line(line);
  if (!complete) return 2;
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

interface CheckedFile {
  readonly file: string;
  readonly installations: number;
  readonly findings: readonly ReportedFinding[];
}

function toLines({ file, installations, findings }: CheckedFile): string[] {
  if (installations === 0 && findings.length === 0) return [`${file}: no Installation in it`];
  if (findings.length === 0) return [`${file}: nothing to report`];
  return findings.map(
    ({ line, column, severity, message, code }) =>
      `${file}:${line}:${column}: ${severity}: ${message} [${code}]`,
  );
}
