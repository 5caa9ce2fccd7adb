/** How long completion takes right after a keystroke: the text has changed, and nothing of it has been analysed yet. */
import { readFileSync } from 'node:fs';
import { createLanguageService, type OpenText } from '../../src/language/service.ts';
import { report, time } from './measure.ts';

const SETTINGS = { calicoVersion: '3.31.7' };
const SMALL = readFileSync('examples/installation.yaml', 'utf8');
const LONG = readFileSync('test/fixtures/installations/every-field.yaml', 'utf8');
const OTHER =
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: other\ndata:\n  # a comment\n  key: value\n  text: "of some length"\n---\n';

/** 10 MB of other manifests with one Installation in the middle. */
function inTheMiddle(text: string): string {
  const half = OTHER.repeat(Math.floor(5_000_000 / OTHER.length));
  return `${half}${text}---\n${half}`;
}

for (const [name, text, bar] of [
  [`small (${lines(SMALL)} lines)`, SMALL, 6],
  [`long (${lines(LONG)} lines)`, LONG, 12],
  ['10 MB, one Installation in the middle', inTheMiddle(SMALL), 60],
] as const) {
  const runs = text.length > 1_000_000 ? 20 : 120;
  for (const [what, typed] of [
    ['a key of the spec', '\n  con'],
    ['a key of calicoNetwork', '\n  calicoNetwork:\n    con'],
    ['a value', '\n  calicoNetwork:\n    linuxDataplane: I'],
    ['a blank line', '\n  '],
  ] as const) {
    const samples = time(typing(text, typed), { runs, warmUp: 20 });
    report(`${name}, ${what}`, samples, bar);
  }
}

/** Each call types one letter more and asks; a word that is complete is removed, and something changes elsewhere. */
function typing(text: string, typed: string): () => unknown {
  const service = createLanguageService();
  const spec = text.indexOf('\nspec:') + '\nspec:'.length;
  const without = typed.includes('calicoNetwork') ? withoutNetwork(text) : text;
  const shortest = typed.length - typed.split(/\s/).at(-1)!.length;
  let version = 0;
  let length = shortest;
  return () => {
    version++;
    length = length === typed.length ? shortest : length + 1;
    const head = `${without.slice(0, spec)} # ${length === shortest ? version : version - length + shortest}`;
    const open: OpenText = {
      uri: 'typed',
      version,
      text: head + typed.slice(0, length) + without.slice(spec),
    };
    return service.completion(open, head.length + length, SETTINGS);
  };
}

function withoutNetwork(text: string): string {
  return text.replace(/\n {2}calicoNetwork:(?:\n {4}.*)+/, '');
}

function lines(text: string): number {
  return text.split('\n').length - 1;
}
