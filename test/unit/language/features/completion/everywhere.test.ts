import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { createLanguageService } from '../../../../../src/language/service.ts';
import { checkItems } from '../../../../fuzz/answers.ts';
import { mutated } from '../../../../fuzz/mutate.ts';
import { readSeeds } from '../../../../fuzz/seeds.ts';
import { diceOf } from '../../syntax/random-manifest.ts';

const SETTINGS = { calicoVersion: '3.31.7' };
const FILES = ['examples', 'test/fixtures/documents']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))),
  )
  .filter((file) => !file.endsWith('.md') && statSync(file).isFile())
  // Of what each release has in its own words, the newest are enough.
  .filter((file) => !/-3\.(?:2[1-9]|30)\.yaml$/.test(file))
  .sort();
/** In a whole Installation each offset costs a verdict; `npm run fuzz` asks at some of these. */
const LONGEST = 30;

/** Asks at every offset, and holds what is offered to its place. */
function checkEverywhere(text: string): void {
  const service = createLanguageService();
  const open = { uri: 'file:///a.yaml', version: 1, text };
  for (let offset = 0; offset <= text.length; offset++)
    checkItems(service.completion(open, offset, SETTINGS), offset, text);
}

/** Lines that look like the markers of a stream, at every place where they could be taken for one. */
const LINES = [
  '----',
  '---x',
  '---# comment',
  '---{{ x }}',
  '------------',
  '-----BEGIN CERTIFICATE-----',
  '---',
  '--- # c',
  '--- text',
  '--- ',
  '---\t',
  '...',
  '....',
  '... # c',
  '---\u2028',
  '\uFEFF---',
  '--',
];
const AROUND: [name: string, text: (line: string) => string][] = [
  ['alone', (line) => line],
  ['first', (line) => `${line}\nb: 2\n`],
  ['behind a first line', (line) => `a: 1\n${line}\nb: 2\n`],
  ['last', (line) => `a: 1\n${line}`],
  ['below an empty line', (line) => `\n${line}\na: 1\n`],
  ['twice', (line) => `${line}\n${line}\n`],
  ['in a block scalar', (line) => `a: |\n${line}\nx\n`],
  ['in quotes', (line) => `a: "x\n${line}y"\n`],
  ['between CRLF', (line) => `a: 1\r\n${line}\r\nb: 2\r\n`],
  ['between lone CR', (line) => `a: 1\r${line}\rb: 2\r`],
  ['behind a byte order mark', (line) => `\uFEFF${line}\na: 1\n`],
  [
    'in an Installation',
    (line) => `apiVersion: operator.tigera.io/v1\nkind: Installation\n${line}\nspec:\n  \n`,
  ],
];

describe('completion at every offset', () => {
  for (const [name, text] of AROUND) {
    it(`ends, with a line like a marker ${name}`, () => {
      for (const line of LINES) checkEverywhere(text(line));
    });
  }

  it('of every example and fixture', () => {
    for (const file of FILES) checkEverywhere(readFileSync(file, 'utf8'));
  }).timeout(300_000);

  it('of stretches of 2,000 mutated texts', () => {
    const seeds = readSeeds();
    for (let seed = 0; seed < 2_000; seed++) {
      const dice = diceOf(seed);
      const text = mutated(seeds, dice);
      const start = dice(Math.max(1, text.length - LONGEST));
      checkEverywhere(text.slice(start, start + LONGEST));
    }
  }).timeout(300_000);

  it('above a first marker, replaces nothing of the line below', () => {
    const text = '\n---\na: 1\n';
    const items = createLanguageService().completion({ uri: 'a', version: 1, text }, 0, SETTINGS);
    assert.ok(items.length > 0);
    for (const { span } of items) assert.deepEqual(span, { start: 0, end: 0 });
  });
});
