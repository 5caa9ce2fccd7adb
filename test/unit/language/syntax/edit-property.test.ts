import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { textEdits } from '../../../../src/language/syntax/edit.ts';
import { toJson } from '../../../../src/language/syntax/locate.ts';
import { parseDocument } from '../../../../src/language/syntax/parse.ts';
import { applyTextEdits, type PathEdit } from '../../../../src/language/text/edit.ts';
import { isWithin, type Path, valueAt } from '../../../../src/language/text/path.ts';
import { type Dice, diceOf, pick, randomMap, randomValue, writeManifest } from './random-manifest.ts';

const MANIFESTS = Number(process.env.EDIT_MANIFESTS ?? 1500);
type Data = Record<string, unknown>;

describe('edits of random manifests', () => {
  it('read back as the object after the change, and leave the rest of the text alone', () => {
    for (let seed = 1; seed <= MANIFESTS; seed++) {
      const dice = diceOf(seed);
      const data = randomMap(dice, 1 + dice(4), 4);
      const text = writeManifest(dice, data);
      assert.deepEqual(read(text), data, `seed ${seed}: the manifest itself\n${text}`);
      const edit = randomEdit(dice, data);
      checkEdit(text, data, edit, `seed ${seed}: ${JSON.stringify(edit)}\n${text}`);
    }
  });

  it('work together', () => {
    for (let seed = 1; seed <= MANIFESTS / 3; seed++) {
      const dice = diceOf(-seed);
      const data = randomMap(dice, 2 + dice(3), 4);
      const text = writeManifest(dice, data);
      const removed = [...new Set(Array.from({ length: 3 }, () => pick(dice, placesOf(data))))].filter(
        (path, _, all) => !all.some((other) => other !== path && isWithin(path, other)),
      );
      const edits: PathEdit[] = removed.map((path) => ({ op: 'remove', path }));
      edits.push(
        { op: 'set', path: ['new', 'one'], value: 1 },
        { op: 'set', path: ['new', 'two'], value: 2 },
      );
      const wanted = structuredClone(data);
      Object.assign(wanted, { new: { one: 1, two: 2 } });
      for (const path of removed.toSorted(fromTheEnd)) remove(wanted, path);
      assert.deepEqual(read(edited(text, edits)), wanted, `seed ${-seed}: ${JSON.stringify(edits)}\n${text}`);
    }
  });
});

