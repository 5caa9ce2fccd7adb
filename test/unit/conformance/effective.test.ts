import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { ASSUMED } from '../../../src/language/installation/cluster/facts.ts';
import { createInstallation } from '../../../src/language/installation/create.ts';
import { version } from '../../../src/language/versions/version.ts';
import { clusterOf, type RecordedCase, recorded } from './recorded.ts';

const CASES = new Map(
  recorded<RecordedCase[]>('cases.json', '../shared/facts/cases.json').map((entry) => [entry.id, entry]),
);
const EFFECTIVE = recorded<Record<string, unknown>>('effective.json', '../shared/facts/cases-effective.json');

describe('recorded effective specs of the operator', () => {
  for (const [id, expected] of Object.entries(EFFECTIVE)) {
    it(id, () => {
      const entry = CASES.get(id)!;
      const written = deepFreeze(parse(entry.yaml).spec ?? {});
      const { spec } = createInstallation({
        version: version(entry.calicoVersion),
        name: 'default',
        completeness: 'whole',
        written,
        cluster: clusterOf(entry) ?? ASSUMED,
      });
      assert.deepEqual(withoutEmpty(spec), withoutEmpty(expected));
    });
  }

  it('are enough of them', () => assert.ok(Object.keys(EFFECTIVE).length >= 101));
});

/** Go prints an empty list as nothing, and some absent blocks of a pod template as null. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (value === null || typeof value !== 'object') return value;
  const pairs = Object.entries(value).filter(([, inner]) => inner !== null && !isEmptyList(inner));
  return Object.fromEntries(pairs.map(([key, inner]) => [key, withoutEmpty(inner)]));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** What is written must come out of defaulting as it went in; in a frozen object a write throws. */
function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
