import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { readSnapshot, rootOf, sectionsOf, snapshotOf } from './snapshot.ts';

describe('snapshots', () => {
  it('have nothing that no test says', function () {
    const root = rootOf(this.test!);
    const left = readdirSync('test/unit', { recursive: true })
      .map((file) => path.resolve('test/unit', String(file)))
      .filter((file) => file.endsWith('.snap'))
      .flatMap((file) => {
        const testFile = file.replace(/\.snap$/, '.test.ts');
        assert.equal(snapshotOf(testFile), file);
        if (!existsSync(testFile)) return [file];
        const titles = new Set(sectionsOf(root, testFile));
        // None of a file that is not run.
        if (titles.size === 0) return [];
        return [...readSnapshot(file).keys()].flatMap((title) =>
          titles.has(title) ? [] : [`${file}: ${title}`],
        );
      });
    assert.deepEqual(left, []);
  });
});
