import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { codesOfMessage, DOCUMENTED } from '../../../src/language/features/documentation/page.ts';
import { isWithin, parsePath } from '../../../src/language/text/path.ts';
import { analyseAt } from '../language/rules/check-rule.ts';
import { clusterOf, type RecordedCase, type RecordedMatrix, recorded, textOf } from './recorded.ts';

const CASES = recorded<RecordedCase[]>('cases.json', '../shared/facts/cases.json');
const MATRIX = recorded<RecordedMatrix>('matrix.json', '../shared/facts/cases-matrix.json');
const MESSAGES = recorded<{ ruleId: string; pattern: string }[]>(
  'operator-messages.json',
  '../shared/facts/operator-messages.json',
);

describe('recorded verdicts of the operator', () => {
  for (const entry of CASES) {
    it(entry.id, () => {
      const { findings } = analyseAt(textOf(entry), entry.calicoVersion, clusterOf(entry));
      const errors = findings.filter(({ severity }) => severity === 'error');
      const said = errors.map(({ code, message }) => `${code}: ${message}`);
      if (entry.verdict === 'accept') return assert.deepEqual(said, []);
      const wanted = [entry.ruleId!, ...(entry.altRuleIds ?? [])];
      const named = errors.filter(({ code }) => wanted.includes(code));
      assert.ok(named.length > 0, `expected ${wanted.join(' or ')}, got ${said.join('; ') || 'nothing'}`);
      if (entry.path && entry.path !== 'spec') {
        assert.ok(
          named.some(({ path }) => isNear(path, entry.path!)),
          `at ${entry.path}, not ${named.map(({ path }) => path).join(', ')}`,
        );
      }
    });
    for (const code of [...(entry.warnings ?? []), ...(entry.information ?? [])]) {
      it(`${entry.id}: ${code} beside the verdict`, () => {
        const { findings } = analyseAt(textOf(entry), entry.calicoVersion, clusterOf(entry));
        assert.ok(findings.some((finding) => finding.code === code));
      });
    }
  }
});

describe('recorded matrix: the same manifests at many releases', () => {
  for (const { name, yaml, verdicts } of MATRIX.rows) {
    it(name, () => {
      const disagreements = MATRIX.versions.flatMap((calicoVersion, index) => {
        const errors = analyseAt(yaml, calicoVersion).findings.filter(({ severity }) => severity === 'error');
        const codes = errors.map(({ code }) => code);
        const expected = verdicts[index]!;
        const agrees = expected === 'accept' ? codes.length === 0 : codes.includes(expected);
        return agrees ? [] : [`${calicoVersion}: expected ${expected}, got ${codes.join(', ') || 'accept'}`];
      });
      assert.deepEqual(disagreements, []);
    });
  }
});

describe('messages of the cluster lead to a rule', () => {
  for (const { ruleId, pattern } of MESSAGES) {
    it(`${ruleId}: ${pattern}`, () => {
      assert.ok(DOCUMENTED.find(({ id }) => id === ruleId)?.docs.clusterMessage, `no message of ${ruleId}`);
    });
  }

  for (const { id, operatorMessage, ruleId, altRuleIds } of CASES) {
    if (operatorMessage === undefined) continue;
    it(`${id}: ${operatorMessage}`, () => {
      const wanted = [ruleId, ...(altRuleIds ?? [])];
      assert.ok(wanted.includes(codesOfMessage(operatorMessage)[0]));
    });
  }
});

/** A finding is well placed at the recorded path, above it or below it. */
function isNear(found: string, wanted: string): boolean {
  const [one, other] = [parsePath(found) ?? [], parsePath(wanted) ?? []];
  return isWithin(one, other) || isWithin(other, one);
}
