import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Runnable, Suite } from 'mocha';

/** Writes what is said instead of comparing it: `npm run test:unit -- --update-snapshots`. */
const isUpdating = process.argv.includes('--update-snapshots');

/** By test file; what was read of the snapshot, or is to be written to it, by the title of its section. */
const snapshots = new Map<string, Map<string, string>>();
/** Which test a section is of. */
const owners = new Map<string, Runnable>();

/**
 * Holds what a test says against its section of the snapshot, `<test file>.snap` beside the test, which a person
 * reads in the diff. Where a test says nothing, there is no section.
 *
 * @param test that runs: `this.test`
 * @param said lines, none of which begins with `## `
 */
export function compareWithSnapshot(test: Runnable | undefined, said: string): void {
  const { file } = test!;
  const title = sectionOf(test!);
  const key = `${file} ${title}`;
  assert.ok((owners.get(key) ?? test) === test, `two tests are called ${title}`);
  owners.set(key, test!);
  const sections = snapshots.get(file!) ?? readSnapshot(snapshotOf(file!));
  snapshots.set(file!, sections);
  if (!isUpdating) {
    assert.equal(said, sections.get(title) ?? '', `not what ${path.basename(snapshotOf(file!))} has`);
    return;
  }
  sections.set(title, said);
  if (owners.size === 1) process.once('exit', () => writeSnapshots(rootOf(test!)));
}

/** The sections of a snapshot, by title. */
export function readSnapshot(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const [, ...sections] = readFileSync(file, 'utf8').replaceAll('\r\n', '\n').split(/^## /m);
  return new Map(
    sections.map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end), section.slice(end).trim()] as const;
    }),
  );
}

export function snapshotOf(testFile: string): string {
  return testFile.replace(/\.test\.ts$/, '.snap');
}

/** The titles of the sections that the tests of a file may have, in their order. */
export function sectionsOf(suite: Suite, testFile: string): string[] {
  const tests = suite.tests.filter(({ file }) => file === testFile).map(sectionOf);
  return [...tests, ...suite.suites.flatMap((inner) => sectionsOf(inner, testFile))];
}

export function rootOf(test: Runnable): Suite {
  let suite = test.parent!;
  while (suite.parent) suite = suite.parent;
  return suite;
}

/** The outermost suite is what the file is called. */
function sectionOf(test: Runnable): string {
  return test.titlePath().slice(1).join(' > ');
}

function writeSnapshots(root: Suite): void {
  for (const [testFile, sections] of snapshots) {
    const said = sectionsOf(root, testFile).flatMap((title) => {
      const text = sections.get(title);
      return text ? [`## ${title}\n\n${text}\n`] : [];
    });
    if (said.length === 0) rmSync(snapshotOf(testFile), { force: true });
    else writeFileSync(snapshotOf(testFile), said.join('\n'));
  }
}
