import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { errorInWords } from '../../../src/cli/cluster/connection.ts';
import { CLUSTER_ERROR_KINDS } from '../../../src/cluster/errors/error.ts';
import { compareWithSnapshot } from '../snapshot.ts';

describe('an error of a cluster on the command line', () => {
  for (const kind of CLUSTER_ERROR_KINDS) {
    for (const effect of ['reads', 'writes'] as const) {
      it(`${kind}, ${effect}`, function () {
        const words = errorInWords({
          kind,
          effect,
          detail: 'DETAIL',
          context: 'CONTEXT',
          program: 'kubectl',
        });
        assert.doesNotMatch(words, /calicoInstallation|the setting/, 'settings are the editor’s');
        compareWithSnapshot(this.test, words);
      });
    }
  }
});
