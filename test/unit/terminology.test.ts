import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';

const PAGE = 'docs/terminology.md';
const ROWS = readFileSync(PAGE, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| term '))
  .map((line) => line.split('|').map((cell) => cell.trim()));
/** What is written, and what is meant. */
const WRONG = new Map(
  ROWS.flatMap(([, term, , not]) =>
    [...not!.matchAll(/`([^`]+)`/g)].map(([, wrong]) => [wrong!, term!] as const),
  ),
);
const PATTERN = new RegExp(`\\b(?:${[...WRONG.keys()].join('|')})\\b`, 'gi');
/** Names of ours that other programs know. */
const ON_THE_WIRE = /calicoInstallation[./]\w+/g;

/** The words of a text, and of its names: `mendText` is `mend Text`. */
function wrongIn(text: string): string[] {
  const words = text
    .replace(ON_THE_WIRE, '')
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .replace(/\s+/g, ' ');
  return [...words.matchAll(PATTERN)].map(
    ([found]) => `${found}: see ${WRONG.get(found) ?? WRONG.get(found.toLowerCase()) ?? PAGE}`,
  );
}

function filesIn(folder: string, end: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((file) => path.join(folder, String(file)))
    .filter(
      (file) =>
        file.endsWith(end) && !file.includes('generated') && path.normalize(file) !== path.normalize(PAGE),
    );
}

/** The names and the texts of a program, less its comments and what it imports from. */
function spoken(source: string): string {
  return source.replace(/^\s*(?:\/\/|\/\*|\*).*$/gm, '').replace(/\bfrom '[^']+';$/gm, '');
}

describe('terminology', () => {
  it('has one meaning for each term, and no term that is wrong elsewhere', () => {
    const terms = ROWS.map(([, term]) => term!);
    assert.equal(new Set(terms).size, terms.length);
    for (const row of ROWS) assert.equal(row.length, 5, row.join('|'));
    assert.deepEqual(
      terms.filter((term) => wrongIn(term).length > 0),
      [],
    );
  });

  it('sees what is wrong', () => {
    assert.deepEqual(wrongIn('mendText'), ['mend: see fix']);
    assert.deepEqual(wrongIn('The makers\nsay so. It was taken\n back.'), [
      'makers: see maintainers',
      'taken back: see undo',
    ]);
    assert.deepEqual(wrongIn('calicoInstallation/knowledge; recommended; back'), []);
  });

  for (const file of filesIn('src', '.ts')) {
    it(`${file} speaks the language of the field`, () => {
      assert.deepEqual(wrongIn(spoken(readFileSync(file, 'utf8'))), []);
    });
  }

  for (const file of [
    ...filesIn('docs', '.md'),
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'package.json',
  ]) {
    it(`${file} speaks the language of the field`, () =>
      assert.deepEqual(wrongIn(readFileSync(file, 'utf8')), []));
  }
});
