import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isProtected } from '../../../../src/client/context/protected-contexts.ts';

const CASES: readonly (readonly [pattern: string, context: string, is: boolean])[] = [
  ['prod', 'prod', true],
  ['prod', 'prod-eu', false],
  ['prod', 'my-prod', false],
  ['prod-*', 'prod-eu', true],
  ['prod-*', 'prod-', true],
  ['*prod*', 'gke_my-prod_eu', true],
  ['prod-?', 'prod-1', true],
  ['prod-?', 'prod-12', false],
  ['?', '🦊', true],
  ['*', '', true],
  ['', '', true],
  ['', 'prod', false],
  // As a regular expression each of these would say something else.
  ['a.b', 'axb', false],
  ['a.b', 'a.b', true],
  ['(a|b)+[c]{1}^$\\', '(a|b)+[c]{1}^$\\', true],
  ['arn:aws:eks:*:cluster/prod', 'arn:aws:eks:eu-central-1:1234:cluster/prod', true],
  ['Prod', 'prod', false],
];

describe('protected contexts', () => {
  for (const [pattern, context, is] of CASES) {
    it(`${JSON.stringify(pattern)} ${is ? 'names' : 'does not name'} ${JSON.stringify(context)}`, () => {
      assert.equal(isProtected(context, [pattern]), is);
    });
  }

  it('one of several patterns is enough, and none protects nothing', () => {
    assert.ok(isProtected('b', ['a', 'b']));
    assert.ok(!isProtected('b', []));
  });

  // What it costs is for `test/unit/cost` to say.
  it('a pattern of many stars comes to an end', () => {
    assert.ok(!isProtected('a'.repeat(200), [`${'*a'.repeat(8)}*b`]));
  });
});
