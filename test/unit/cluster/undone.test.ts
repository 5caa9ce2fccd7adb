import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CLUSTER_ERROR_KINDS, isSurelyUndone } from '../../../src/cluster/errors/error.ts';

describe('a write that failed', () => {
  it('may have been made where no answer came, or one that nobody understands', () => {
    const about = { detail: '', effect: 'writes', context: 'prod', program: 'kubectl' } as const;
    assert.deepEqual(
      CLUSTER_ERROR_KINDS.filter((kind) => !isSurelyUndone({ kind, ...about })),
      ['unreachable', 'timed-out', 'cancelled', 'bad-output', 'failed'],
    );
  });
});
