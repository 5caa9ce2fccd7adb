import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { installation } from '../../../src/language/rules/sample.ts';
import * as notifications from '../../../src/protocol/notifications.ts';
import type { Request } from '../../../src/protocol/request.ts';
import * as requests from '../../../src/protocol/requests.ts';
import type { InText } from '../../../src/protocol/text.ts';
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
  const ask = <Params extends InText, Result>(
    asked: Request<Params, Result>,
    uri: string,
    params: Omit<Params, 'textDocument'>,
  ) => client.request(asked, { textDocument: { uri }, ...params } as Params);

  it('have the names that other editors know', () => {
    const names = Object.values({ ...requests, ...notifications }).map(({ method }) => method);
    assert.deepEqual(
      names.sort(),
      [
        'cluster',
        'compareVersions',
        'editObject',
        'effective',
        'fieldPlaces',
        'installationAt',
        'knowledge',
        'nonPrivileged',
        'nonPrivilegedEdit',
        'page',
        'ping',
        'readObject',
        'releases',
        'status',
        'syntaxDiagnostics',
        'targetVersionEdit',
      ].map((name) => `calicoInstallation/${name}`),
    );
  });

  it('installationAt: the Installation under the cursor, as a manifest of its own', async () => {
    const result = (await ask(requests.installationAt, client.open(TEXT), AT))!;
    assert.deepEqual([result.name, result.whole, result.targetVersion], ['default', true, '3.29.7']);
    assert.deepEqual([result.targetVersionSource, result.errors], ['comment', []]);
    assert.match(result.manifest, /^kind: Installation$/m);
    assert.deepEqual(result.range.start, positionOf(TEXT, 'apiVersion'));
  });

  it('targetVersionEdit: the comment with the other version', async () => {
    const params = { ...AT, version: '3.28.5' };
    const { edits } = (await ask(requests.targetVersionEdit, client.open(TEXT), params))!;
    assert.match(edits.map(({ newText }) => newText).join(), /3\.28\.5/);
  });

  it('releases: the newest first; ping: null', async () => {
    const releases = await client.request(requests.releases, {});
    assert.equal(releases.indexOf('3.29.7') < releases.indexOf('3.28.5'), true);
    assert.equal(await client.request(requests.ping, {}), null);
  });

  it('effective: the Installation with defaults, and what is written of it', async () => {
    const result = (await ask(requests.effective, client.open(TEXT), AT))!;
    assert.equal(result.name, 'default');
    assert.equal(result.targetVersion, '3.29.7');
    assert.match(result.text, /controlPlaneReplicas: 2 # default/);
    assert.doesNotMatch(result.written, /controlPlaneReplicas/);
    assert.match(result.assumptions.join(), /provider/);
  });

  it('compareVersions: from the target version unless another is named', async () => {
    const uri = client.open(TEXT);
    const compare = (between: { from?: string; to: string }) =>
      ask(requests.compareVersions, uri, { ...AT, ...between });
    const { from, to, markdown } = (await compare({ to: 'v3.32.1' }))!;
    assert.deepEqual([from, to], ['3.29.7', '3.32.1']);
    assert.match(markdown, /nonprivileged-removed/);
    assert.equal((await compare({ from: '3.28', to: '3.32' }))!.from, '3.28.5');
    assert.equal(await compare({ to: 'no version' }), null);
  });

  it('nonPrivileged: all about the mode', async () => {
    const result = (await ask(requests.nonPrivileged, client.open(TEXT), AT))!;
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
    const first: requests.StatusResult = {
      targetVersion: '3.29.7',
      targetVersionSource: 'comment',
      form: 'manifest',
      nonPrivileged: 'on but doubtful',
      installations: 2,
    };
    assert.deepEqual(await ask(requests.status, uri, {}), first);
    const second = (await ask(requests.status, uri, { position: positionOf(text, 'overlay') }))!;
    assert.equal(second.nonPrivileged, 'off');
    const inValues = (await ask(requests.status, client.open(values), {}))!;
    assert.deepEqual(
      [inValues.form, inValues.targetVersion, inValues.targetVersionSource],
      ['Helm values', '3.29.7', 'chart'],
    );
  });

  it('nonPrivilegedEdit: the field, what argues against it, and the plan where it takes more', async () => {
    const enable = async (text: string) => {
      const position = positionOf(text, 'spec:');
      return (await ask(requests.nonPrivilegedEdit, client.open(text), { position, action: 'enable' }))!;
    };
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
      for (const asked of [requests.effective, requests.nonPrivileged, requests.status]) {
        assert.equal(await client.ask(asked.method, uri, { position: { line: 0, character: 0 } }), null);
      }
      const position = { line: 0, character: 0 };
      assert.equal(await ask(requests.compareVersions, uri, { position, to: '3.32.1' }), null);
    }
  });

  it('fieldPlaces: at the value, else at the key of what is written above it', async () => {
    const places = async (text: string, field: string, name?: string) => {
      const [place] = await client.request(requests.fieldPlaces, { text, fields: [field], name });
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
    const edit = async (...changes: requests.EditObjectParams['changes']) =>
      (await client.request(requests.editObject, { text, changes })).edits;
    assert.deepEqual(await edit({ path: ['spec', 'a'], value: 5 }), [
      { range: { start: { line: 2, character: 5 }, end: { line: 2, character: 6 } }, newText: '5' },
    ]);
    assert.deepEqual(
      (await edit({ path: ['spec', 'b'] })).map(({ newText }) => newText),
      [''],
    );
  });

  it('page: of the code that only editors use, too', async () => {
    const { markdown } = (await client.request(requests.page, { id: 'deprecated-field' }))!;
    assert.match(markdown, /`spec\.componentResources` \| from 3\.24\.0/);
  });

  it('readObject: a text as the API server reads it', async () => {
    const read = (text: string) => client.request(requests.readObject, { text });
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
