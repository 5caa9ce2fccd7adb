import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { baseText, type LiveBase, parseBase } from '../../../../src/cluster/live/base.ts';
import { fieldErrors, unknownFields } from '../../../../src/cluster/live/field-errors.ts';
import { lostIn, patchOf, refusedChanges } from '../../../../src/cluster/live/patch.ts';
import { applyChanges, difference } from '../../../../src/cluster/object/difference.ts';
import type { Json, LiveObject } from '../../../../src/cluster/object/live-object.ts';
import { type Conflict, threeWay } from '../../../../src/cluster/object/merge.ts';
import { withPatch } from '../../../../src/cluster/object/merge-patch.ts';
import { pathText } from '../../../../src/cluster/object/path.ts';
import { isSameToUser } from '../../../../src/cluster/object/same.ts';
import { Random } from '../../conformance/random.ts';

const META = { name: 'default', uid: 'u', resourceVersion: '7' };

/** JSON of any shape, of few words, so that two of them have much in common. */
function anyValue(seed: number): (depth: number) => Json {
  const random = new Random(seed);
  const value = (depth: number): Json => {
    const kind = random.index(depth > 0 ? 6 : 3);
    if (kind === 0) return random.index(3);
    if (kind === 1) return `text ${random.index(3)}`;
    if (kind === 2) return random.index(2) === 0;
    if (kind === 3) return Array.from({ length: random.index(3) }, () => value(depth - 1));
    return Object.fromEntries(['a', 'b', 'c'].slice(random.index(3)).map((key) => [key, value(depth - 1)]));
  };
  return value;
}

function live(spec: Json, metadata: { readonly [key: string]: Json } = {}): Json {
  return {
    apiVersion: 'v1',
    kind: 'Installation',
    metadata: { ...META, ...metadata },
    spec,
    status: { mtu: 1 },
  };
}

describe('the merge patch of a live document', () => {
  const cases: readonly (readonly [string, Json, Json, object | undefined])[] = [
    ['nothing', live({ a: 1 }), live({ a: 1 }), undefined],
    ['a field that is added', live({}), live({ a: 1 }), { spec: { a: 1 } }],
    ['a field that is removed', live({ a: 1, b: 2 }), live({ b: 2 }), { spec: { a: null } }],
    ['a field that says null', live({ a: 1 }), live({ a: null }), { spec: { a: null } }],
    ['a field that is new and says null', live({}), live({ a: null }), undefined],
    [
      'a field deep down',
      live({ a: { b: 1, c: 2 } }),
      live({ a: { b: 3, c: 2 } }),
      { spec: { a: { b: 3 } } },
    ],
    ['the last field of a map', live({ a: { b: 1 } }), live({ a: {} }), { spec: { a: { b: null } } }],
    ['a map of nothing', live({}), live({ a: {} }), { spec: { a: {} } }],
    ['a value that becomes a map', live({ a: 1 }), live({ a: { b: 2 } }), { spec: { a: { b: 2 } } }],
    ['a list, whole', live({ a: [1, 2] }), live({ a: [1, 3] }), { spec: { a: [1, 3] } }],
    ['no spec any more', live({ a: 1 }), { ...(live({}) as object), spec: null }, { spec: { a: null } }],
    [
      'labels and annotations',
      live({}, { labels: { a: 'b' } }),
      live({}, { annotations: { c: 'd' } }),
      { metadata: { labels: { a: null }, annotations: { c: 'd' } } },
    ],
    ['what is not the user’s', live({}), live({}, { uid: 'other', generation: 9 }), undefined],
    ['a key by the name of a method', live({}), live({ constructor: 1 }), { spec: { constructor: 1 } }],
  ];
  for (const [name, seen, mine, expected] of cases) {
    it(name, () => assert.deepEqual(patchOf(seen, mine), expected));
  }

  it('makes of the one what the other says, for objects of any shape', () => {
    const value = anyValue(7);
    for (let run = 0; run < 500; run += 1) {
      const [before, after] = [{ x: value(3) }, { x: value(3) }];
      const patch = patchOf(live(before), live(after));
      assert.deepEqual(
        withPatch(before, (patch?.spec ?? {}) as Json),
        after,
        JSON.stringify([before, after]),
      );
      assert.equal(patchOf(live(after), live(after)), undefined);
    }
  });
});