function checkEdit(text: string, data: Data, edit: PathEdit, context: string): void {
  const wanted = after(data, edit);
  const edits = textEdits(parseDocument(text), [], [edit]);
  const result = applyTextEdits(text, edits);
  assert.deepEqual(read(result), wanted, `${context}\n=====\n${result}`);
  if (edit.op === 'set') {
    assert.deepEqual(
      notesIn(result),
      notesIn(text).filter((note) => result.includes(note)),
      context,
    );
    const again = parseDocument(result);
    assert.deepEqual(textEdits(again, [], [edit]), [], `a second time: ${context}`);
    if (typeof edit.value !== 'object' && !Array.isArray(valueAt(data, edit.path))) {
      const isNew = valueAt(data, edit.path) === undefined || typeof valueAt(data, edit.path) !== 'object';
      if (isNew) assert.deepEqual(notesIn(result), notesIn(text), `comments stay: ${context}`);
    }
  }
  if (edit.op === 'move' && !/[[{]/.test(text) && hasSiblings(data, edit.path)) {
    assert.deepEqual(notesIn(result).sort(), notesIn(text).sort(), `comments travel: ${context}`);
  }
  if (text.includes('\r\n')) assert.doesNotMatch(result, /[^\r]\n/, context);
  assert.ok(
    edits.every(({ span }, index) => index === 0 || edits[index - 1]!.span.end <= span.start),
    context,
  );
}

function notesIn(text: string): string[] {
  return text.match(/# note \d+/g) ?? [];
}

function edited(text: string, edits: readonly PathEdit[]): string {
  return applyTextEdits(text, textEdits(parseDocument(text), [], edits));
}

function read(text: string): unknown {
  const { root, problems } = parseDocument(text);
  assert.deepEqual(problems, [], text);
  return root && toJson(root);
}

function randomEdit(dice: Dice, data: Data): PathEdit {
  const places = placesOf(data);
  const path = pick(dice, places);
  const maps = [[], ...places.filter((place) => isMap(valueAt(data, place)))];
  const lists = places.filter((place) => Array.isArray(valueAt(data, place)));
  switch (dice(7)) {
    case 0:
    case 1:
      return { op: 'set', path, value: randomValue(dice, 3) };
    case 2:
      return {
        op: 'set',
        path: [...pick(dice, maps), 'fresh', 'deep'].slice(0, -dice(2) || undefined),
        value: randomValue(dice, 3),
      };
    case 3: {
      const list = lists.length > 0 ? pick(dice, lists) : ['items'];
      const length = (valueAt(data, list) as unknown[] | undefined)?.length ?? 0;
      return { op: 'set', path: [...list, length], value: randomValue(dice, 3) };
    }
    case 4: {
      const pairs = places.filter((place) => typeof place.at(-1) === 'string');
      return { op: 'rename', path: pick(dice, pairs), key: pick(dice, ['fresh', 'yes', 'a: b']) };
    }
    case 5: {
      const target = pick(
        dice,
        maps.filter((place) => !isWithin(place, path)),
      );
      return { op: 'move', path, to: [...target, pick(dice, ['fresh', 'no'])] };
    }
    default:
      return { op: 'remove', path };
  }
}

function placesOf(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return path.length > 0 ? [path] : [];
  const below = Object.entries(value).flatMap(([key, child]) =>
    placesOf(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length > 0 ? [path, ...below] : below;
}

/** The object after an edit, as the contract of `textEdits` tells it. */
function after(data: Data, edit: PathEdit): Data {
  const copy = structuredClone(data);
  if (edit.op === 'set') put(copy, edit.path, edit.value);
  if (edit.op === 'remove') remove(copy, edit.path);
  if (edit.op === 'move') {
    put(copy, edit.to, structuredClone(valueAt(data, edit.path)));
    remove(copy, edit.path);
  }
  if (edit.op === 'rename') {
    put(copy, [...edit.path.slice(0, -1), edit.key], valueAt(copy, edit.path));
    delete (valueAt(copy, edit.path.slice(0, -1)) as Data)[edit.path.at(-1)!];
  }
  return copy;
}

function put(data: Data, path: Path, value: unknown): void {
  const parent = path.slice(0, -1);
  if (path.length > 1 && (valueAt(data, parent) ?? null) === null)
    put(data, parent, typeof path.at(-1) === 'number' ? [] : {});
  (valueAt(data, parent) as Data)[path.at(-1)!] = value;
}

/** An emptied map goes too, down to the second level, unless it is an item of a list. */
function remove(data: Data, path: Path): void {
  const parent = path.slice(0, -1);
  const holder = valueAt(data, parent) as Data | unknown[] | undefined;
  if (!holder) return;
  if (Array.isArray(holder)) holder.splice(path.at(-1) as number, 1);
  else delete holder[path.at(-1)!];
  if (
    isMap(holder) &&
    Object.keys(holder).length === 0 &&
    parent.length > 1 &&
    typeof parent.at(-1) === 'string'
  ) {
    remove(data, parent);
  }
}

/** A pair that is not its map's only one: else the map, and what was said of it, goes with the pair. */
function hasSiblings(data: Data, path: Path): boolean {
  const holder = valueAt(data, path.slice(0, -1));
  return isMap(holder) && Object.keys(holder).length > 1;
}

function isMap(value: unknown): value is Data {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Later items of a list first, and what lies deeper before what holds it. */
function fromTheEnd(one: Path, other: Path): number {
  const depth = one.findIndex((step, index) => step !== other[index]);
  const [here, there] = [one[depth], other[depth]];
  if (here === undefined || there === undefined) return other.length - one.length;
  if (typeof here === 'number' && typeof there === 'number') return there - here;
  return String(here) < String(there) ? -1 : 1;
}
