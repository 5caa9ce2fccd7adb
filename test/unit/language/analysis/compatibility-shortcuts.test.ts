import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { analyse } from '../../../../src/language/analysis/analyse.ts';
import { compatibility } from '../../../../src/language/analysis/compatibility.ts';
import { RULES } from '../../../../src/language/rules/generated/index.ts';
import { RELEASES } from '../../../../src/language/versions/releases.ts';
import { mayDiffer, parseVersion } from '../../../../src/language/versions/version.ts';

const CASES: [string, string][] = [
  ['the example', readFileSync('examples/installation.yaml', 'utf8')],
  ['every field', readFileSync('test/fixtures/installations/every-field.yaml', 'utf8')],
  ...RULES.filter((_, index) => index % 6 === 0).map(({ id, docs }): [string, string] => [id, docs.bad.yaml]),
];

describe('the verdict on all releases', () => {
  for (const [name, text] of CASES) {
    it(`passes over no release that says something else of ${name}`, () => {
      const ranges = compatibility(text);
      let at = 0;
      for (const { calico } of RELEASES) {
        const { findings } = analyse(text, { target: { version: calico, source: 'setting' }, force: true });
        const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
        const { verdict, codes, to } = ranges[at]!;
        assert.deepEqual(verdict === 'refused' ? codes : [], [...new Set(errors)], calico.text);
        if (to.text === calico.text) at++;
      }
      assert.equal(at, ranges.length);
    });
  }

  it('knows that most releases change nothing', () => {
    const releases = RELEASES.map(({ calico }) => calico);
    const turns = releases.filter((calico, index) => index > 0 && mayDiffer(releases[index - 1]!, calico));
    assert.ok(turns.length > 10 && turns.length < releases.length / 2, String(turns.length));
    assert.ok(mayDiffer(parseVersion('3.31.4')!, parseVersion('3.31.5')!));
  });
});