describe('what a live document may not change', () => {
  const refused = (seen: readonly Json[], mine: Json) =>
    refusedChanges(seen, mine).map(({ path }) => pathText(path));
  const seen = live({ a: 1 }, { generation: 3 });
  it('is what the operator and the API server write', () => {
    assert.deepEqual(refused([seen], live({ a: 2 }, { generation: 3, labels: { a: 'b' } })), []);
    assert.deepEqual(refused([seen], live({ a: 1 }, { generation: 4 })), ['metadata.generation']);
    assert.deepEqual(refused([seen], { ...(seen as object), status: { mtu: 2, x: 1 } } as Json), [
      'status.mtu',
      'status.x',
    ]);
    assert.deepEqual(refused([seen], { ...(seen as object), kind: 'Other' } as Json), ['kind']);
    assert.deepEqual(refused([seen], live({ a: 1 })), ['metadata.generation']);
    assert.deepEqual(refused([seen], { ...(seen as object), status: null } as Json), ['status']);
    assert.deepEqual(refused([seen], 'text'), ['']);
  });
  it('may say what it said in any state that was shown', () => {
    const newer = live({ a: 1 }, { generation: 4 });
    assert.deepEqual(refused([seen, newer], live({ a: 1 }, { generation: 4 })), []);
    assert.deepEqual(refused([seen, newer], seen), []);
    assert.deepEqual(refused([seen, newer], live({ a: 1 }, { generation: 5 })), ['metadata.generation']);
  });
});

/** What they have changed within a place that we have changed, too. */
function theirChanges({ path, before, theirs }: Conflict) {
  return difference(before, theirs).map((change) => ({ ...change, path: [...path, ...change.path] }));
}

describe('three states of a live document', () => {
  const paths = (base: Json, mine: Json, theirs: Json) => {
    const { takeIn, conflicts } = threeWay(base, mine, theirs);
    return [takeIn, conflicts.flatMap(theirChanges)].map((all) => all.map(({ path }) => pathText(path)));
  };
  const cases: readonly (readonly [string, Json, Json, Json, string[], string[]])[] = [
    ['theirs alone', { a: 1, b: 1 }, { a: 1, b: 1 }, { a: 2, b: 1 }, ['a'], []],
    ['ours alone', { a: 1 }, { a: 2 }, { a: 1 }, [], []],
    ['each another field', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 2 }, ['b'], []],
    ['both the same', { a: 1 }, { a: 2 }, { a: 2 }, [], []],
    ['both the same field', { a: 1 }, { a: 2 }, { a: 3 }, [], ['a']],
    ['one removes what the other changes in', { a: { b: 1 } }, {}, { a: { b: 2 } }, [], ['a.b']],
    ['one changes in what the other removes', { a: { b: 1 } }, { a: { b: 2 } }, {}, [], ['a']],
    ['a list that both make longer', { a: [1] }, { a: [1, 2] }, { a: [1, 3] }, [], ['a']],
    ['a map that both add', {}, { a: { b: 1 } }, { a: { c: 1 } }, [], ['a']],
    ['items of a list', { a: [1, 1] }, { a: [2, 1] }, { a: [1, 2] }, ['a[1]'], []],
  ];
  for (const [name, base, mine, theirs, takeIn, conflicts] of cases) {
    it(name, () => assert.deepEqual(paths(base, mine, theirs), [takeIn, conflicts]));
  }
});

describe('what an API server drops', () => {
  it('is found in its answer', () => {
    const after = live({ a: { b: 1 }, list: [{ x: 1 }] }) as unknown as LiveObject;
    assert.deepEqual(lostIn({ spec: { a: { b: 2 }, gone: null } }, after), []);
    assert.deepEqual(lostIn({ spec: { a: { c: 2 } } }, after), [['spec', 'a', 'c']]);
    assert.deepEqual(lostIn({ spec: { list: [{ x: 1, y: 2 }] } }, after), [['spec', 'list', 0, 'y']]);
    assert.deepEqual(lostIn({ metadata: { labels: { a: 'b' } } }, after), [['metadata', 'labels']]);
  });
});

