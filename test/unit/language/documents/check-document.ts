import assert from 'node:assert/strict';
import { parse, parseAllDocuments } from 'yaml';
import { type Analysis, type AnalysisOptions, analyse } from '../../../../src/language/analysis/analyse.ts';
import { applyFix, editsOf } from '../../../../src/language/analysis/fix.ts';
import { targetOfSetting } from '../../../../src/language/analysis/target.ts';
import { absolute } from '../../../../src/language/features/diagnostics.ts';
import { readMarks } from '../marked-text.ts';

export type Options = Partial<Omit<AnalysisOptions, 'target'>> & { readonly version?: string };

export function analyseText(text: string, { version = '3.29.7', ...options }: Options = {}): Analysis {
  return analyse(text, { ...options, target: targetOfSetting(version)! });
}

/** What an analysis reports above information, each as `code` and the text that is underlined. */
export function complaints(text: string, options?: Options): { code: string; at: string; message: string }[] {
  const analysis = analyseText(text, options);
  return analysis.findings
    .filter(({ severity }) => severity !== 'information')
    .map(({ code, location, message }) => {
      const { start, end } = absolute(analysis, location);
      return { code, at: text.slice(start, end), message };
    });
}

/** Holds the findings above information against the marks that are drawn on the text. Returns the plain text. */
export function checkMarks(marked: string, options?: Options): string {
  const { text, marks } = readMarks(marked);
  const analysis = analyseText(text, options);
  const found = analysis.findings
    .filter(({ severity }) => severity !== 'information')
    .map(({ code, location }) => ({ code, span: absolute(analysis, location) }));
  const show = (list: readonly { code: string; span: { start: number; end: number } }[]): string[] =>
    list.map(({ code, span }) => `${code} at ${span.start}: ${text.slice(span.start, span.end)}`).sort();
  assert.deepEqual(show(found), show(marks));
  return text;
}

/**
 * Tries every fix: the edits stay inside of few lines, the text is YAML as much as before, and what it means differs
 * only at the place of the fix. Returns how many were tried.
 */
export function checkFixes(text: string, options?: Options): number {
  const analysis = analyseText(text, options);
  const before = leaves(text);
  let tried = 0;
  for (const finding of analysis.findings) {
    for (const fix of finding.fixes) {
      if (editsOf(analysis, fix).length === 0) continue;
      tried++;
      const after = applyFix(text, analysis, fix);
      const changed = differences(before, leaves(after));
      assert.ok(changed.length > 0, `${fix.title} changes nothing`);
      const isMove = fix.edits.length > 1 || fix.edits.some(({ op }) => op === 'move' || op === 'rename');
      assert.ok(isMove || changed.length <= 3, `${fix.title} changes ${changed.join(', ')}`);
      const rest = analyseText(after, options).findings;
      const isGone = rest.filter(({ code }) => code === finding.code).length;
      const were = analysis.findings.filter(({ code }) => code === finding.code).length;
      assert.ok(isGone < were || fix.safety === 'unsafe', `${fix.title} leaves ${finding.code}`);
      assert.ok(!rest.some(({ code }) => code.startsWith('yaml-')), `${fix.title} breaks the YAML`);
    }
  }
  return tried;
}

/** Every scalar and empty block that a text holds, by its path; texts that are YAML are looked into. */
function leaves(text: string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string' && /[\n:]/.test(value)) {
      const inner = parseAllDocuments(value).map((document) =>
        document.errors.length ? null : document.toJS(),
      );
      if (inner.every((one) => one !== null && typeof one === 'object') && inner.length > 0) {
        walk(inner, `${path}>`);
        return;
      }
    }
    if (value !== null && typeof value === 'object' && Object.keys(value).length > 0) {
      for (const [key, child] of Object.entries(value)) walk(child, `${path}/${key}`);
    } else found.set(path, JSON.stringify(value));
  };
  walk(
    parseAllDocuments(text).map((document) => {
      assert.deepEqual(document.errors, [], text);
      return document.toJS();
    }),
    '',
  );
  return found;
}

function differences(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => one.get(path) !== other.get(path) || one.has(path) !== other.has(path));
}

export { parse };
