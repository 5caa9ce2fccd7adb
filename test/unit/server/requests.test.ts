import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { installation } from '../../../src/language/rules/sample.ts';
import {
  COMPARE_VERSIONS,
  type CompareVersionsResult,
  EDIT_OBJECT,
  type EditObjectResult,
  EFFECTIVE,
  type EffectiveResult,
  FIELD_PLACES,
  type FieldPlacesResult,
  NON_PRIVILEGED,
  NON_PRIVILEGED_EDIT,
  type NonPrivilegedEditResult,
  type NonPrivilegedResult,
  PAGE,
  type PageResult,
  READ_OBJECT,
  type ReadObjectResult,
  STATUS,
  type StatusResult,
} from '../../../src/protocol/requests.ts';
import { type Client, connect, positionOf } from './connect.ts';

const TEXT = `# calico-version: v3.29.7\n${installation('nonPrivileged: Enabled\nvariant: Calico')}`;
const AT = { position: positionOf(TEXT, 'variant') };
const OTHER = 'apiVersion: v1\nkind: ConfigMap\n';

describe('our own requests', () => {
  let client: Client;
  before(async () => {
    client = await connect();
  });
  after(() => client.close());

  it('effective: the Installation with defaults, and what is written of it', async () => {
    const result = await client.ask<EffectiveResult>(EFFECTIVE, client.open(TEXT), AT);
    assert.equal(result.name, 'default');
    assert.equal(result.targetVersion, '3.29.7');
    assert.match(result.text, /controlPlaneReplicas: 2 # default/);
    assert.doesNotMatch(result.written, /controlPlaneReplicas/);
    assert.match(result.assumptions.join(), /provider/);
  });

  it('compareVersions: from the target version unless another is named', async () => {
    const uri = client.open(TEXT);
    const ask = (params: object) =>
      client.ask<CompareVersionsResult | null>(COMPARE_VERSIONS, uri, { ...AT, ...params });
    const { from, to, markdown } = (await ask({ to: 'v3.32.1' }))!;
    assert.deepEqual([from, to], ['3.29.7', '3.32.1']);
    assert.match(markdown, /nonprivileged-removed/);
    assert.equal((await ask({ from: '3.28', to: '3.32' }))!.from, '3.28.5');
    assert.equal(await ask({ to: 'no version' }), null);
  });

  it('nonPrivileged: all about the mode', async () => {
    const result = await client.ask<NonPrivilegedResult>(NON_PRIVILEGED, client.open(TEXT), AT);
    assert.match(
      result.markdown,
      /^# nonPrivileged in `default`\n\n\*\*Here: on but doubtful at Calico 3\.29\.7/,
    );
    assert.match(result.markdown, /tigera\/operator\/pull\/4433[\s\S]*What is gained[\s\S]*Limits/);
  });

  it('status: of the Installation under the cursor, else of the first', async () => {
    const values = `apiVersion: helm.cattle.io/v1
kind: HelmChart
metadata:
  name: calico
spec:
  chart: tigera-operator
  version: v3.29.7
  valuesContent: |-
    installation:
      calicoNetwork:
        bgp: Disabled
`;
    const text = `${TEXT}---\n${installation('variant: Calico').replace('default', 'overlay')}`;
    const uri = client.open(text);
    const first: StatusResult = {
      targetVersion: '3.29.7',
      targetVersionSource: 'comment',
      form: 'manifest',
      nonPrivileged: 'on but doubtful',
      installations: 2,
    };
    assert.deepEqual(await client.ask(STATUS, uri), first);
    const second = await client.ask<StatusResult>(STATUS, uri, { position: positionOf(text, 'overlay') });
    assert.equal(second.nonPrivileged, 'off');
    const inValues = await client.ask<StatusResult>(STATUS, client.open(values));
    assert.deepEqual(
      [inValues.form, inValues.targetVersion, inValues.targetVersionSource],
      ['Helm values', '3.29.7', 'chart'],
    );
  });

  it('nonPrivilegedEdit: the field, what speaks against it, and the plan where it takes more', async () => {
    const enable = (text: string) =>
      client.ask<NonPrivilegedEditResult>(NON_PRIVILEGED_EDIT, client.open(text), {
        position: positionOf(text, 'spec:'),
        action: 'enable',
      });
    const at = (spec: string) => `# calico-version: v3.26.5\n${installation(spec)}`;
    const simple = await enable(at('variant: Calico'));
    assert.deepEqual([simple.edits.length, simple.caveats, simple.plan], [1, [], undefined]);
    const { edits, caveats, plan } = await enable(at('calicoNetwork:\n  linuxDataplane: BPF'));
    assert.equal(edits.length, 1);
    assert.match(caveats.join(), /`linuxDataplane` is `BPF`/);
    assert.equal(plan!.title, 'Enable nonPrivileged and set linuxDataplane to Iptables: 2 changes');
    const [part, ...others] = plan!.parts;
    assert.deepEqual(others, []);
    assert.match(part!.edits.map(({ newText }) => newText).join(), /Iptables[\s\S]*nonPrivileged: Enabled/);
  });

  it('have nothing to say of a text without an Installation, or of one that is not open', async () => {
    for (const uri of [client.open(OTHER), 'file:///not/open.yaml']) {
      for (const method of [EFFECTIVE, NON_PRIVILEGED, STATUS]) {
        assert.equal(await client.ask(method, uri, { position: { line: 0, character: 0 } }), null);
      }
      const position = { line: 0, character: 0 };
      assert.equal(await client.ask(COMPARE_VERSIONS, uri, { position, to: '3.32.1' }), null);
    }
  });

  it('fieldPlaces: at the value, else at the key of what is written above it', async () => {
    const places = async (text: string, field: string, name?: string) => {
      const [place] = await client.send<FieldPlacesResult>(FIELD_PLACES, { text, fields: [field], name });
      if (!place) return place;
      const { start, end } = place.value;
      return [text.split('\n')[start.line]!.slice(start.character, end.character), place.exact];
    };
    const text = 'metadata:\n  labels: {a.b/c: x}\nspec:\n  pools:\n  - cidr: y\n    in: {z: 1}\n';
    assert.deepEqual(await places(text, 'spec.pools[0].cidr'), ['y', true]);
    assert.deepEqual(await places(text, 'spec.pools[0].in'), ['in', true]);
    assert.deepEqual(await places(text, 'spec.pools[3].cidr'), ['pools', false]);
    assert.deepEqual(await places(text, 'spec.other.cidr'), ['spec', false]);
    assert.deepEqual(await places(text, 'metadata.labels[a.b/c]'), ['x', true]);
    for (const field of ['<nil>', 'patch', '']) assert.equal(await places(text, field), null);
    const list =
      'kind: List\nitems:\n- metadata: {name: a}\n  spec: {x: 1}\n- metadata: {name: b}\n  spec: {x: 2}\n';
    assert.deepEqual(await places(list, 'spec.x', 'b'), ['2', true]);
  });

  it('editObject: sets and removes fields, and leaves the rest as it is', async () => {
    const text = '# c\nspec:\n  a: 1 # why\n  b: 2\n';
    const edit = async (...changes: object[]) =>
      (await client.send<EditObjectResult>(EDIT_OBJECT, { text, changes })).edits;
    assert.deepEqual(await edit({ path: ['spec', 'a'], value: 5 }), [
      { range: { start: { line: 2, character: 5 }, end: { line: 2, character: 6 } }, newText: '5' },
    ]);
    assert.deepEqual(
      (await edit({ path: ['spec', 'b'] })).map(({ newText }) => newText),
      [''],
    );
  });

  it('page: of the code that only editors use, too', async () => {
    const { markdown } = await client.send<PageResult>(PAGE, { id: 'deprecated-field' });
    assert.match(markdown, /`spec\.componentResources` \| from 3\.24\.0/);
  });

  it('readObject: a text as the API server reads it', async () => {
    const read = (text: string) => client.send<ReadObjectResult>(READ_OBJECT, { text });
    assert.deepEqual(await read('# c\na: off\nb: ["1", 0x10]\n---\nc: 1\n'), {
      value: { a: false, b: ['1', 16] },
      problems: [],
    });
    assert.deepEqual(await read('# nothing\n'), { value: null, problems: [] });
    for (const text of ['a: [', 'a: {{ .b }}\n']) {
      const { value, problems } = await read(text);
      assert.equal(value, null, text);
      assert.equal(problems.length > 0, true, text);
    }
  });
});
