import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createLanguageService } from '../../../src/language/service.ts';
import { checkCompletion, checkEveryEntry } from '../../fuzz/entries.ts';
import { PARTS, Run } from '../../fuzz/run.ts';
import { readSeeds } from '../../fuzz/seeds.ts';
import { shrink } from '../../fuzz/shrink.ts';
import { Watch } from '../../fuzz/watch.ts';
import { diceOf } from '../language/syntax/random-manifest.ts';

/** So few that they take seconds; `npm run fuzz` takes as many as one likes. */
const COUNTS = { texts: 400, entries: 30, sequences: 3 } as const;

describe('mutated texts', () => {
  for (const part of PARTS) {
    it(part, () => {
      const run = new Run(9, readSeeds());
      for (let index = 0; index < COUNTS[part]; index++) assert.equal(run.check(part, index), undefined);
    }).timeout(60_000);
  }

  /** What it has found, as small as it is. */
  const FOUND: [string, string][] = [
    ['an empty key before the map', '#\r:\noperator.tigera.io\nkind:Installation'],
    ['an empty kind', 'kind: ""\nitems:\n- #\n  apiVersion: operator.tigera.io/\n  kind: Installation'],
    [
      'an open template before a lone CR',
      'apiVersion: operator.tigera.io/v1\r\nkind: Installation\r\nmetadata:\r\n  {{|n: d\r',
    ],
    [
      'an open quote in braces',
      '      "kind": "Installation,\n      "metadata": {: d\n       {\n              ',
    ],
  ];
  for (const [name, text] of FOUND) {
    it(`hold no longer: ${name}`, () => {
      const [service, watch] = [createLanguageService(), new Watch()];
      const settings = { calicoVersion: '3.23.5' };
      // Dice decide at which places it is asked.
      for (let index = 0; index < 10; index++) {
        const open = { uri: 'file:///a.yaml', version: index, text };
        checkEveryEntry({ service, watch, open, settings, dice: diceOf(index) });
      }
      for (let offset = 0; offset <= text.length; offset++) {
        const open = { uri: 'file:///b.yaml', version: 1, text };
        checkCompletion({ service, watch, open, settings, dice: diceOf(offset) }, offset);
      }
    }).timeout(20_000);
  }

  it('are the same for the same seed', () => {
    const [one, other] = [new Run(1, readSeeds()), new Run(1, readSeeds())];
    assert.deepEqual(one.input('texts', 7), other.input('entries', 7));
  });

  it('are made smaller as long as the same is wrong', () => {
    const text = Array.from({ length: 40 }, (_, line) => `line ${line}\n`).join('');
    assert.equal(
      shrink(text, (smaller) => smaller.includes('17')),
      '17',
    );
  });
});
