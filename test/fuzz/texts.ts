import type { Diagnostic, LanguageService, OpenText, Settings } from '../../src/language/service.ts';
import { checkDiagnostics } from './answers.ts';
import { hold, type Watch } from './watch.ts';

/** `check` and `diagnostics`, the one read anew and the other over the text before, find the same. */
export function checkText(service: LanguageService, watch: Watch, open: OpenText, settings: Settings): void {
  const { text } = open;
  const { found } = watch.ask('check', () => service.check(text, settings));
  checkDiagnostics('check', found, text);
  const shown = watch.ask('diagnostics', () => service.diagnostics(open, settings));
  checkDiagnostics('diagnostics', shown, text);
  if (!isJudgedAlike(text, settings)) return;
  const told = shown.filter(({ severity }) => severity !== 'hint');
  hold(
    summary(found) === summary(told),
    () => `check says\n${summary(found)}\nand diagnostics\n${summary(told)}`,
  );
}

/** Where only the text and a version count, the command line and an editor see the same. */
function isJudgedAlike(text: string, settings: Settings): boolean {
  const { calicoVersion, rules, syntax, elsewhere, clusterVersion, hints } = settings;
  const isPlain = !rules && syntax !== 'theirs' && !elsewhere && !clusterVersion && !hints;
  return isPlain && calicoVersion !== '' && !/calico-version|\$schema/.test(text);
}

export function summary(found: readonly Diagnostic[]): string {
  return found
    .map(({ code, severity, span, message, path, finding, related }) => {
      const fixes = finding.fixes.map(({ title }) => title).join('; ');
      const beside = related.map((place) => `${place.span.start} ${place.message}`).join('; ');
      return `${code} ${severity} ${span.start}-${span.end} ${path}: ${message} [${fixes}] [${beside}]`;
    })
    .join('\n');
}
