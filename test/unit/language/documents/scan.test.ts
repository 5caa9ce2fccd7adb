import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { changedLines, commonPrefix, scan } from '../../../../src/language/documents/scan.ts';
import { diceOf, pick } from '../syntax/random-manifest.ts';

const TEXT = `# calico-version: v3.30.0
apiVersion: operator.tigera.io/v1
kind: Installation
---
apiVersion: projectcalico.org/v3
kind: FelixConfiguration
---
installation:
  cni: {}
patch: [{ path: /spec/cni }]
`;

describe('scan', () => {
  it('finds each word', () => {
    const found = scan(TEXT);
    const at = (offsets: readonly number[] | undefined) =>
      offsets?.map((offset) => TEXT.slice(offset, offset + 8));
    assert.deepEqual(at(found.installations), ['operator', 'installa', '/spec/cn']);
    assert.deepEqual(at(found.neighbours), ['FelixCon']);
    assert.deepEqual(at(found.versions), ['calico-v']);
  });

  it('finds after any change what it finds from scratch', () => {
    const pieces = [
      '',
      'x',
      '\n',
      ' ',
      ':',
      'operator.tigera.io',
      'installation:\n',
      'IPPool',
      '\n---\n',
      'calico-version:',
      '/spec/a',
    ];
    for (let seed = 0; seed < 300; seed++) {
      const dice = diceOf(seed);
      let text = TEXT;
      let found = scan(text);
      for (let step = 0; step < 20; step++) {
        const at = dice(text.length + 1);
        text = text.slice(0, at) + pick(dice, pieces) + text.slice(at + pick(dice, [0, 0, 1, 1, 2, 30]));
        found = scan(text, found, changedLines(text, found.text));
        assert.deepEqual(found, scan(text), `seed ${seed}, step ${step}`);
      }
    }
  });

  for (const [one, other, length] of [
    ['', '', 0],
    ['a', 'b', 0],
    ['abc', 'abd', 2],
    ['abc', 'abc', 3],
    ['ab', 'abc', 2],
    ['xabc', 'abc', 0],
  ] as const) {
    it(`${one} and ${other} begin alike for ${length}`, () => assert.equal(commonPrefix(one, other), length));
  }
});
