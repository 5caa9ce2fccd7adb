import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  NEWEST_RELEASE,
  RELEASES,
  releaseOfOperator,
  resolveVersion,
} from '../../../../src/language/versions/releases.ts';
import {
  compareCalicoVersions,
  parseVersion,
  releaseLine,
  version,
} from '../../../../src/language/versions/version.ts';
import {
  ALL_VERSIONS,
  formatRange,
  includes,
  intersection,
  versions,
} from '../../../../src/language/versions/version-range.ts';

describe('versions', () => {
  for (const [text, read] of [
    ['3.29.7', '3.29.7'],
    ['v3.29.7', '3.29.7'],
    [' V3.29.7 ', '3.29.7'],
    ['3.33.0-unreleased', '3.33.0-unreleased'],
    ['3.29', undefined],
    ['latest', undefined],
    ['', undefined],
  ] as const) {
    it(`${JSON.stringify(text)} is ${read ?? 'none'}`, () => assert.equal(parseVersion(text)?.text, read));
  }

  it('are in order by number, the unreleased before the release', () => {
    const ordered = ['3.9.0', '3.29.7', '3.29.10', '3.30.0', '3.33.0-unreleased', '3.33.0'];
    const sorted = ordered.toReversed().map(version).sort(compareCalicoVersions);
    assert.deepEqual(
      sorted.map(({ text }) => text),
      ordered,
    );
  });

  it('belong to a line', () => assert.equal(releaseLine(version('3.29.7')), '3.29'));
});

describe('version ranges', () => {
  const backported = versions('3.30.7..3.31.0, 3.31.5..3.32.0, 3.32.0..');
  for (const [release, isIn] of [
    ['3.29.9', false],
    ['3.30.6', false],
    ['3.30.7', true],
    ['3.30.99', true],
    ['3.31.0', false],
    ['3.31.4', false],
    ['3.31.5', true],
    ['3.32.0', true],
    ['4.0.0', true],
  ] as const) {
    it(`${release} is ${isIn ? '' : 'not '}in ${formatRange(backported)}`, () => {
      assert.equal(includes(backported, version(release)), isIn);
    });
  }

  it('open at the end, include what is not released yet, unless they end before it', () => {
    assert.ok(includes(versions('3.32.0..'), version('3.33.0-unreleased')));
    assert.ok(includes(versions('..3.33.0'), version('3.33.0-unreleased')));
    assert.ok(!includes(versions('..3.33.0-unreleased'), version('3.33.0-unreleased')));
  });

  for (const [text, words] of [
    ['..', 'all versions'],
    ['3.32.0..', 'from 3.32.0'],
    ['..3.28.0', 'before 3.28.0'],
    ['3.21.0..3.31.5', '3.21.0 to before 3.31.5'],
  ] as const) {
    it(`${text} is "${words}"`, () => assert.equal(formatRange(versions(text)), words));
  }

  it('meet in what both hold', () => {
    assert.equal(
      formatRange(intersection(backported, versions('3.31.0..3.32.1'))),
      '3.31.5 to before 3.32.0, 3.32.0 to before 3.32.1',
    );
    assert.deepEqual(intersection(versions('..3.28.0'), versions('3.28.0..')), []);
    assert.equal(intersection(ALL_VERSIONS, backported), backported);
  });

  it('refuse what is no range', () => {
    for (const text of ['', '3.28.0', '3.28..', 'a..b', '1.0.0..2.0.0..3.0.0'])
      assert.throws(() => versions(text), text);
  });
});

describe('releases', () => {
  it('are in order, and the newest is the last', () => {
    const sorted = RELEASES.map(({ calico }) => calico).toSorted(compareCalicoVersions);
    assert.deepEqual(
      sorted,
      RELEASES.map(({ calico }) => calico),
    );
    assert.equal(NEWEST_RELEASE, RELEASES.at(-1));
  });

  it('are found by what a user writes', () => {
    const newestOf329 = RELEASES.findLast(({ calico }) => releaseLine(calico) === '3.29')!.calico.text;
    assert.equal(resolveVersion('v3.29')?.text, newestOf329);
    assert.equal(resolveVersion('3.29.1')?.text, '3.29.1');
    assert.equal(resolveVersion('3.99')?.text, '3.99.0');
    assert.equal(resolveVersion('newest'), undefined);
  });

  it('are found by their operator, or the one before it on its line', () => {
    const { calico, operator } = RELEASES.at(-1)!;
    assert.equal(releaseOfOperator(operator)?.calico, calico);
    assert.equal(releaseOfOperator('v1.36.3')?.calico.text, '3.29.1');
    assert.equal(releaseOfOperator('v0.1.0'), undefined);
    assert.equal(releaseOfOperator('master'), undefined);
  });
});
