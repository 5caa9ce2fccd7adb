import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Analysis, analyse, startOf } from '../../../../src/language/analysis/analyse.ts';
import { applyFix } from '../../../../src/language/analysis/fix.ts';
import type { ClusterFacts } from '../../../../src/language/installation/cluster-facts.ts';
import { version } from '../../../../src/language/versions/version.ts';
import { readMarks } from '../marked-text.ts';

/** A file, judged at a version, with the rule's findings drawn on it. */
export interface RuleCase {
  readonly name?: string;
  readonly version: string;
  /** The text, with `# ^^^^ rule-id` under what the rule underlines (its own marks only). */
  readonly yaml: string;
  readonly cluster?: ClusterFacts;
  /** The text after each fix of the rule's first finding, by the fix's title; all of its fixes, when given. */
  readonly fixes?: Readonly<Record<string, string>>;
}

/** Holds a rule against a table: its findings must be where the marks are, no more and no fewer. */
export function checkRule(id: string, table: readonly RuleCase[]): void {
  describe(id, () => {
    for (const [index, entry] of table.entries()) {
      it(`${entry.name ?? `case ${index + 1}`} at ${entry.version}`, () => {
        const { text, marks } = readMarks(entry.yaml);
        const analysis = analyseAt(text, entry.version, entry.cluster);
        const findings = analysis.findings.filter(({ code }) => code === id);
        const found = findings.map(({ location }) => {
          const start = startOf(analysis, location.unit);
          return text.slice(start + location.span.start, start + location.span.end);
        });
        const foundAt = findings.map(
          ({ location }) => startOf(analysis, location.unit) + location.span.start,
        );
        assert.deepEqual(
          found.map((underlined, position) => [foundAt[position], underlined]),
          marks.map(({ span }) => [span.start, text.slice(span.start, span.end)]),
        );
        if (entry.fixes) checkFixes(text, analysis, findings[0], entry.fixes);
      });
    }
  });
}

/** The analysis of a text at a version, whatever a comment in it says. */
export function analyseAt(text: string, calicoVersion: string, cluster?: ClusterFacts): Analysis {
  return analyse(text, {
    target: { version: version(calicoVersion), source: 'setting' },
    force: true,
    cluster,
  });
}

function checkFixes(
  text: string,
  analysis: Analysis,
  finding: Analysis['findings'][number] | undefined,
  expected: Readonly<Record<string, string>>,
): void {
  assert.ok(finding, 'nothing was found that could be fixed');
  const fixed = Object.fromEntries(
    finding.fixes.map((fix) => [fix.title, applyFix(text, analysis, fix)] as const),
  );
  assert.deepEqual(fixed, expected);
}
