import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { allFields, type CataloguedField } from '../../../../src/language/schema/catalogue.ts';
import { checkStructure } from '../../../../src/language/schema/check.ts';
import type { EnumValue, Field } from '../../../../src/language/schema/field.ts';
import { parseDocument } from '../../../../src/language/syntax/parse.ts';
import { RELEASES, UNRELEASED } from '../../../../src/language/versions/releases.ts';
import { includes, type VersionRange, versions } from '../../../../src/language/versions/version-range.ts';

const ALL_RELEASES = [...RELEASES.map(({ calico }) => calico), UNRELEASED];
const FIELDS = allFields();
/** What a user writes; `status.computed` repeats all of it. */
const OF_SPEC = FIELDS.filter(({ steps }) => steps[0] === 'spec');
const OWN = FIELDS.filter(({ steps }) => steps[1] !== 'computed' || steps.length === 2);

describe('fields', () => {
  it('each has a first sentence that stands alone', () => {
    const bad = OWN.filter(({ field }) => !isSentence(firstParagraph(field.doc)));
    assert.deepEqual(bad.map(pathOf), []);
  });

  it('each of the spec says what a change of it does, by itself or above it', () => {
    const said = new Set(OF_SPEC.filter(({ field }) => field.effect).map(pathOf));
    const isSaid = ({ steps }: CataloguedField): boolean =>
      steps.some((_, count) => said.has(joined(steps.slice(0, count + 1))));
    const parents = new Set(FIELDS.map(({ steps }) => joined(steps.slice(0, -1))));
    const bad = OF_SPEC.filter((place) => !isSaid(place) && !parents.has(pathOf(place)));
    assert.deepEqual(bad.map(pathOf), []);
  });

  it('each allowed or suggested value has a line', () => {
    const bad = OWN.flatMap(({ path, field }) =>
      valuesOf(field)
        .filter(([, { doc }]) => !isSentence(doc))
        .map(([value]) => `${path} ${value}`),
    );
    assert.deepEqual(bad, []);
  });

  it('each deprecated one says since when, and what to do', () => {
    for (const { path, field } of OWN) {
      if (!field.deprecated) continue;
      assert.match(field.deprecated.instead, /\S \S/, path);
      assert.notDeepEqual(field.deprecated.versions, [{}], path);
    }
  });

  it('no two of different names share a long text', () => {
    const names = new Map<string, Set<string>>();
    for (const { steps, field } of OWN) {
      if (field.doc.length < 80) continue;
      names.set(field.doc, (names.get(field.doc) ?? new Set()).add(String(steps.at(-1))));
    }
    const shared = [...names.values()].filter((set) => set.size > 1).map((set) => [...set]);
    assert.deepEqual(shared, []);
  });

  it('no text is left over from writing it', () => {
    const texts = OWN.flatMap(({ path, field }) =>
      [field.doc, field.effect, field.default, field.format].map((text) => [path, text ?? ''] as const),
    );
    const bad = texts.filter(([, text]) => /TODO|undefined|\bTBD\b|\$\{| {2,}/.test(text));
    assert.deepEqual(bad, []);
  });

  describe('examples', () => {
    const places = OF_SPEC.filter(({ field }) => field.example !== undefined);
    it(`all ${places.length} are accepted where they stand`, () => {
      const bad = places.flatMap((place) => faultsOfExample(place).map((fault) => `${place.path}: ${fault}`));
      assert.deepEqual(bad, []);
    });
    it('a wrong one would be noticed', () => {
      const place = OF_SPEC.find(({ path }) => path === 'spec.controlPlaneReplicas') as CataloguedField;
      assert.notDeepEqual(faultsOfExample({ ...place, field: { ...place.field, example: '"2"' } }), []);
    });
  });

  describe('against the paths of the CRDs', () => {
    type Row = [kind: string, versions: string, values?: Record<string, string>];
    const rows: Record<string, Row> = JSON.parse(readFileSync('test/fixtures/schema/paths.json', 'utf8'));
    const places = new Map(FIELDS.map((place) => [place.path, place]));

    it('there is every path, with its kind', () => {
      const kinds = Object.keys(rows).map((path) => [path, places.get(path)?.field.kind]);
      assert.deepEqual(
        kinds,
        Object.entries(rows).map(([path, [kind]]) => [path, kind]),
      );
    });

    it('there is no other, outside of metadata, shared types and the repeated spec', () => {
      const isDescribedElsewhere = (steps: readonly string[]): boolean =>
        steps[0] === 'metadata' || steps[1] === 'computed' || isInSharedType(steps);
      const bad = FIELDS.filter(({ path, steps }) => !rows[path] && !isDescribedElsewhere(steps));
      assert.deepEqual(bad.map(pathOf), []);
    });

    it('each is there in the same releases, and so is each of its values', () => {
      const bad = Object.entries(rows).flatMap(([path, [, range, values]]) => {
        const place = places.get(path) as CataloguedField;
        const differing = differences(place.versions, versions(range)).map((text) => `${path} ${text}`);
        const own = place.field.kind === 'string' ? (place.field.values ?? {}) : {};
        assert.deepEqual(Object.keys(own).sort(), Object.keys(values ?? {}).sort(), path);
        const ofValues = Object.entries(values ?? {}).flatMap(([value, valueRange]) =>
          differences(own[value]?.versions ?? [], versions(valueRange), place.versions).map(
            (text) => `${path} ${value} ${text}`,
          ),
        );
        return [...differing, ...ofValues];
      });
      assert.deepEqual(bad, []);
    });

    /** True inside of a type that fields share (`Affinity`), which the fixture does not go into. */
    function isInSharedType(steps: readonly string[]): boolean {
      return steps.slice(0, -1).some((_, count) => {
        const field = places.get(joined(steps.slice(0, count + 1)))?.field;
        return field?.kind === 'object' && field.type !== undefined;
      });
    }
  });
});

function pathOf({ path }: CataloguedField): string {
  return path;
}

function joined(steps: readonly string[]): string {
  return steps.join('.').replaceAll('.[]', '[]').replaceAll('.{}', '{}');
}

function firstParagraph(doc: string): string {
  return doc.split('\n\n')[0] ?? '';
}

/** Two words at least, a full stop to end with, and to begin with a capital, a figure, code or a name (`kube-proxy`). */
function isSentence(text: string): boolean {
  return /^([\p{Lu}\d`]|\S*[-\p{Lu}]).*\s.*[.)]$/su.test(text.trim());
}

function valuesOf(field: Field): [string, EnumValue][] {
  return field.kind === 'string' ? Object.entries({ ...field.values, ...field.suggestions }) : [];
}

/** What the structural check says of an Installation that holds nothing but a field's example. */
function faultsOfExample({ path, steps, field, versions: range }: CataloguedField): string[] {
  const release = ALL_RELEASES.findLast((one) => includes(range, one));
  assert.ok(release, `${path} is in no release`);
  const text = yamlWith(steps, field.example ?? '');
  const { root, problems } = parseDocument(text);
  assert.ok(root?.kind === 'map' && problems.length === 0, `${text}${JSON.stringify(problems)}`);
  const structure = checkStructure(root, { version: release, completeness: 'partial' });
  return structure.problems.map(({ message }) => message);
}

function yamlWith(steps: readonly string[], value: string): string {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const key = step === '[]' ? '-' : step === '{}' ? 'some-key:' : `${step}:`;
  const isOnOneLine = rest.length === 0 && !/^[\w-]+: |^- |\n/.test(value);
  return isOnOneLine ? `${key} ${value}\n` : `${key}\n${yamlWith(rest, value).replace(/^(?=.)/gm, '  ')}`;
}

/** The releases in which one range says otherwise than the other, among those of a third. */
function differences(one: VersionRange, other: VersionRange, among: VersionRange = [{}]): string[] {
  return ALL_RELEASES.filter(
    (release) => includes(among, release) && includes(one, release) !== includes(other, release),
  ).map(({ text }) => text);
}