describe('the fields that a refusal names', () => {
  it('alone, in a list, and as a warning', () => {
    assert.deepEqual(
      fieldErrors(
        'The Installation "default" is invalid: spec.calicoNetwork.hostPorts: Unsupported value: "x": supported values: "Enabled", "Disabled"',
      ),
      [
        {
          field: 'spec.calicoNetwork.hostPorts',
          message: 'Unsupported value: "x": supported values: "Enabled", "Disabled"',
        },
      ],
    );
    assert.deepEqual(
      fieldErrors(
        'The Installation "default" is invalid: \n* spec.a[0].b: Required value\n* spec.c: Too long',
      ).map(({ field }) => field),
      ['spec.a[0].b', 'spec.c'],
    );
    assert.equal(unknownFields('unknown field "spec.bpg"')[0]!.field, 'spec.bpg');
    assert.deepEqual(fieldErrors('the server is busy'), []);
  });
});

describe('the difference of two values', () => {
  it('is empty for equal ones, and leads from one to the other', () => {
    assert.deepEqual(difference({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), []);
    assert.deepEqual(difference({ a: [1, { b: 2 }], c: 1 }, { a: [1, { b: 3 }], d: null }), [
      { path: ['a', 1, 'b'], value: 3 },
      { path: ['c'] },
      { path: ['d'], value: null },
    ]);
    const value = anyValue(11);
    for (let run = 0; run < 500; run += 1) {
      const [from, to] = [value(3), value(3)];
      assert.deepEqual(applyChanges(from, difference(from, to)), to, JSON.stringify([from, to]));
    }
  });
});

describe('a merge of three states', () => {
  it('has both sides of what they agree on, and leaves open what they do not', () => {
    const value = anyValue(13);
    for (let run = 0; run < 500; run += 1) {
      const [base, mine, theirs] = [{ x: value(3) }, { x: value(3) }, { x: value(3) }];
      const { takeIn, conflicts: open } = threeWay(base, mine, theirs);
      const conflicts = open.flatMap(theirChanges);
      const merged = applyChanges(mine, takeIn);
      const about = JSON.stringify([base, mine, theirs]);
      // Nothing is left to take in, and nothing of ours has gone.
      assert.deepEqual(threeWay(base, merged, theirs).takeIn, [], about);
      assert.deepEqual(
        applyChanges(merged, conflicts),
        applyChanges(applyChanges(mine, conflicts), takeIn),
        about,
      );
      if (conflicts.length === 0) {
        const ours = difference(base, mine);
        for (const { path, value: wanted } of ours) assert.deepEqual(valueAt(merged, path), wanted, about);
      }
    }
  });
});

describe('the base of a document', () => {
  const base: LiveBase = {
    target: { context: 'a/b', server: 'https://example.invalid' },
    live: live({ a: 1 }) as unknown as LiveObject,
    text: 'a: 1\n',
    seen: { a: 1 },
    readAt: 1,
    calicoVersion: '3.29.7',
  };
  it('comes back from its text', () => {
    assert.deepEqual(parseBase(baseText(base)), base);
    assert.deepEqual(parseBase(baseText({ ...base, mine: 'b' })), { ...base, mine: 'b' });
  });
  it('is not made of anything else', () => {
    for (const text of [
      '',
      '{}',
      'null',
      '{"target":{},"live":{}}',
      baseText({ ...base, live: {} as LiveObject }),
    ]) {
      assert.equal(parseBase(text), undefined, text);
    }
  });
  it('is the same to a user while only the operator and the API server write', () => {
    const one = live({ a: 1 }) as unknown as LiveObject;
    const other = { ...one, metadata: { ...one.metadata, resourceVersion: '8' }, status: { mtu: 2 } };
    assert.ok(isSameToUser(one, other as LiveObject));
    assert.ok(!isSameToUser(one, live({ a: 2 }) as unknown as LiveObject));
    assert.ok(!isSameToUser(one, live({ a: 1 }, { labels: { a: 'b' } }) as unknown as LiveObject));
    assert.ok(!isSameToUser(one, live({ a: 1 }, { uid: 'other' }) as unknown as LiveObject));
  });
});

function valueAt(value: Json, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((here, step) => (here as Record<string | number, unknown>)?.[step], value);
}
