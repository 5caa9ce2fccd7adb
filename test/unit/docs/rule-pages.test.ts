import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { rulePages } from '../../../src/docs/rule-pages.ts';

describe('docs/rules', () => {
  const pages = rulePages();

  it('has the pages that the rules give, and no other', () => {
    assert.deepEqual(readdirSync('docs/rules').sort(), [...pages.keys()].sort());
  });

  for (const [file, text] of pages) {
    it(`${file} is up to date (npm run docs)`, () => {
      assert.equal(readFileSync(`docs/rules/${file}`, 'utf8'), text);
    });
  }
});
