import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'mocha';

/** Set by the command that writes snapshots anew instead of comparing: `npm run test:unit -- --update-snapshots`. */
const isUpdating = process.argv.includes('--update-snapshots');

/** What tests say, kept in a file that a person reads in a diff: a section for each test that says anything. */
export interface Snapshot {
  /** Holds a text (lines, none of which begins with `## `) against the section; an empty text has no section. */
  compare(title: string, text: string): void;
}

/**
 * Adds tests to a suite, in a block of its own, whose words are kept in `<test file>.snap` beside it. One snapshot
 * to a file.
 *
 * @param titles those of all sections that there may be; others in the file are left over, and a fault.
 */
export function describeWithSnapshot(
  name: string,
  titles: readonly string[],
  define: (snapshot: Snapshot) => void,
): void {
  describe(name, function () {
    const file = `${this.file!.replace(/\.test\.ts$/, '')}.snap`;
    const kept = isUpdating ? new Map<string, string>() : readSnapshot(file);
    assert.equal(new Set(titles).size, titles.length, 'Two tests have the same title.');
    define({
      compare: (title, text) => {
        if (isUpdating) kept.set(title, text);
        else assert.equal(text, kept.get(title) ?? '', `not what ${path.basename(file)} says`);
      },
    });
    it('has nothing in its snapshot that no test says', () => {
      const known = new Set(titles);
      assert.deepEqual(
        [...kept.keys()].filter((title) => !known.has(title)),
        [],
      );
    });
    if (isUpdating) after(() => writeSnapshot(file, kept));
  });
}

function readSnapshot(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const sections = readFileSync(file, 'utf8').replaceAll('\r\n', '\n').split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end), section.slice(end).trim()] as const;
    }),
  );
}

function writeSnapshot(file: string, sections: ReadonlyMap<string, string>): void {
  const said = [...sections].filter(([, text]) => text !== '');
  if (said.length === 0) rmSync(file, { force: true });
  else writeFileSync(file, said.map(([title, text]) => `## ${title}\n\n${text}\n`).join('\n'));
}
