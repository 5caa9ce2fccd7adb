import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { RULES } from '../../../../src/language/rules/generated/index.ts';
import { version } from '../../../../src/language/versions/version.ts';
import { includes } from '../../../../src/language/versions/version-range.ts';
import { analyseAt } from './check-rule.ts';

describe('rules', () => {
  const files = new Map(
    readdirSync('src/language/rules', { recursive: true })
      .map(String)
      .map((file) => [path.basename(file, '.ts'), path.dirname(file)]),
  );

  it('have ids of their own', () => {
    assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
  });

  for (const { id, docs, versions } of RULES) {
    it(`${id}: file, table and samples`, () => {
      assert.ok(files.has(id), 'the file has the name of the rule');
      const table = `test/unit/language/rules/${files.get(id)}/${id}.test.ts`;
      assert.ok(existsSync(table), `has a table: ${table}`);
      assert.ok(
        includes(versions, version(docs.bad.version)),
        'the bad sample is for a version that has the rule',
      );
      const allowed = new Set([id, ...(docs.bad.beside ?? [])]);
      const bad = analyseAt(docs.bad.yaml, docs.bad.version, docs.bad.cluster).findings;
      assert.ok(
        bad.some(({ code }) => code === id),
        'the bad sample raises the rule',
      );
      assert.deepEqual(
        bad
          .filter(({ code, severity }) => severity !== 'information' && !allowed.has(code))
          .map(({ code }) => code),
        [],
        'the bad sample raises no other',
      );
      const good = analyseAt(docs.good.yaml, docs.good.version, docs.good.cluster).findings;
      const besideGood = new Set(docs.good.beside ?? []);
      assert.deepEqual(
        good
          .filter(
            ({ code, severity }) => (severity !== 'information' || code === id) && !besideGood.has(code),
          )
          .map(({ code, message }) => `${code}: ${message}`),
        [],
        'the good sample raises nothing',
      );
    });
  }
});
