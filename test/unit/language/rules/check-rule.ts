import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Analysis, analyse } from '../../../../src/language/analysis/analyse.ts';
import type { Finding, Location } from '../../../../src/language/analysis/finding.ts';
import { applyFix } from '../../../../src/language/analysis/fix.ts';
import { codeActions } from '../../../../src/language/features/code-actions.ts';
import { absolute } from '../../../../src/language/features/diagnostics.ts';
import type { ClusterFacts } from '../../../../src/language/installation/cluster/facts.ts';
import { version } from '../../../../src/language/versions/version.ts';
import { compareWithSnapshot } from '../../snapshot.ts';
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

/**
 * Holds a rule against a table: its findings must be where the marks are, no more and no fewer. What they say, how
 * much they weigh, where else they lead and which fix is preferred is in the snapshot beside the table.
 */
export function checkRule(id: string, table: readonly RuleCase[]): void {
  describe(id, () => {
    for (const [index, entry] of table.entries()) {
      it(`${entry.name ?? `case ${index + 1}`} at ${entry.version}`, function () {
        const { text, marks } = readMarks(entry.yaml);
        const analysis = analyseAt(text, entry.version, entry.cluster);
        const findings = analysis.findings.filter(({ code }) => code === id);
        const found = findings.map(({ location }) => absolute(analysis, location));
        assert.deepEqual(
          found.map((span) => [span.start, text.slice(span.start, span.end)]),
          marks.map(({ span }) => [span.start, text.slice(span.start, span.end)]),
        );
        if (entry.fixes) checkFixes(text, analysis, findings[0], entry.fixes);
        const said = findings.map((finding) => saidBy(analysis, finding));
        compareWithSnapshot(this.test, said.join('\n'));
      });
    }
  });
}

/** All that a finding says, and not where: a line for it, one for each related place, one for each fix. */
function saidBy(analysis: Analysis, finding: Finding): string {
  const { severity, tags, path, message, related, fixes, location } = finding;
  const preferred = codeActions(analysis, absolute(analysis, location)).find(
    (action) => action.preferred && action.diagnostic?.finding === finding,
  );
  return [
    `${[severity, ...tags].join(', ')} at ${path}: ${message}`,
    ...related.map((place) => `  see ${lineAt(analysis, place.location)}: ${place.message}`),
    ...fixes.map(
      ({ title, safety }) => `  ${title === preferred?.title ? 'preferred, ' : ''}${safety}: ${title}`,
    ),
  ].join('\n');
}

/** The line that a place begins on, with its number. */
function lineAt(analysis: Analysis, location: Location): string {
  const { start } = absolute(analysis, location);
  const number = analysis.text.slice(0, start).split('\n').length;
  return `line ${number}, \`${analysis.text.split('\n')[number - 1]!.trim()}\``;
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
